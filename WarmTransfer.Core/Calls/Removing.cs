namespace WarmTransfer.Core.Calls;

/// <summary>A supervisor removes a party. The customer is never left alone by it: with the last agent goes a word on what becomes of them.</summary>
internal static class Removing
{
    public static Step Check(Call call, CallEvent.Intent.Remove i, DateTimeOffset now) => call.Find(i.Leg) switch
    {
        null => Step.Refuse(call, RefusalCode.Unknown, $"Nobody of that name is on the call."),
        { IsLive: false } or { Released: true } => Step.Refuse(call, RefusalCode.WrongPhase, $"They are leaving already."),
        { } leg when leg.Id == LegId.Customer => Step.Refuse(call, RefusalCode.WrongPhase, $"The customer is not removed: end the call instead."),
        { } leg when call.IsMonitoring(leg) => SupervisorIntents.Release(call, leg.Id),
        { } leg => Agent(call, leg.Id, i.Then, now),
    };

    private static Step Agent(Call call, LegId leg, CustomerFate? fate, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Offered p when p.Legs.Contains(leg) => Dialling.CallOff(call.Go(Offers.Left(p, p.Legs.Remove(leg)), now), leg, now),
        CallPhase.Cold p when p.Second == leg => Step.Of(call.With(call[leg] with { Released = true }).Go(new CallPhase.Waiting(p.From), now), new CallEffect.EndLeg(leg)),
        _ when call.Phase.OwnerLeg is { } owner && call.Phase.SecondLeg == leg => TransferIntents.DropSecond(call, owner, leg, now),
        _ when call.Phase.OwnerLeg == leg => Owner(call, leg, fate, now),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"They have no part in the call any more."),
    };

    // A second agent who is connected takes the customer over, as if the owner had left.
    private static Step Owner(Call call, LegId owner, CustomerFate? fate, DateTimeOffset now) => (call.Phase, fate) switch
    {
        (CallPhase.CallingOut, _) => Outbound.CallOff(call, now),
        (CallPhase.Completing, _) => Step.Refuse(call, RefusalCode.WrongPhase, $"They are leaving already."),
        (CallPhase.ThreeWay or CallPhase.Consulting, _) when TransferIntents.Complete(call, now) is { Refusal: null } complete => complete,
        (_, CustomerFate.Requeue) => Requeue(call, owner, now),
        (_, CustomerFate.End) => Step.Of(call.Go(new CallPhase.Ended(EndReason.EndedByAgent, now), now)),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"The customer would be alone: say whether they go to the next agent or the call ends."),
    };

    private static Step Requeue(Call call, LegId owner, DateTimeOffset now)
    {
        var alone = call.Phase.SecondLeg is { } second ? TransferIntents.DropSecond(call, owner, second, now) : Step.Of(call);
        return alone.Then(next => SupervisorIntents.Release(next.Go(new CallPhase.Waiting(), now), owner))
            .Then(next => Step.Of(next, new CallEffect.EndRoom(next.Room)));
    }
}
