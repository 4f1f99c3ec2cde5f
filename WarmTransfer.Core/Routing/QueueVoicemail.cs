namespace WarmTransfer.Core.Routing;

/// <summary>How a queue takes messages. What is said there is among its phrases.</summary>
public sealed record QueueVoicemail
{
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    /// <summary>After which a message is over by itself; 10 seconds to 3 minutes.</summary>
    public TimeSpan Longest { get; init; } = Most;

    /// <summary>Twilio writes messages down: those of 2 to 120 seconds, in English.</summary>
    public bool Transcribe { get; init; }
}
