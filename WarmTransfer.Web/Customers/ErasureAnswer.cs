namespace WarmTransfer.Web.Customers;

/// <summary>What came of asking for an erasure.</summary>
internal enum ErasureOutcome
{
    Erased,

    /// <summary>Nothing is kept about the number.</summary>
    Unknown,

    /// <summary>There is a call with it.</summary>
    Live,

    /// <summary>It was heard of just now: what names it may be on its way.</summary>
    JustNow,

    /// <summary>No reason was given, or a long one.</summary>
    NoReason,
}

/// <summary>What would go with a number, counted before it does.</summary>
public sealed record ErasureScope(int Calls, int Messages, int Leads, int Recordings)
{
    public string Text => $"{Count(Calls, "call")}, with every reason and note that was written in {(Calls == 1 ? "it" : "them")}; {Count(Messages, "message")} left as voicemail, and {Count(Recordings, "recording")}, here and at Twilio; {Count(Leads, "entry", "entries")} in the list of customers to call back.";

    private static string Count(int number, string one, string? several = null) => $"{number} {(number == 1 ? one : several ?? one + "s")}";
}

/// <summary>The same for whoever asked.</summary>
/// <param name="Calls">Out of how many calls it was erased.</param>
internal sealed record ErasureAnswer(ErasureOutcome Outcome, int Calls = 0)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 120;

    public bool Done => Outcome == ErasureOutcome.Erased;

    public string Text => Outcome switch
    {
        ErasureOutcome.Erased => $"The number is erased, out of {Calls} call{(Calls == 1 ? "" : "s")}, with what people wrote there.",
        ErasureOutcome.Unknown => "Nothing is kept about this number. Write it in full: +, country code and number, digits only, such as +12025550123, or the whole SIP address.",
        ErasureOutcome.Live => "There is a call with this number now. Ask again a minute after its end.",
        ErasureOutcome.JustNow => "This number was heard of just now. Ask again in a minute.",
        ErasureOutcome.NoReason => $"A reason is needed, in {ReasonMaxLength} characters or less. It is kept in the audit: do not write the number into it.",
        _ => throw new InvalidOperationException($"{Outcome} is no outcome."),
    };
}
