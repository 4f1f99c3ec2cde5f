namespace WarmTransfer.Core.Calls;

/// <summary>The owner sends the customer to another queue and is free at once. The customer waits there, with music, before everybody who has not spoken to anybody yet.</summary>
internal static class QueueTransfers
{
    public static Step Send(Call call, CallEvent.Intent.ColdTransfer i, QueueId queue, CallPolicy policy, DateTimeOffset now) => (call.Phase, Refuse(call, i, queue, policy)) switch
    {
        (not CallPhase.Talking, _) => Step.Refuse(call, RefusalCode.WrongPhase, $"A transfer is under way already."),
        (_, { } refusal) => Step.Refuse(call, refusal.Code, refusal.Reason),
        (CallPhase.Talking p, null) => TransferIntents.KeepRoomWithout(Sent(call, i, queue, p.Owner, policy, now), p.Owner)
            // The end of the room sets the owner free and gives the customer music, in one request.
            .Then(sent => Step.Of(sent, new CallEffect.EndRoom(sent.Room), new CallEffect.EndLeg(p.Owner))),
    };

    private static Call Sent(Call call, CallEvent.Intent.ColdTransfer i, QueueId queue, LegId owner, CallPolicy policy, DateTimeOffset now) =>
        call.With(call[owner] with { Released = true }).Go(new CallPhase.Waiting(), now) with
        {
            Queue = queue,
            Moved = new QueueMove(call.FirstQueue, i.By, now, policy.ReturnTimes[queue] is var after && after > TimeSpan.Zero ? now + after : null),
            LastFailure = null,
            LastRequestFailure = null,
            Handover = new Handover(i.By, i.Briefing, now),
            // Should they be of that queue too: everybody else first.
            PassedBy = call.PassedBy.SetItem(i.By, now),
        };

    private static Refusal? Refuse(Call call, CallEvent.Intent.ColdTransfer i, QueueId queue, CallPolicy policy) => queue switch
    {
        _ when TextLengths.Refuse(i) is { } tooLong => tooLong,
        _ when policy.Rights.Refuse(i.By, i.Target) is { } notPermitted => notPermitted,
        _ when queue == call.Queue => new(RefusalCode.WrongPhase, $"The call is of this queue already: choose another."),
        _ when !policy.ReturnTimes.ContainsKey(queue) => new(RefusalCode.Unknown, $"There is no such queue."),
        _ => null,
    };
}
