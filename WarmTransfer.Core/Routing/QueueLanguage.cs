using System.Collections.Immutable;

namespace WarmTransfer.Core.Routing;

/// <summary>What a queue says in one more language.</summary>
public sealed record QueueLanguage
{
    /// <summary>Voice of Twilio's, such as <c>Polly.Vicki</c>; empty: Twilio's own choice.</summary>
    public string Voice { get; init; } = "";

    /// <summary>By the name of the phrase; one that is missing is said in the queue's own language.</summary>
    public ImmutableDictionary<string, string> Sentences { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Comfort messages, in turn; none: those of the queue itself.</summary>
    public ImmutableArray<string> Comfort { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The phrases that customers hear, and so may be said in their language.</summary>
    public static ImmutableArray<string> Phrases { get; } =
    [
        nameof(Routing.Phrases.Welcome), nameof(Routing.Phrases.RecordingNotice), nameof(Routing.Phrases.TranscriptNotice), nameof(Routing.Phrases.HoldTheLine), nameof(Routing.Phrases.Position), nameof(Routing.Phrases.NextInLine),
        nameof(Routing.Phrases.EstimatedWait), nameof(Routing.Phrases.LongestWait), nameof(Routing.Phrases.ShortWait),
        nameof(Routing.Phrases.CallBackOffer), nameof(Routing.Phrases.CallBackNumber), nameof(Routing.Phrases.CallBackNoNumber), nameof(Routing.Phrases.CallBackRefused), nameof(Routing.Phrases.CallBackBooked),
        nameof(Routing.Phrases.CallBackPending), nameof(Routing.Phrases.CallBackCancelled), nameof(Routing.Phrases.CallBackGreeting), nameof(Routing.Phrases.CallBackDelayed),
        nameof(Routing.Phrases.OneMoment), nameof(Routing.Phrases.NextAgent), nameof(Routing.Phrases.Goodbye),
        nameof(Routing.Phrases.VoicemailGreeting), nameof(Routing.Phrases.VoicemailThanks), nameof(Routing.Phrases.VoicemailEmpty),
    ];
}
