namespace WarmTransfer.Simulator.Network;

/// <summary>A change of a participant; null leaves a thing as it is.</summary>
internal sealed record ParticipantChange
{
    public bool? Muted { get; init; }
    public bool? Hold { get; init; }
    public Uri? HoldUrl { get; init; }
    public string HoldMethod { get; init; } = "GET";
    public Uri? AnnounceUrl { get; init; }
    public string AnnounceMethod { get; init; } = "POST";
    public bool? EndOnExit { get; init; }
    public bool? BeepOnExit { get; init; }
    public bool? Coaching { get; init; }
    public string? CallSidToCoach { get; init; }
    public Uri? WaitUrl { get; init; }
}

/// <summary>Hold, mute, coach and announce.</summary>
internal sealed class ParticipantControl(Exchange exchange)
{
    public void Apply(Seat seat, ParticipantChange change)
    {
        if (change.Coaching == true || change.CallSidToCoach is not null)
            SeatRules.CheckCoach(seat.Conference, change.CallSidToCoach ?? seat.CallSidToCoach);
        Mute(seat, change);
        Modify(seat, change);
        Hold(seat, change);
        if (change.AnnounceUrl is { } url) exchange.Scripts.Announce(seat.Conference, seat, url, change.AnnounceMethod);
        seat.Updated = exchange.Now;
        exchange.AudioMap.Rewire(seat.Conference);
    }

    private void Mute(Seat seat, ParticipantChange change)
    {
        if (change.Muted is not { } muted || muted == seat.Muted) return;
        seat.Muted = muted;
        Tell("mute", muted ? "participant-mute" : "participant-unmute", seat);
    }

    private void Modify(Seat seat, ParticipantChange change)
    {
        // Twilio accepts this flag while the participant is held, and ignores it.
        var endOnExit = seat.Hold ? null : change.EndOnExit;
        if (endOnExit is null && change is { BeepOnExit: null, Coaching: null, CallSidToCoach: null, WaitUrl: null }) return;
        seat.EndOnExit = endOnExit ?? seat.EndOnExit;
        seat.CallSidToCoach = change.CallSidToCoach ?? seat.CallSidToCoach;
        seat.Coaching = change.Coaching ?? (change.CallSidToCoach is not null || seat.Coaching);
        Tell("modify", "participant-modify", seat);
    }

    private void Hold(Seat seat, ParticipantChange change)
    {
        if (change.Hold is not { } hold) return;
        var changed = hold != seat.Hold;
        if (!changed && change.HoldUrl is null) return;
        seat.Hold = hold;
        if (hold) exchange.Scripts.Hold(seat, change.HoldUrl, change.HoldMethod);
        else if (seat.Conference.IsUp) exchange.Scripts.StopMedia(seat.Leg);
        else exchange.Scripts.Wait(seat);
        if (changed) Tell("hold", hold ? "participant-hold" : "participant-unhold", seat);
    }

    private void Tell(string enabledBy, string name, Seat seat)
    {
        exchange.Hall.Events.Participant(enabledBy, name, seat);
        exchange.Log.Info("conference", $"{name} of {seat.Leg.From} → {seat.Leg.To}", seat.Leg.Sid, seat.Conference.Sid);
    }
}
