using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about what is recorded of one call.</summary>
internal sealed class RecordingWatch(Dossier dossier, Studio studio, Rules rules)
{
    private const int Follows = 4_000;
    private readonly Meter _follows = new("A recording pauses and goes on as was asked", Follows, CallWatch.WithExcuse);
    private readonly Meter _records = new("Whoever talks in a recorded queue is recorded", Follows, CallWatch.WithExcuse);
    private readonly Meter _goesOn = new("A pause is over when its time is up", 2_000, CallWatch.WithExcuse);
    private readonly Meter _private = new("A consultation is recorded for as long as it lasts", Follows, CallWatch.WithExcuse);
    private Call _before = dossier.Call;

    public void Check(long now, DateTimeOffset clock, List<PhoneLeg> legs, bool down)
    {
        var call = dossier.Call;
        var all = studio.Tapes.FindAll(tape => tape.Leg.Call == call.Id);
        var tapes = all.FindAll(tape => !tape.IsOver);
        foreach (var twice in all.CountBy(tape => tape.Leg.Sid).Where(leg => leg.Value > 1)) throw new Violation("A leg is recorded once", $"{twice.Key} of {call.Id}");
        var customer = tapes.Find(tape => tape.Leg.IsCustomer);
        if (rules.MayTakePayment(call) && customer is { Runs: true }) throw new Violation("No payment is recorded", $"{call.Id} in {call.Phase}");
        if (rules.MayTakePayment(call) && legs.Exists(leg => leg is { IsLive: true, Transcribed.Count: > 0 })) throw new Violation("No payment is written down", $"{call.Id} in {call.Phase}");
        if (_before.Pause is not null && call.Pause is null) Justify(call, clock);
        var excused = down || dossier.RecordingTroubled > 0 || dossier.IsBlind;
        _follows.Read(now, customer is not null && !call.IsOver && customer.IsPaused != call.Pause is not null, excused, call.Id.Value);
        _records.Read(now, ShouldRun(call) && customer is null && legs.Exists(leg => leg is { IsCustomer: true, IsUp: true }), excused, call.Id.Value);
        _goesOn.Read(now, call.Pause is { Until: { } until } && until <= clock, down, call.Id.Value);
        _private.Read(now, tapes.Exists(tape => !tape.Leg.IsCustomer && (call.Phase as CallPhase.Consulting)?.Second != tape.Leg.Id) || IsUnrecorded(call, tapes, legs), excused, call.Id.Value);
        _before = call;
    }

    // Whoever has the call now has the pause too: only who asked for it, time, or a no of Twilio's ends it.
    private void Justify(Call call, DateTimeOffset clock)
    {
        var last = dossier.Events.FindLast(one => one.Accepted).Event;
        if (call.IsOver || _before.Pause!.Until <= clock || last is CallEvent.Fact.RecordingRefused or CallEvent.Intent.ResumeRecording or CallEvent.Intent.EndPayment) return;
        throw new Violation("A pause outlives a transfer", $"{call.Id} after {last}");
    }

    private static bool ShouldRun(Call call) => call is { IsOver: false, AnsweredAt: not null, Pause: null, Phase: CallPhase.Talking, Recording: null or { State: RecordingState.Starting or RecordingState.InProgress } } && call.Queue == Office.Recorded && call.Customer.IsIn(call.Room);

    private static bool IsUnrecorded(Call call, List<Tape> tapes, List<PhoneLeg> legs) => call.Queue == Office.Recorded && call.Phase is CallPhase.Consulting p && call[p.Second].IsIn(call.Room)
        && call.ConsultRecording is not { State: RecordingState.Failed or RecordingState.Stopped } && legs.Exists(leg => leg.Id == p.Second && leg.IsUp) && !tapes.Exists(tape => tape.Leg.Id == p.Second);
}
