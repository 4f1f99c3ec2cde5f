namespace WarmTransfer.Simulator.Twiml;

/// <summary>One TwiML verb, read and checked.</summary>
internal abstract record Verb
{
    private Verb() { }

    /// <param name="Loop">0 is for ever.</param>
    public sealed record Say(string Text, int Loop) : Verb;

    public sealed record Play(string Url, int Loop, string Digits) : Verb;

    public sealed record Pause(TimeSpan Length) : Verb;

    public sealed record Redirect(string Url, string Method) : Verb;

    public sealed record Hangup : Verb;

    public sealed record Reject(string Reason) : Verb;

    public sealed record Leave : Verb;

    public sealed record Dial(DialOptions Options, Noun.Conference? Conference, IReadOnlyList<Noun> Parties) : Verb;

    public sealed record Gather(GatherOptions Options, IReadOnlyList<Verb> Prompts) : Verb;

    public sealed record Enqueue(string Queue, string? Action, string Method, string? WaitUrl, string WaitMethod) : Verb;

    /// <param name="Silence">So long nothing is heard, and it is over.</param>
    public sealed record Record(string? Action, string Method, string FinishOnKey, TimeSpan MaxLength, TimeSpan Silence, bool Beep, bool Trim, NounHook? Hook, string? Transcript) : Verb;
}

internal sealed record DialOptions(
    string? Action, string Method, TimeSpan Timeout, TimeSpan TimeLimit, string? CallerId, bool AnswerOnBridge, bool HangupOnStar);

/// <param name="DigitCount">Null is no limit.</param>
/// <param name="Keys">It listens for keys.</param>
/// <param name="Speech">It listens for words.</param>
/// <param name="SpeechTimeout">Silence after which words are over.</param>
/// <param name="BargeIn">Words interrupt the prompts; keys always do.</param>
internal sealed record GatherOptions(
    string? Action, string Method, TimeSpan Timeout, string FinishOnKey, int? DigitCount, bool ActionOnEmptyResult,
    bool Keys = true, bool Speech = false, TimeSpan SpeechTimeout = default, bool BargeIn = true);

/// <summary>Who a Dial reaches.</summary>
internal abstract record Noun
{
    private Noun() { }

    public sealed record Conference(string Name, Network.SeatOptions Seat, NounHook? Hook) : Noun;

    public sealed record Client(string Identity, IReadOnlyDictionary<string, string> Parameters, string? Url, string Method, NounHook? Hook) : Noun;

    public sealed record Number(string PhoneNumber, string? Url, string Method, string SendDigits, NounHook? Hook) : Noun;
}

/// <summary>A status callback as written in a document: its URL may be relative.</summary>
internal sealed record NounHook(string Url, string Method, IReadOnlyList<string> Events);
