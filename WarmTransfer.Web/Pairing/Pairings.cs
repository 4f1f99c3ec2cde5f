using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Pairing;

/// <summary>What a screen knows of itself while it waits.</summary>
/// <param name="Secret">Only its browser has it.</param>
/// <param name="Code">What it shows.</param>
internal sealed record Waiting(string Secret, string Code);

/// <summary>The screens that wait to be paired, in the database of all nodes: few at a time, each for ten minutes.</summary>
internal sealed class Pairings(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    internal const int MostOfOneNetwork = 20, Most = 500;
    private const int SecretBytes = 32;

    /// <summary>Null: too many wait already, there or in all.</summary>
    public Task<Waiting?> Begin(string network, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        await db.Pairings.Where(row => row.Until <= now).ExecuteDeleteAsync(cancel);
        if (await db.Pairings.CountAsync(cancel) >= Most || await db.Pairings.CountAsync(row => row.Network == network, cancel) >= MostOfOneNetwork) return null;
        var waiting = new Waiting(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)), PairingCode.Make());
        db.Pairings.Add(new PairingRow
        {
            Id = PairingCode.HashOf(waiting.Secret), CodeHash = PairingCode.HashOf(waiting.Code), Network = network, Until = now + Lifetime,
        });
        await db.SaveChangesAsync(cancel);
        return waiting;
    }, cancel);

    /// <summary>Null: the code has been used, or its time is over.</summary>
    public async Task<PairingRow?> Find(Waiting waiting, CancellationToken cancel)
    {
        var id = PairingCode.HashOf(waiting.Secret);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Open(db).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>Gives the screen that shows this code its account. False: none shows it, or it has one.</summary>
    public Task<bool> Give(string code, string userId, CancellationToken cancel)
    {
        var hash = PairingCode.HashOf(code);
        return Change(db => Open(db).Where(row => row.CodeHash == hash && row.UserId == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.UserId, userId), cancel), cancel);
    }

    /// <summary>False: it has been taken already.</summary>
    public Task<bool> Take(PairingRow pairing, CancellationToken cancel) => Change(db => db.Pairings.Where(row => row.Id == pairing.Id).ExecuteDeleteAsync(cancel), cancel);

    private IQueryable<PairingRow> Open(WarmTransferDb db)
    {
        var now = clock.GetUtcNow();
        return db.Pairings.Where(row => row.Until > now);
    }

    private Task<bool> Change(Func<WarmTransferDb, Task<int>> change, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await change(db) == 1;
    }, cancel);
}
