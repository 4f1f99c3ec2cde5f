using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Telephone;

/// <summary>The test calls that are under way. Each is good once, for a minute.</summary>
internal sealed class TestCalls(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, WantedTelephone wanted, TimeProvider clock, ILogger<TestCalls> log)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The token for the address; it cannot be guessed.</summary>
    public async Task<string> Begin(string from, string to, CancellationToken cancel)
    {
        var (token, now) = (RandomNumberGenerator.GetHexString(32, lowercase: true), clock.GetUtcNow());
        await Write(async db =>
        {
            await db.TestCalls.Where(row => row.At < now - Kept).ExecuteDeleteAsync(cancel);
            db.TestCalls.Add(new TestCallRow { Token = token, From = from, To = to, At = now });
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return token;
    }

    public async Task<TestCallRow> Read(string token, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.TestCalls.AsNoTracking().FirstAsync(row => row.Token == token, cancel);
    }

    /// <summary>Twilio asks the address of a call. False: there is no such, it is too late, or it has been asked before.</summary>
    public Task<bool> Asked(string token, CancellationToken cancel) => Write(db => Open(db).Where(row => row.Token == token && row.AskedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.AskedAt, clock.GetUtcNow()), cancel), cancel);

    /// <summary>Whether a call that comes in is such a one, and no customer. Only a call from a number of ours can be; no other waits for the database.</summary>
    public async Task<bool> Arrived(string from, string to, CancellationToken cancel)
    {
        if (!wanted.Has(from)) return false;
        try
        {
            return await Write(db => Open(db).Where(row => row.From == from && row.To == to && row.ArrivedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ArrivedAt, clock.GetUtcNow()), cancel), cancel);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException)
        {
            log.LogWarning("Whether a call from a number of ours is a test call cannot be seen, and it is taken for a customer's: {Reason}", fault.Message);
            return false;
        }
    }

    private IQueryable<TestCallRow> Open(WarmTransferDb db)
    {
        var since = clock.GetUtcNow() - Lifetime;
        return db.TestCalls.Where(row => row.At > since);
    }

    private Task<bool> Write(Func<WarmTransferDb, Task<int>> work, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await work(db) > 0;
    }, cancel);
}
