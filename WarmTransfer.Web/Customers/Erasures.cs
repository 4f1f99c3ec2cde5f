using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Customers;

/// <summary>Erases somebody: their number at once, and then what people wrote in their calls, call by call. What one process has begun another finishes.</summary>
internal sealed class Erasures(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, CallPapers papers, OldNumbers old, VoicemailDeletions voicemails, CallRecordingDeletions recordings, IAuditLog audit, TimeProvider clock)
{
    public const string Act = "erases a number";
    // What names them may be on its way into the database.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>What would go. Changes nothing.</summary>
    /// <returns>The answer, where nothing can be erased.</returns>
    public async Task<(ErasureScope Scope, ErasureAnswer? Refused)> Look(string number, string reason, CancellationToken cancel)
    {
        var nothing = new ErasureScope(0, 0, 0, 0);
        if (!IsReason(reason)) return (nothing, new(ErasureOutcome.NoReason));
        await old.Move(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var key = NumbersInJson.Key(number.Trim());
        if (await db.Customers.Where(row => row.Number == key).Select(row => row.Id).FirstOrDefaultAsync(cancel) is not { } customer) return (nothing, new(ErasureOutcome.Unknown));
        var calls = db.CustomerCalls.Where(row => row.CustomerId == customer).Select(row => row.CallId);
        return (new(await calls.CountAsync(cancel), await db.Voicemails.CountAsync(row => calls.Contains(row.CallId), cancel), await db.Leads.CountAsync(row => row.CustomerId == customer, cancel), await db.CallRecordings.CountAsync(row => calls.Contains(row.CallId), cancel)), null);
    }

    private static bool IsReason(string reason) => reason.Trim() is { Length: > 0 and <= ErasureAnswer.ReasonMaxLength };

    /// <param name="by">Who wants it, for the audit.</param>
    public async Task<ErasureAnswer> Erase(string number, string reason, string by, CancellationToken cancel)
    {
        if (!IsReason(reason)) return new(ErasureOutcome.NoReason);
        await old.Move(cancel);
        var key = NumbersInJson.Key(number.Trim());
        var answer = await gate.Run(() => Begin(key, cancel), cancel);
        await audit.Write(new AuditEntry(by, Act, answer.Done ? AuditOutcome.Done : AuditOutcome.Denied, $"{new NumberMask(shown: false).Of(key)}: {(answer.Done ? reason.Trim() : answer.Text.English)}"));
        if (answer.Done) await Finish(cancel);
        return answer;
    }

    /// <summary>Finishes what was begun; how many calls were gone through.</summary>
    public async Task<int> Finish(CancellationToken cancel)
    {
        var calls = 0;
        while (await Open(cancel) is { } erasure)
        {
            while (await NextCall(erasure, cancel) is { } call)
            {
                await voicemails.DeleteOf(call, cancel);
                await recordings.DeleteOf(call, cancel);
                await papers.Rewrite(call, json => NumbersInJson.Forget(NumbersInJson.Blank(json), erasure.CustomerId), cancel);
                await Write(db => NoteStore.Delete(db, call, cancel), cancel);
                await Write(db => TranscriptStore.Delete(db, call, cancel), cancel);
                await Write(db => db.CustomerCalls.Where(row => row.CustomerId == erasure.CustomerId && row.CallId == call).ExecuteDeleteAsync(cancel), cancel);
                calls++;
            }

            // One that was on its way as the number went.
            await Write(db => db.Leads.Where(row => row.CustomerId == erasure.CustomerId).ExecuteDeleteAsync(cancel), cancel);
            await Write(db => db.PhoneBook.Where(row => row.CustomerId == erasure.CustomerId).ExecuteDeleteAsync(cancel), cancel);
            var now = clock.GetUtcNow();
            await Write(db => db.Erasures.Where(row => row.Id == erasure.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, now), cancel), cancel);
        }

        return calls;
    }

    private async Task<ErasureAnswer> Begin(string number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var answer = await Begin(db, number, cancel);
            if (answer.Done) await transaction.CommitAsync(cancel);
            return answer;
        });
    }

    private async Task<ErasureAnswer> Begin(WarmTransferDb db, string number, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancel) is not { } customer) return new(ErasureOutcome.Unknown);
        var links = db.CustomerCalls.Where(row => row.CustomerId == customer.Id);
        if (await links.AnyAsync(link => db.Calls.Any(call => call.Id == link.CallId && call.Live), cancel)) return new(ErasureOutcome.Live);
        var (now, calls) = (clock.GetUtcNow(), await links.CountAsync(cancel));
        // In the same moment as it is judged: who calls just now is not lost.
        if (await db.Customers.Where(row => row.Id == customer.Id && row.LastSeen <= now - Grace).ExecuteDeleteAsync(cancel) == 0) return new(ErasureOutcome.JustNow);
        await db.Leads.Where(row => row.CustomerId == customer.Id).ExecuteDeleteAsync(cancel);
        await db.PhoneBook.Where(row => row.CustomerId == customer.Id).ExecuteDeleteAsync(cancel);
        db.Erasures.Add(new ErasureRow { CustomerId = customer.Id, RequestedAt = now });
        await db.SaveChangesAsync(cancel);
        return new(ErasureOutcome.Erased, calls);
    }

    private async Task<ErasureRow?> Open(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Erasures.AsNoTracking().Where(row => row.DoneAt == null).OrderBy(row => row.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<string?> NextCall(ErasureRow erasure, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.CustomerCalls.Where(row => row.CustomerId == erasure.CustomerId).Select(row => row.CallId).FirstOrDefaultAsync(cancel);
    }

    private Task<int> Write(Func<WarmTransferDb, Task<int>> change, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await change(db);
    }, cancel);
}
