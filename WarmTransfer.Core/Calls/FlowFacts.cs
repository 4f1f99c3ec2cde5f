using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Calls;

/// <summary>How a call goes through a flow. News of the same answer, or of an earlier one, changes nothing.</summary>
internal static class FlowFacts
{
    /// <param name="call">As it would be without a flow.</param>
    public static Call Begin(Call call, FlowProgress progress, DateTimeOffset now) => Go(call with { Phase = new CallPhase.InFlow(now) }, progress, now);

    public static Call Merge(Call call, FlowProgress progress, DateTimeOffset now) => call.Flow is { } known && progress.Place.Step > known.Step && !call.IsOver && call.AnsweredAt is null
        ? Go(call, progress, now)
        : call;

    /// <summary>Into a queue. Whoever is in a room is out of the flow, although nobody said so yet.</summary>
    public static Call Enter(Call call, QueueId queue, DateTimeOffset now) => call.Phase is CallPhase.InFlow
        ? call.Go(new CallPhase.Waiting(), now) with { Queue = queue, EnteredQueueAt = now }
        : call with { Queue = queue };

    private static Call Go(Call call, FlowProgress progress, DateTimeOffset now)
    {
        var there = call with { Flow = progress.Place, Language = progress.Language };
        return progress.Exit is { } exit ? Leave(there, exit, now) : call.Phase is CallPhase.InFlow ? there.Go(new CallPhase.InFlow(now), now) : there;
    }

    // A kind of destination that is new needs a line here.
    private static Call Leave(Call call, FlowExit exit, DateTimeOffset now) => (exit.To, call.Phase) switch
    {
        (Destination.ToQueue to, CallPhase.InFlow) => Enter(call, to.Queue, now) with { Announced = exit.Told?.At(now), Notice = Notices.OnArrival(exit.Told, now) },
        (Destination.ToQueue to, _) => Enter(call, to.Queue, now),
        // They are asked for the number yet, and whoever gives none waits.
        (Destination.ToCallBack { Queue: { } queue }, CallPhase.InFlow) => call.Go(new CallPhase.InFlow(now), now) with { Queue = queue },
        (Destination.EndCall, CallPhase.InFlow) => CallMachine.Over(Through(call, exit), exit.WasClosed ? EndReason.Closed : EndReason.EndedByFlow, now),
        (Destination.ToNumber, CallPhase.InFlow) => CallMachine.Over(Through(call, exit), exit.WasClosed ? EndReason.ForwardedWhileClosed : EndReason.ForwardedByFlow, now),
        (Destination.ToVoicemail to, CallPhase.InFlow) => CallMachine.Over(call with { Queue = to.Queue }, EndReason.Voicemail, now),
        (Destination.ToCallBack, CallPhase.InFlow) => CallMachine.Over(Through(call, exit) with { CallBack = new(call.From) }, EndReason.CallBackBooked, now),
        (Destination.EndCall or Destination.ToNumber or Destination.ToVoicemail or Destination.ToCallBack, _) => call,
        _ => throw new InvalidOperationException($"{exit.To.GetType().Name} is no way that is known here."),
    };

    private static Call Through(Call call, FlowExit exit) => call with { Queue = exit.Queue ?? call.Queue };
}
