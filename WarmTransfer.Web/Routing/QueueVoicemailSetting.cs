using WarmTransfer.Core;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>How a queue takes messages, as administrators set it.</summary>
public sealed record QueueVoicemailSetting
{
    internal const int LeastSeconds = 10, MostSeconds = 180;
    internal static readonly Sentence Broken = $"This is not between 10 and 180 seconds.";

    /// <summary>After which a message is over by itself.</summary>
    public int LongestSeconds { get; init; } = MostSeconds;

    /// <summary>Twilio writes messages down, in English.</summary>
    public bool Transcribe { get; init; }

    internal bool Holds => LongestSeconds is >= LeastSeconds and <= MostSeconds;

    internal QueueVoicemail Made => new() { Longest = TimeSpan.FromSeconds(LongestSeconds), Transcribe = Transcribe };
}
