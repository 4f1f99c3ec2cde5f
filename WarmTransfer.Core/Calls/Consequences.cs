namespace WarmTransfer.Core.Calls;

/// <summary>What follows for the call from what its legs are now. Each rule is one move; the machine repeats them until none applies.</summary>
internal static class Consequences
{
    public static Step Of(Call call, CallPolicy policy, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Ended p => EndOfCall.LetGo(call, p, policy),
        CallPhase.CallingOut p => Outbound.Settle(call, call[p.Owner], now),
        CallPhase.CallingCustomer => Outbound.Settle(call, now),
        _ when !call.Customer.IsLive => Step.Of(call.Go(new CallPhase.Ended(call.Phase is CallPhase.InFlow ? EndReason.LeftInFlow : EndReason.CustomerLeft, now), now)),
        CallPhase.InFlow when call.Customer.Room > 0 => Step.Of(FlowFacts.Enter(call, call.Queue, now)),
        CallPhase.Offered p => Offers.Settle(call, p, now),
        CallPhase.Overflowing p => Waits.Leave(call, p, now),
        CallPhase.Cold p => Cold(call, call[p.Second], p.From, policy, now),
        CallPhase.Talking p => Talking(call, call[p.Owner], policy, now),
        CallPhase.DiallingIn p => DiallingIn(call, call[p.Owner], call[p.Second], policy, now),
        CallPhase.Consulting p => Consulting(call, p, call[p.Owner], call[p.Second], policy, now),
        CallPhase.ThreeWay p => Together(call, call[p.Owner], call[p.Second], policy, now),
        CallPhase.Completing p => Completing(call, call[p.Owner], call[p.Second], policy, now),
        _ => Step.Of(call),
    };

    // Nobody took the call over, so it goes to the next agent of the queue, or back to the one it came from.
    private static Step Cold(Call call, Leg second, AgentId from, CallPolicy policy, DateTimeOffset now) => second.Progress switch
    {
        LegProgress.Ended when NextExperts.Follow(call, second, policy) => Step.Of(NextExperts.LetPass(call, second, now).Go(new CallPhase.Waiting(), now)),
        LegProgress.Ended when policy.TakesMessages(call) && !second.Released && !call.AgentLegs.Any(call.IsMonitoring) => Waits.LeaveMessage(Failed(call, second, now), now),
        LegProgress.Ended => Step.Of(Failed(call, second, now).Go(new CallPhase.Waiting(from), now)),
        LegProgress.Admitted => Step.Of(Offers.Answered(call, second.Id, now)),
        _ => Step.Of(call),
    };

    private static Step Talking(Call call, Leg owner, CallPolicy policy, DateTimeOffset now) => owner switch
    {
        { IsLive: true } when IsForsaken(call, owner) => Move(call),
        { IsLive: true, EndsRoom: false } when policy.HasFallbackFor(call) && owner.IsIn(call.Room) => NobodyStaysAlone(call, owner),
        { IsLive: true } => Step.Of(call),
        { EndsCall: true } => Step.Of(call.Go(new CallPhase.Ended(EndReason.AgentLeft, now), now)),
        { Agent: { } agent } => AwaitReturn(call, agent, policy, now),
        _ => Park(call, new CallPhase.Waiting(), now),
    };

    // Everybody else has left, and the owner, who was let in, is not there yet and perhaps never will be: the customer hears nobody.
    private static bool IsForsaken(Call call, Leg owner) => call.Customer is { Held: false } customer && customer.IsIn(call.Room)
        && (owner.Room < call.Room || owner.Presence == Presence.NotYet)
        && call.AgentLegs.Any(leg => leg.Monitoring is null && leg.Room == call.Room && leg.Presence != Presence.NotYet)
        && !call.AgentLegs.Any(leg => leg.Monitoring is null && leg.IsIn(call.Room));

    private static Step Move(Call call) => Step.Of(call with { Room = call.Room + 1 }, new CallEffect.EndRoom(call.Room));

    // Should the only agent be lost while nobody here is listening, Twilio ends the room by itself: the customer hears the fallback
    // instead of silence. Where there is none it would end their call, and silence until we are back is better than that.
    private static Step NobodyStaysAlone(Call call, Leg owner) =>
        Step.Of(call.With(owner with { EndsRoom = true }), new CallEffect.SetEndsRoom(owner.Id, call.Room, true));

    // A browser that was reloaded or has crashed looks like this: the agent has a moment to come back.
    private static Step AwaitReturn(Call call, AgentId agent, CallPolicy policy, DateTimeOffset now) =>
        Park(call, new CallPhase.Rejoining(agent, now + policy.RejoinTime), now).Then(UntilTimeIsUp);

    // The second agent's phone rings already: whoever is there first has the call.
    private static Step RingOn(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => LostOwner(owner, policy, now) is { } lost
        ? Park(call, new CallPhase.Offered([second.Id], lost), now).Then(UntilTimeIsUp)
        : Park(call, new CallPhase.Offered([second.Id]), now);

    private static Step UntilTimeIsUp(Call call)
    {
        var lost = call.Phase.Rejoinable!;
        return Step.Of(call, new CallEffect.StartTimer(new CallEvent.Fact.RejoinTimeUp(lost.Agent), lost.Until));
    }

    private static Step DiallingIn(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => (owner.IsLive, second.Progress) switch
    {
        (true, LegProgress.Ended) when NextExperts.Seek(call, second, policy, now) is { } sought => sought,
        (_, LegProgress.Ended) => Back(call, owner, second, now),
        (_, LegProgress.Admitted) => Step.Of(call.Go(new CallPhase.ThreeWay(owner.Id, second.Id), now)),
        (false, _) => RingOn(call.With(second with { EndsRoom = false }), owner, second, policy, now),
        (true, _) => Step.Of(call),
    };

    private static Step Consulting(Call call, CallPhase.Consulting p, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => (owner.IsLive, second.Progress) switch
    {
        (true, LegProgress.Ended) when NextExperts.Seek(call, second, policy, now) is { } sought => sought,
        (_, LegProgress.Ended) => Back(call, owner, second, now),
        (false, LegProgress.Admitted) when second.IsIn(call.Room) => Promote(call, owner, second, policy, now),
        (false, _) => RingOn(call, owner, second, policy, now),
        (true, _) => ConsultTime.Follow(call, p, policy, now),
    };

    private static Step Together(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => (owner.IsLive, second.IsLive) switch
    {
        (true, true) => Step.Of(call),
        (true, false) => Step.Of(call.Go(new CallPhase.Talking(owner.Id), now)),
        (false, _) => TalkOn(call, owner, second, policy, now),
    };

    // The customer has company: an owner who was lost may come back to the two of them.
    private static Step TalkOn(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => LostOwner(owner, policy, now) is { } lost && second.IsLive
        ? UntilTimeIsUp(call.Go(new CallPhase.Talking(second.Id, Lost: lost), now))
        : Step.Of(call.Go(new CallPhase.Talking(second.Id), now));

    // Whoever went on purpose, or was sent, is not waited for.
    private static LostOwner? LostOwner(Leg owner, CallPolicy policy, DateTimeOffset now) =>
        owner is { Agent: { } agent, HangsUp: false, Released: false } ? new LostOwner(agent, now + policy.RejoinTime) : null;

    private static Step Completing(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) =>
        owner.IsLive && second.IsLive && Hears(call, second) && Hears(call, call.Customer)
            ? HandOver(call, owner, second, now)
            : owner.IsLive ? Together(call, owner, second, policy, now) : Step.Of(call.Go(new CallPhase.Talking(second.Id), now));

    private static bool Hears(Call call, Leg leg) =>
        leg.IsIn(call.Room) && leg is { Held: false, HoldPending: false, CoachingPending: false } && (leg.Monitoring is null || leg is { Muted: false, Coaching: null });

    private static Step HandOver(Call call, Leg owner, Leg second, DateTimeOffset now)
    {
        var over = call.With(owner with { Released = true }).With(second with { EndsRoom = true }).Go(new CallPhase.Talking(second.Id), now);
        return second.EndsRoom
            ? Step.Of(over, new CallEffect.EndLeg(owner.Id))
            : Step.Of(over, new CallEffect.SetEndsRoom(second.Id, call.Room, true), new CallEffect.EndLeg(owner.Id));
    }

    private static Step Promote(Call call, Leg owner, Leg second, CallPolicy policy, DateTimeOffset now) => TalkOn(call, owner, second, policy, now)
        .Then(next => Step.Of(next, new CallEffect.Announce(LegId.Customer, next.Room, Announcement.NextAgent)));

    private static Step Back(Call call, Leg owner, Leg second, DateTimeOffset now) =>
        Step.Of(Failed(call, second, now).Go(new CallPhase.Talking(owner.Id), now));

    // A started conference does not play its wait music again. Ending it makes Twilio ask where the customer goes next,
    // and the next room plays music from the start.
    private static Step Park(Call call, CallPhase phase, DateTimeOffset now) =>
        Step.Of(call.Go(phase, now), new CallEffect.EndRoom(call.Room));

    // A leg that we have called off ourselves did not fail.
    internal static Call Failed(Call call, Leg second, DateTimeOffset now) =>
        second.Released ? call : call with { LastFailure = new TransferFailure(second.Id, second.Ending!.Value, now) };
}
