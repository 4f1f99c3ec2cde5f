using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Web.Calls;

/// <summary>An event for a call, who brings it, and the key under which a second delivery is recognised.</summary>
internal sealed record Post(CallId Call, CallEvent Event, string Actor, string? DedupeKey = null, DateTimeOffset? ReceivedAt = null);

/// <summary>The call after a post; null when there is no such call.</summary>
internal sealed record Outcome(Call? Call, Refusal? Refusal)
{
    public static Outcome UnknownCall { get; } = new(null, new Refusal(RefusalCode.Unknown, "There is no such call."));
}

/// <summary>The one door through which events reach a call: load, apply, and save call, event and effects in one transaction.</summary>
internal sealed class Desk(
    IDbContextFactory<WarmTransferDb> databases, CallMachine machine, AgentMachine agents, WriteGate gate, Board board, LiveFigures figures, OutboxSignal outbox, TimeProvider clock)
{
    public Task<Outcome> Post(Post post, CancellationToken cancel) => gate.Change(() => Transact(post, cancel), cancel);

    private async Task<Outcome> Transact(Post post, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Calls.FindAsync([post.Call.Value], cancel);
        if (await FindFirst(db, post, cancel) is { } first)
            return new Outcome(row?.Read(), Again(first, post));

        var (before, now) = (row?.Read(), Now());
        if (Apply(before, post, now) is not { } step) return Outcome.UnknownCall;
        var updates = await AgentUpdates.Load(agents, db, before, step.Call, cancel);
        var refusal = step.Refusal ?? updates.Apply(now);
        var record = db.Events.Add(Record(post, refusal, now)).Entity;
        if (refusal is null) Save(db, row, before, step, record, post, updates);
        else updates.Undo(db);
        await db.SaveChangesAsync(cancel);
        if (refusal is not null) return new Outcome(before, refusal);
        Announce(step, db.Calls.Local.FirstOrDefault()?.Version ?? 0, updates);
        return new Outcome(step.Call, null);
    }

    private static async Task<EventRow?> FindFirst(WarmTransferDb db, Post post, CancellationToken cancel) => post.DedupeKey is { } key
        ? await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.DedupeKey == key, cancel)
        : null;

    // The outcome is for whoever asked: a command's id in other hands tells nothing and does nothing.
    private static Refusal? Again(EventRow first, Post post) => (first.Actor, first.CallId) == (post.Actor, post.Call.Value)
        ? first.Refusal is { } json ? Json.Read<Refusal>(json) : null
        : new Refusal(RefusalCode.Taken, "Another command has this id already.");

    // As exact as it is kept, so that a replay of the events ends in the very same call.
    private DateTimeOffset Now() => clock.GetUtcNow().ToMilliseconds();

    private Step? Apply(Call? before, Post post, DateTimeOffset now) => (before, post.Event) switch
    {
        (null, CallEvent.Fact.CustomerArrived arrival) => new Step(CallMachine.Arrive(post.Call, arrival, now), []),
        (null, _) => null,
        (not null, _) => machine.Apply(before, post.Event, now),
    };

    private static EventRow Record(Post post, Refusal? refusal, DateTimeOffset now) => new()
    {
        CallId = post.Call.Value,
        At = now,
        ReceivedAt = post.ReceivedAt,
        Actor = post.Actor,
        DedupeKey = post.DedupeKey,
        Payload = Json.Write(post.Event),
        Refusal = refusal is null ? null : Json.Write(refusal),
    };

    private static void Save(WarmTransferDb db, CallRow? row, Call? before, Step step, EventRow cause, Post post, AgentUpdates updates)
    {
        if (row is null) db.Calls.Add(CallRow.Of(step.Call));
        else if (step.Call != before) row.Change(step.Call);
        foreach (var effect in step.Effects) db.Outbox.Add(Owe(effect, cause));
        foreach (var entry in SupervisorActions.Of(before, step.Call, post.Event)) db.Audit.Add(AuditRow.Of(entry, cause.At));
        db.AgentStates.AddRange(updates.Over.Select(AgentStateRow.Of));
    }

    private static OutboxRow Owe(CallEffect effect, EventRow cause) => new()
    {
        CallId = cause.CallId,
        Cause = cause,
        Name = effect.Name,
        Payload = Json.Write(effect),
        DueAt = effect is CallEffect.StartTimer timer ? timer.Due : cause.At,
    };

    private void Announce(Step step, int version, AgentUpdates updates)
    {
        var call = new Versioned<Call>(step.Call, version);
        figures.Note(call, updates.Over);
        board.Put(call, updates.Changed);
        if (!step.Effects.IsEmpty) outbox.Wake();
    }
}
