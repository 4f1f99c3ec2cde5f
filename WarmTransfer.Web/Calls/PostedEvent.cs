using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Calls;

/// <summary>An event on its way to a call: call, agents, event and effects change together or not at all.</summary>
internal sealed class PostedEvent(Post post, CallMachine machine, AgentMachine agents, TimeProvider clock) : Change
{
    private readonly string _payload = Json.Write(post.Event);
    // It is committed together with what others have asked.
    private readonly AuditOrigin? _origin = AuditOrigin.Current;
    // By the key an effect finds the event because of which it is owed.
    private readonly string _key = post.DedupeKey ?? $"{Guid.CreateVersion7()}";

    public Outcome Outcome { get; private set; } = Outcome.UnknownCall;

    public override async ValueTask Apply(Draft draft)
    {
        Outcome = draft.FindFirst(_key) is { } first
            ? new Outcome(await draft.Calls.Find(post.Call), Again(first))
            : await Apply(draft, await draft.Calls.RelyOn(post.Call), clock.GetUtcNow().ToMilliseconds());
    }

    // The outcome is for whoever asked: a command's id in other hands tells nothing and does nothing.
    private Refusal? Again(Delivery first) => (first.Actor, first.Call) == (post.Actor, post.Call.Value)
        ? first.Refusal
        : new Refusal(RefusalCode.Taken, $"Another command has this id already.");

    // The instant is as exact as it is kept, so that a replay of the events ends in the very same call.
    private async ValueTask<Outcome> Apply(Draft draft, Call? before, DateTimeOffset now)
    {
        if (Step(before, now) is not { } step) return Outcome.UnknownCall;
        var updates = await AgentUpdates.Of(agents, draft, before, step.Call, now);
        var refusal = step.Refusal ?? post.Denied ?? updates.Refusal;
        var record = Record(refusal, now);
        if (refusal is null) Enter(draft, before, step, updates, record);
        if (refusal is null || !IsOfStranger(refusal, before) && before is not null) draft.Add(record, refusal);
        return new Outcome(refusal is null ? step.Call : before, refusal);
    }

    // A call that was not begun leaves nothing behind either. Anybody can ask anything of any call: that is in the audit, and no part of the call.
    private bool IsOfStranger(Refusal refusal, Call? call) =>
        refusal.Code is RefusalCode.NotYourCall or RefusalCode.NotPermitted
        && post.Event is CallEvent.Intent { Actor: { } actor } && call?.Legs.Exists(leg => leg.Agent == actor) != true;

    private Step? Step(Call? before, DateTimeOffset now) => (before, post.Event) switch
    {
        (null, CallEvent.Fact.CustomerArrived arrival) => new Step(CallMachine.Arrive(post.Call, arrival, now), []),
        (null, CallEvent.Intent.CallOut begin) => machine.Begin(post.Call, begin, now),
        (null, CallEvent.Intent.CallCustomer begin) => machine.Begin(post.Call, begin, now),
        (null, _) => null,
        (not null, _) => machine.Apply(before, post.Event, now),
    };

    private EventRow Record(Refusal? refusal, DateTimeOffset now) => new()
    {
        CallId = post.Call.Value,
        At = now,
        ReceivedAt = post.ReceivedAt,
        Actor = post.Actor,
        DedupeKey = _key,
        Payload = refusal is null ? _payload : RefusedPayload.Of(_payload),
        Refusal = refusal is null ? null : Json.Write(refusal),
    };

    private void Enter(Draft draft, Call? before, Step step, AgentUpdates updates, EventRow cause)
    {
        OutboxRow[] owed = [.. step.Effects.Select(effect => Owe(effect, cause))];
        AuditRow[] audit = [.. SupervisorActions.Of(before, step.Call, post.Event).Append(OutsideDials.Of(post)).OfType<AuditEntry>().Select(entry => AuditRow.Of(entry.From(_origin), cause.At))];
        if (step.Call != before) draft.Calls.Put(post.Call, step.Call);
        foreach (var agent in updates.Agents) draft.Agents.Put(agent.Id, agent);
        draft.Over.AddRange(updates.Over);
        draft.WrapUps.AddRange(updates.WrapUps);
        draft.Outbox.AddRange(owed);
        draft.Audit.AddRange(audit);
    }

    private static OutboxRow Owe(CallEffect effect, EventRow cause) => new()
    {
        CallId = cause.CallId,
        Cause = cause,
        Name = effect.Name,
        Payload = Json.Write(effect),
        DueAt = effect is CallEffect.StartTimer timer ? timer.Due : cause.At,
    };
}
