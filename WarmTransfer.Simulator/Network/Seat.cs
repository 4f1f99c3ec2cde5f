namespace WarmTransfer.Simulator.Network;

/// <summary>One participant of a conference; connecting until <see cref="Joined"/>.</summary>
internal sealed class Seat(Conference conference, Leg leg, SeatOptions options, DateTimeOffset created)
{
    public Conference Conference { get; } = conference;
    public Leg Leg { get; } = leg;
    public SeatOptions Options { get; } = options;
    public DateTimeOffset Created { get; } = created;
    public DateTimeOffset Updated { get; set; } = created;
    public bool Joined { get; set; }
    public bool Muted { get; set; } = options.Muted;
    public bool Hold { get; set; }
    public bool EndOnExit { get; set; } = options.EndOnExit;
    public bool Coaching { get; set; } = options.Coaching;
    public string? CallSidToCoach { get; set; } = options.CallSidToCoach;
    public string? Label => Options.Label;

    /// <summary>Set for a leg that TwiML brought in: where its document goes on. The result is the reason of leaving.</summary>
    public TaskCompletionSource<string>? Left { get; init; }
}

/// <summary>How a participant enters a conference.</summary>
internal sealed record SeatOptions
{
    public string? Label { get; init; }
    public bool Muted { get; init; }
    public string Beep { get; init; } = "true";
    public bool StartOnEnter { get; init; } = true;
    public bool EndOnExit { get; init; }

    /// <summary>Null is Twilio's own list of tunes; the empty string is silence.</summary>
    public string? WaitUrl { get; init; }
    public Uri? WaitBase { get; init; }
    public string WaitMethod { get; init; } = "POST";
    public int MaxParticipants { get; init; } = 250;
    public bool Coaching { get; init; }
    public string? CallSidToCoach { get; init; }
    public string? Region { get; init; }
    public bool EarlyMedia { get; init; }
    public Hook? ConferenceHook { get; init; }
}
