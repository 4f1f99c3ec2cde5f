using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Transcripts;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Retention;

/// <summary>Deletes what has been kept for long enough, a few rows in each transaction: whoever carries a call waits for no more than that.</summary>
internal sealed class RetentionRun(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, CallWalk walk, CallPapers papers, Breaks breaks, VoicemailDeletions voicemails, CallRecordingDeletions recordings, IOptions<RetentionOptions> options, TimeProvider clock)
{
    internal const int Step = 100;
    private const string Texts = "texts", Transcripts = "transcripts", Outbox = "outbox", Events = "events";

    /// <summary>What was deleted, by kind; empty when nothing was due.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Run(CancellationToken cancel)
    {
        var kept = options.Value;
        var deleted = new Dictionary<string, int>
        {
            ["texts of calls"] = await Walk(Texts, kept.TextDays, DeleteTexts, cancel),
            ["transcripts of calls"] = await Walk(Transcripts, Math.Min(kept.TranscriptDays, kept.CallDays), (call, token) => Write(db => TranscriptStore.Delete(db, call, token), token), cancel),
            ["effects of calls"] = await Walk(Outbox, kept.OutboxDays, DeleteOutbox, cancel),
            ["timelines of calls"] = await Walk(Events, kept.EventDays, DeleteEvents, cancel),
            // Without its timeline nobody knows what is where on it, nor what is to be muted.
            ["recordings"] = await Repeat(() => recordings.DeleteSome(Before(Math.Min(kept.RecordingDays, kept.EventDays)), Step, cancel), cancel),
            ["voicemails"] = await Repeat(() => voicemails.DeleteSome(Before(Math.Min(kept.VoicemailDays, kept.CallDays)), Step, cancel), cancel),
            ["calls"] = await Repeat(() => DeleteCalls(Before(kept.CallDays), cancel), cancel),
            ["leads"] = await Repeat(() => DeleteLeads(Before(kept.CallDays), cancel), cancel),
            ["dispositions"] = await Repeat(() => DeleteWrapUps(Before(kept.CallDays), cancel), cancel),
            ["dialled numbers"] = await Repeat(() => DeleteDialled(Before(kept.CallDays), cancel), cancel),
            ["customers"] = await Repeat(() => DeleteCustomers(Before(kept.CallDays), cancel), cancel),
            ["states of agents"] = await Repeat(() => DeleteStates(Before(kept.AgentStateDays), cancel), cancel),
        };
        return deleted.Where(kind => kind.Value > 0).ToDictionary();
    }

    private DateTimeOffset Before(int days) => clock.GetUtcNow() - TimeSpan.FromDays(days);

    private Task<int> Walk(string name, int days, Func<string, CancellationToken, Task> work, CancellationToken cancel) =>
        Repeat(() => walk.Step(name, Before(days), work, cancel), cancel);

    private async Task<int> Repeat(Func<Task<int>> step, CancellationToken cancel)
    {
        var all = 0;
        for (var some = await step(); some > 0; some = await step())
        {
            all += some;
            await breaks.Take(cancel);
        }

        return all;
    }

    private async Task DeleteTexts(string call, CancellationToken cancel)
    {
        await papers.Rewrite(call, NumbersInJson.Blank, cancel);
        await Write(db => NoteStore.Delete(db, call, cancel), cancel);
    }

    private async Task DeleteOutbox(string call, CancellationToken cancel) =>
        await Repeat(() => Write(db => db.Outbox.Where(row => db.Outbox.Where(one => one.CallId == call && one.DoneAt != null).OrderBy(one => one.Id).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel), cancel);

    // What was owed because of an event goes before it, done or not: the call is long over.
    private async Task DeleteEvents(string call, CancellationToken cancel)
    {
        await Repeat(() => Write(db => db.Outbox.Where(row => db.Outbox.Where(one => one.CallId == call).OrderBy(one => one.Id).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel), cancel);
        await Repeat(() => Write(db => db.Events.Where(row => db.Events.Where(one => one.CallId == call).OrderBy(one => one.Id).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel), cancel);
    }

    private async Task<int> DeleteCalls(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var calls = await db.Calls.Where(row => !row.Live && row.ArrivedAt < before).OrderBy(row => row.ArrivedAt).Select(row => row.Id).Take(CallWalk.Stride).ToListAsync(cancel);
        foreach (var call in calls) await DeleteCall(call, cancel);
        return calls.Count;
    }

    private async Task DeleteCall(string call, CancellationToken cancel)
    {
        await DeleteEvents(call, cancel);
        await Write(db => db.LegQualities.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel), cancel);
        await Write(db => NoteStore.Delete(db, call, cancel), cancel);
        await Write(db => TranscriptStore.Delete(db, call, cancel), cancel);
        await Write(db => db.WrapUps.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel), cancel);
        await Write(db => db.CustomerCalls.Where(row => row.CallId == call).ExecuteDeleteAsync(cancel), cancel);
        await Write(db => db.Calls.Where(row => row.Id == call).ExecuteDeleteAsync(cancel), cancel);
    }

    // Said of a call that had gone already.
    private async Task<int> DeleteWrapUps(DateTimeOffset before, CancellationToken cancel) => await Write(db => db.WrapUps
        .Where(row => db.WrapUps.Where(one => one.At < before).OrderBy(one => one.At).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);

    // Open or not: nobody calls back after so long.
    private async Task<int> DeleteLeads(DateTimeOffset before, CancellationToken cancel) => await Write(db => db.Leads
        .Where(row => db.Leads.Where(one => one.LastAt < before).OrderBy(one => one.LastAt).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);

    // In the same moment as it is judged: who calls just now is not lost.
    private async Task<int> DeleteCustomers(DateTimeOffset before, CancellationToken cancel) => await Write(db => db.Customers
        .Where(row => db.Customers.Where(one => one.LastSeen < before && !db.CustomerCalls.Any(link => link.CustomerId == one.Id) && !db.PhoneBook.Any(kept => kept.CustomerId == one.Id)).OrderBy(one => one.LastSeen).Take(Step).Select(one => one.Id).Contains(row.Id) && row.LastSeen < before)
        .ExecuteDeleteAsync(cancel), cancel);

    // A favourite stays until its agent removes it; that it was dialled is forgotten.
    private async Task<int> DeleteDialled(DateTimeOffset before, CancellationToken cancel)
    {
        await Write(db => db.PhoneBook.Where(row => row.Favourite && row.DialledAt < before).ExecuteUpdateAsync(set => set.SetProperty(row => row.DialledAt, (DateTimeOffset?)null), cancel), cancel);
        return await Write(db => db.PhoneBook.Where(row => !row.Favourite && row.DialledAt < before).ExecuteDeleteAsync(cancel), cancel);
    }

    private async Task<int> DeleteStates(DateTimeOffset before, CancellationToken cancel) => await Write(db => db.AgentStates
        .Where(row => db.AgentStates.Where(one => one.Until < before).OrderBy(one => one.Until).Take(Step).Select(one => one.Id).Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);

    private Task<int> Write(Func<WarmTransferDb, Task<int>> delete, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await delete(db);
    }, cancel);
}
