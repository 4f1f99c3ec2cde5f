using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A recording of a leg as the phone network has it: the truth, whatever the product believes.</summary>
internal sealed class Tape(string sid, PhoneLeg leg)
{
    public string Sid { get; } = sid;

    public PhoneLeg Leg { get; } = leg;

    public bool IsPaused { get; set; }

    public bool IsOver { get; set; }

    /// <summary>What is said now comes into it.</summary>
    public bool Runs => !IsOver && !IsPaused;
}

/// <summary>The tape recorders of the phone network.</summary>
internal sealed class Studio(PhoneNetwork network)
{
    public List<Tape> Tapes { get; } = [];

    /// <summary>Null: the leg is over.</summary>
    public Tape? Begin(string sid)
    {
        if (network.Find(sid) is not { IsUp: true } leg) return null;
        var tape = new Tape($"RE{Tapes.Count:00}", leg);
        Tapes.Add(tape);
        network.Webhooks.Tell(tape, new CallEvent.Fact.RecordingBegun(leg.Id, tape.Sid));
        return tape;
    }

    public Tape? RunningOf(string sid) => Tapes.Find(tape => tape.Leg.Sid == sid && !tape.IsOver);

    /// <summary>Whether that is what it does: asked after a no, because a request before may have come through.</summary>
    public bool Does(string sid, RecordingState wanted) => wanted == RecordingState.Paused && Tapes.Exists(tape => tape.Sid == sid && tape is { IsOver: false, IsPaused: true });

    /// <summary>What it does then.</summary>
    public RecordingState Set(string sid, RecordingState wanted)
    {
        if (Tapes.Find(tape => tape.Sid == sid) is not { IsOver: false } tape) return RecordingState.Stopped;
        if (wanted == RecordingState.Stopped) End(tape);
        tape.IsPaused = wanted == RecordingState.Paused;
        return wanted;
    }

    public void LegEnded(PhoneLeg leg)
    {
        foreach (var tape in Tapes.FindAll(tape => tape.Leg == leg && !tape.IsOver)) End(tape);
    }

    private void End(Tape tape)
    {
        tape.IsOver = true;
        network.Webhooks.Tell(tape, new CallEvent.Fact.RecordingOver(tape.Leg.Id, tape.Sid));
    }
}
