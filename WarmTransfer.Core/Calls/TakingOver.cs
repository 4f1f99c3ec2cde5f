namespace WarmTransfer.Core.Calls;

/// <summary>A supervisor who is on the line becomes the owner of the call; a transfer that is under way is called off.</summary>
internal static class TakingOver
{
    public static Step Begin(Call call, Leg leg, DateTimeOffset now) => call.Phase switch
    {
        _ when !leg.IsIn(call.Room) => Step.Refuse(call, RefusalCode.WrongPhase, $"You are not connected to the call yet."),
        CallPhase.CallingOut => Intents.NotAnswered(call),
        CallPhase.Completing => Step.Refuse(call, RefusalCode.WrongPhase, $"The call is being handed over just now."),
        CallPhase.Talking p => From(call, p.Owner, leg.Id, now),
        CallPhase.DiallingIn p => FromTransfer(call, p.Owner, p.Second, leg.Id, now),
        CallPhase.Consulting p => FromTransfer(call, p.Owner, p.Second, leg.Id, now),
        CallPhase.ThreeWay p => FromTransfer(call, p.Owner, p.Second, leg.Id, now),
        CallPhase.Offered p => FromQueue(Offers.CallOff(call, p, leg.Id, now), leg.Id, now),
        CallPhase.Cold p => FromQueue(SupervisorIntents.Release(call, p.Second), leg.Id, now),
        _ => FromQueue(Step.Of(call), leg.Id, now),
    };

    // As in every hand-over the owner goes only when customer and successor hear each other. An owner who is not there has perhaps not started the conference.
    private static Step From(Call call, LegId owner, LegId leg, DateTimeOffset now) => call[owner].IsIn(call.Room)
        ? TransferIntents.KeepRoomWithout(Admit(call, leg, now).Go(new CallPhase.Completing(owner, leg), now), owner)
        : FromQueue(SupervisorIntents.Release(call, owner), leg, now);

    private static Step FromTransfer(Call call, LegId owner, LegId second, LegId leg, DateTimeOffset now) =>
        TransferIntents.DropSecond(call, owner, second, now).Then(back => From(back, owner, leg, now));

    // Nobody who only listens starts a conference: both meet in the next room, which the new owner starts.
    private static Step FromQueue(Step step, LegId leg, DateTimeOffset now) => step.Then(call =>
        Step.Of(Offers.Answered(Admit(call, leg, now), leg, now), new CallEffect.EndRoom(call.Room)));

    // From here on it is their call: the figures count it as every agent's.
    private static Call Admit(Call call, LegId leg, DateTimeOffset now) => call.With(call[leg] with { AdmittedAt = now });
}
