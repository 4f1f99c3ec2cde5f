namespace WarmTransfer.Core.Calls;

/// <summary>A busy colleague is asked for a consultation. Nothing rings; it begins as soon as they are free.</summary>
/// <param name="By">The owner of the call, who asks.</param>
/// <param name="Until">When it has come to nothing by itself.</param>
/// <param name="Accepted">They have said that they come after what keeps them busy.</param>
public sealed record ConsultRequest(AgentId By, AgentId To, Briefing Briefing, DateTimeOffset At, DateTimeOffset Until, bool Accepted = false);

/// <summary>What somebody says who was asked for a consultation while they were busy.</summary>
public enum ConsultAnswer
{
    /// <summary>They are rung as soon as they are free, before any other call.</summary>
    After,

    /// <summary>They are rung at once. Only in the work after a call: a browser phone takes one call at a time.</summary>
    Now,

    Decline,
}

/// <summary>How a request for a consultation came to nothing.</summary>
public enum ConsultRequestEnding
{
    Declined,

    /// <summary>Neither answered nor free in time.</summary>
    NotAnswered,

    /// <summary>Accepted, and not free in time.</summary>
    NotFree,

    /// <summary>Whoever asked has withdrawn it, or has the call no longer.</summary>
    Withdrawn,
}

/// <summary>Who was asked for a consultation and does not come, and why.</summary>
/// <param name="Why">What they have said of it; null: nothing.</param>
public sealed record ConsultRequestFailure(AgentId To, ConsultRequestEnding Ending, DeclineReason? Why, DateTimeOffset At);

/// <summary>
/// Requests for a consultation with a colleague who is busy: one at a time in a call, of its owner. Nobody's call is touched before the colleague is free: customer and owner talk on, and whoever is
/// asked goes on with theirs. Then it is a consultation like any other.
/// </summary>
internal static class ConsultRequests
{
    public static Step Ask(Call call, CallEvent.Intent.RequestConsult i, CallPolicy policy, DateTimeOffset now) => (call.Phase, i.Target) switch
    {
        (CallPhase.CallingOut, _) => Intents.NotAnswered(call),
        (not CallPhase.Talking, _) => Step.Refuse(call, RefusalCode.WrongPhase, $"A transfer is under way already."),
        _ when call.ConsultRequest is not null => Step.Refuse(call, RefusalCode.WrongPhase, $"You have asked a colleague already."),
        _ when TransferIntents.Refuse(i, policy) is { } refusal => Step.Refuse(call, refusal.Code, refusal.Reason),
        (_, Target.Colleague to) => Wait(
            call with { LastFailure = null, LastRequestFailure = null },
            new ConsultRequest(i.By, to.Agent, i.Briefing, now, now + policy.ConsultRequestTime)),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"Only a colleague can be asked: choose an agent."),
    };

    public static Step Answer(Call call, CallEvent.Intent.AnswerConsultRequest i, CallPolicy policy, DateTimeOffset now) => (call.ConsultRequest, i.Answer) switch
    {
        _ when !WasAsked(call, i.By) => Step.Refuse(call, RefusalCode.NotYourCall, $"You have no part in this call."),
        var (request, _) when request?.To != i.By => NotAsked(call),
        ({ } request, ConsultAnswer.After) => Wait(call, request with { Accepted = true, Until = request.Accepted ? request.Until : now + policy.AcceptedRequestTime }),
        (_, ConsultAnswer.Now) => Begin(call, i.By, atOnce: true, now),
        ({ } request, ConsultAnswer.Decline) => Step.Of(Failed(call, request, ConsultRequestEnding.Declined, i.Why, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(i), i.Answer, "Not an answer."),
    };

    /// <summary>From here on it is a consultation: the customer is put on hold, then the colleague is rung.</summary>
    /// <param name="atOnce">They do not wait for the end of the work after their last call.</param>
    public static Step Begin(Call call, AgentId agent, bool atOnce, DateTimeOffset now)
    {
        if (call.ConsultRequest is not { } request || request.To != agent) return NotAsked(call);
        if (call.Phase is not CallPhase.Talking talking) return Step.Refuse(call, RefusalCode.WrongPhase, $"Your colleague's phone is not connected at the moment.");
        var (planned, leg) = Dialling.Plan(call, Target.To(agent), now);
        var begun = planned.With(leg with { Requested = atOnce }).Go(new CallPhase.Consulting(talking.Owner, leg.Id), now);
        return TransferIntents.KeepRoomWithout(begun with { ConsultRequest = null, Handover = new Handover(request.By, request.Briefing, now) }, talking.Owner);
    }

    /// <summary>It waits for as long as whoever asked has the call, and not longer than its time. An owner who is lost may come back to it.</summary>
    public static Step Follow(Call call, DateTimeOffset now) => call.ConsultRequest switch
    {
        null => Step.Of(call),
        var request when !Has(call, request.By) => Withdraw(call, request, now),
        var request when request.Until <= now => Step.Of(Failed(call, request, request.Accepted ? ConsultRequestEnding.NotFree : ConsultRequestEnding.NotAnswered, null, now)),
        _ => Step.Of(call),
    };

    public static Step Withdraw(Call call, ConsultRequest request, DateTimeOffset now) => Step.Of(Failed(call, request, ConsultRequestEnding.Withdrawn, null, now));

    private static bool WasAsked(Call call, AgentId agent) => call.ConsultRequest?.To == agent || call.LastRequestFailure?.To == agent || call.Legs.Exists(leg => leg.Agent == agent);

    private static bool Has(Call call, AgentId by) => call.Phase switch
    {
        CallPhase.Talking p => call[p.Owner].Agent == by,
        CallPhase.Rejoining p => p.Agent == by,
        _ => false,
    };

    private static Step Wait(Call call, ConsultRequest request) => call.ConsultRequest == request
        ? Step.Of(call)
        : Step.Of(call with { ConsultRequest = request }, new CallEffect.StartTimer(new CallEvent.Fact.ConsultRequestTimeUp(request.To), request.Until));

    private static Call Failed(Call call, ConsultRequest request, ConsultRequestEnding ending, DeclineReason? why, DateTimeOffset now) =>
        call with { ConsultRequest = null, LastRequestFailure = new ConsultRequestFailure(request.To, ending, why, now) };

    private static Step NotAsked(Call call) => Step.Refuse(call, RefusalCode.WrongPhase, $"You are not asked any more.");
}
