using WarmTransfer.Core;

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
    public Sentence Text => $"With it go {Calls} {Calls:plural:call|calls}, with every reason and note that was written in {Calls:plural:it|them}; {Messages} {Messages:plural:message|messages} left as voicemail, and {Recordings} {Recordings:plural:recording|recordings}, here and at Twilio; {Leads} {Leads:plural:entry|entries} in the list of customers to call back.";
}

/// <summary>The same for whoever asked.</summary>
/// <param name="Calls">Out of how many calls it was erased.</param>
internal sealed record ErasureAnswer(ErasureOutcome Outcome, int Calls = 0)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 120;

    public bool Done => Outcome == ErasureOutcome.Erased;

    public Sentence Text => Outcome switch
    {
        ErasureOutcome.Erased => $"The number is erased, out of {Calls} {Calls:plural:call|calls}, with what people wrote there.",
        ErasureOutcome.Unknown => $"Nothing is kept about this number. Write it in full: +, country code and number, digits only, such as +12025550123, or the whole SIP address.",
        ErasureOutcome.Live => $"There is a call with this number now. Ask again a minute after its end.",
        ErasureOutcome.JustNow => $"This number was heard of just now. Ask again in a minute.",
        ErasureOutcome.NoReason => $"A reason is needed, in {ReasonMaxLength} characters or less. It is kept in the audit: do not write the number into it.",
        _ => throw new InvalidOperationException($"{Outcome} is no outcome."),
    };
}
