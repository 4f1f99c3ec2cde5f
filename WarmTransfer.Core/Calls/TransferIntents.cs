namespace WarmTransfer.Core.Calls;

/// <summary>The owner's transfers. One at a time: each starts from an ordinary conversation.</summary>
internal static class TransferIntents
{
    public static Step DialIn(Call call, CallEvent.Intent.DialIn i, CallPolicy policy, DateTimeOffset now) =>
        Begin(call, i, policy, now, (planned, owner, second) =>
            planned.With(second with { EndsRoom = true }).Go(new CallPhase.DiallingIn(owner, second.Id), now));

    public static Step Consult(Call call, CallEvent.Intent.Consult i, CallPolicy policy, DateTimeOffset now) =>
        Begin(call, i, policy, now, (planned, owner, second) => planned.Go(new CallPhase.Consulting(owner, second.Id), now));

    // The end of the room sets the owner free and gives the customer music, in one request.
    public static Step Cold(Call call, CallEvent.Intent.ColdTransfer i, CallPolicy policy, DateTimeOffset now)
    {
        var begun = Begin(call, i, policy, now, (planned, owner, second) =>
            planned.With(planned[owner] with { Released = true }).Go(new CallPhase.Cold(second.Id, i.By), now));
        return begun.Refusal is null ? begun.Then(cold => Step.Of(cold, new CallEffect.EndRoom(cold.Room), new CallEffect.EndLeg(call.Phase.OwnerLeg!.Value))) : begun;
    }

    public static Step Merge(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Consulting p when call[p.Second].IsIn(call.Room) => Step.Of(call.Go(new CallPhase.ThreeWay(p.Owner, p.Second), now)),
        CallPhase.Consulting => NotConnected(call),
        CallPhase.ThreeWay => Step.Refuse(call, RefusalCode.WrongPhase, $"You are all together already."),
        _ => NoTransfer(call),
    };

    public static Step Swap(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Consulting p when call[p.Second].IsIn(call.Room) => Step.Of(call.Go(p with { WithCustomer = !p.WithCustomer }, now)),
        CallPhase.Consulting => NotConnected(call),
        CallPhase.ThreeWay => Step.Refuse(call, RefusalCode.WrongPhase, $"You are all together: nobody is on hold."),
        _ => NoTransfer(call),
    };

    public static Step Cancel(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Talking when call.ConsultRequest is { } request => ConsultRequests.Withdraw(call, request, now),
        CallPhase.DiallingIn p => DropSecond(call, p.Owner, p.Second, now),
        CallPhase.Consulting p => DropSecond(call, p.Owner, p.Second, now),
        CallPhase.ThreeWay p => DropSecond(call, p.Owner, p.Second, now),
        CallPhase.Completing p when call[p.Second].Monitoring is not null => Step.Refuse(call, RefusalCode.WrongPhase, $"A supervisor is taking the call over."),
        CallPhase.Completing p => DropSecond(call, p.Owner, p.Second, now),
        _ => NoTransfer(call),
    };

    public static Step Complete(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Consulting { WithCustomer: true } => Step.Refuse(call, RefusalCode.WrongPhase, $"The second agent is on hold: swap or merge first."),
        CallPhase.Consulting p => Complete(call, p.Owner, p.Second, now),
        CallPhase.ThreeWay p => Complete(call, p.Owner, p.Second, now),
        CallPhase.Completing => Step.Refuse(call, RefusalCode.WrongPhase, $"You are leaving already."),
        CallPhase.DiallingIn => NotConnected(call),
        CallPhase.CallingOut => Intents.NotAnswered(call),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"The customer would be alone: bring a second agent in first, or end the call."),
    };

    /// <summary>The second party goes, ringing or connected; customer and owner talk on.</summary>
    public static Step DropSecond(Call call, LegId owner, LegId second, DateTimeOffset now) =>
        Dialling.CallOff(call.Go(new CallPhase.Talking(owner), now), second, now);

    private static Step Begin(Call call, CallEvent.Intent.Transfer i, CallPolicy policy, DateTimeOffset now, Func<Call, LegId, Leg, Call> go)
    {
        if (call.Phase is CallPhase.CallingOut) return Intents.NotAnswered(call);
        if (call.Phase is not CallPhase.Talking talking) return Step.Refuse(call, RefusalCode.WrongPhase, $"A transfer is under way already.");
        if (Refuse(i, policy) is { } refusal) return Step.Refuse(call, refusal.Code, refusal.Reason);
        var (planned, leg) = Dialling.Plan(call, i.Target, now);
        var second = leg with { Overriding = i.Override };
        var begun = go(planned.With(second), talking.Owner, second) with { LastFailure = null, LastRequestFailure = null, Handover = new Handover(i.By, i.Briefing, now) };
        return KeepRoomWithout(begun, talking.Owner).Then(next => NextExperts.SeekFirst(next, second));
    }

    /// <summary>Why it may not be asked of anybody, or not of this one; null when it may.</summary>
    public static Refusal? Refuse(CallEvent.Intent.Transfer i, CallPolicy policy) => i.Target switch
    {
        _ when TextLengths.Refuse(i) is { } tooLong => tooLong,
        Target.OtherQueue t when !policy.ReturnTimes.ContainsKey(t.Queue) => new(RefusalCode.Unknown, $"There is no such queue."),
        Target.Colleague t when t.Agent == i.By => new(RefusalCode.AgentNotAvailable, $"You are on this call already: choose somebody else."),
        Target.Outside t when policy.Numbers.Refuse(t.Number) is { } notDialled => notDialled,
        var target => policy.Rights.Refuse(i.By, target),
    };

    // An owner who came in by a transfer would end the conference on leaving; from here on somebody else may stay.
    public static Step KeepRoomWithout(Call call, LegId owner) => call[owner] is { EndsRoom: true } leg
        ? Step.Of(call.With(leg with { EndsRoom = false, EndsCall = false }), new CallEffect.SetEndsRoom(owner, call.Room, false))
        : Step.Of(call);

    private static Step Complete(Call call, LegId owner, LegId second, DateTimeOffset now) => call[second].IsIn(call.Room)
        ? Step.Of(call.Go(new CallPhase.Completing(owner, second), now))
        : NotConnected(call);

    private static Step NotConnected(Call call) => Step.Refuse(call, RefusalCode.WrongPhase, $"The second agent is not connected yet.");

    private static Step NoTransfer(Call call) => Step.Refuse(call, RefusalCode.WrongPhase, $"There is no transfer under way.");
}
