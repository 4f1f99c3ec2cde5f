using System.Text.Json.Serialization;

namespace WarmTransfer.Core;

/// <summary>Why something asked for was not done: a code that programs act on and a sentence that a person can read.</summary>
public sealed record Refusal(RefusalCode Code, [property: JsonPropertyName("sentence")] Sentence Reason)
{
    /// <summary>The reason in documents, as versions without languages wrote it and read it.</summary>
    [JsonPropertyName("reason")]
    public string English
    {
        get => Reason.English;
        init => Reason ??= Sentence.Read(value ?? "", []);
    }
}

/// <summary>The kinds of refusal.</summary>
public enum RefusalCode
{
    /// <summary>The call is over.</summary>
    CallEnded,

    /// <summary>The call is not in a state in which this makes sense.</summary>
    WrongPhase,

    /// <summary>Whoever asks has no part in the call that would allow it.</summary>
    NotYourCall,

    /// <summary>The agent cannot take a call now.</summary>
    AgentNotAvailable,

    /// <summary>Somebody else was faster.</summary>
    Taken,

    /// <summary>Not an E.164 number.</summary>
    BadNumber,

    /// <summary>Not among the numbers that may be dialled.</summary>
    NumberNotAllowed,

    /// <summary>As many outside numbers have been dialled within an hour as may be.</summary>
    OutsideCapReached,

    /// <summary>The person has not the role for it.</summary>
    NotPermitted,

    /// <summary>There is no such call or agent.</summary>
    Unknown,

    /// <summary>A text is longer than it may be.</summary>
    TooLong,

    /// <summary>The person asks for more at once than a person can.</summary>
    TooMany,
}
