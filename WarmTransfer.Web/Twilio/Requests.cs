namespace WarmTransfer.Web.Twilio;

/// <summary>A leg to be created. What is null is not sent.</summary>
internal sealed record CreateCall
{
    public required string To { get; init; }
    public required string From { get; init; }
    public required string Url { get; init; }
    public string? FallbackUrl { get; init; }
    public string? StatusCallback { get; init; }

    /// <summary>Seconds it may ring; 60 at most for a browser phone.</summary>
    public int? Timeout { get; init; }

    // Without a callback Twilio warns about events that go nowhere.
    public IReadOnlyList<string>? StatusCallbackEvent => StatusCallback is null ? null : ["initiated", "ringing", "answered", "completed"];
}

/// <summary>A change of a live leg: new TwiML, or its end. Closed: the three exclude one another.</summary>
internal abstract record CallUpdate
{
    private CallUpdate() { }

    /// <summary>Fetch the next document there.</summary>
    public sealed record Redirect(string Url) : CallUpdate;

    /// <summary>Run this document.</summary>
    public sealed record Run(string Twiml) : CallUpdate;

    /// <summary>Hang up, whether it rings or talks.</summary>
    public sealed record Complete : CallUpdate;

    /// <summary>Hang up only if nobody has answered yet.</summary>
    public sealed record Cancel : CallUpdate;
}

/// <summary>A change of a participant. What is null stays as it is.</summary>
internal sealed record ParticipantUpdate
{
    public bool? Muted { get; init; }
    public bool? Hold { get; init; }
    public string? HoldUrl { get; init; }
    public bool? EndConferenceOnExit { get; init; }
    public string? AnnounceUrl { get; init; }
    public bool? Coaching { get; init; }
    public string? CallSidToCoach { get; init; }

    // Twilio's default is GET, which caches and is signed differently from all our other webhooks.
    public string? HoldMethod => HoldUrl is null ? null : "POST";
}
