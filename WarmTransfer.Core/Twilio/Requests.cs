namespace WarmTransfer.Core.Twilio;

/// <summary>A leg to be created. What is null is not sent.</summary>
public sealed record CreateCall
{
    /// <summary>E.164 number, or <c>client:identity</c> with the parameters that the browser phone is to get.</summary>
    public required string To { get; init; }

    /// <summary>Caller id: an E.164 number of the account.</summary>
    public required string From { get; init; }

    /// <summary>Where Twilio fetches the document once the leg is answered.</summary>
    public required Uri Url { get; init; }

    /// <summary>Fetched in place of whatever of ours does not answer; null: nothing is.</summary>
    public Uri? Fallback { get; init; }

    /// <summary>Told of every step of the leg.</summary>
    public required Uri StatusCallback { get; init; }

    /// <summary>Seconds it may ring; 60 at most for a browser phone, and Twilio adds 5.</summary>
    public required int Timeout { get; init; }

    /// <summary>Seconds after which Twilio ends the call by itself; null: Twilio's own limit, 4 hours.</summary>
    public int? TimeLimit { get; init; }
}

/// <summary>A change of a participant. What is null stays as it is.</summary>
public sealed record ParticipantUpdate
{
    public bool? Muted { get; init; }
    public bool? Hold { get; init; }

    /// <summary>What the participant hears while on hold.</summary>
    public Uri? HoldUrl { get; init; }

    public bool? EndConferenceOnExit { get; init; }

    /// <summary>A sentence that this participant alone hears, once.</summary>
    public Uri? AnnounceUrl { get; init; }

    public bool? Coaching { get; init; }

    /// <summary>Who hears a coach.</summary>
    public string? CallSidToCoach { get; init; }
}
