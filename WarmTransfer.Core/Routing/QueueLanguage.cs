using System.Collections.Immutable;

namespace WarmTransfer.Core.Routing;

/// <summary>What a queue says in one more language.</summary>
public sealed record QueueLanguage
{
    /// <summary>Voice of Twilio's, such as <c>Polly.Vicki</c>; empty: Twilio's own choice.</summary>
    public string Voice { get; init; } = "";

    /// <summary>By the name of the phrase; one that is missing is said in the queue's own language.</summary>
    public ImmutableDictionary<string, string> Sentences { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The phrases that customers hear, and so may be said in their language.</summary>
    public static ImmutableArray<string> Phrases { get; } = [nameof(Routing.Phrases.Welcome), nameof(Routing.Phrases.HoldTheLine), nameof(Routing.Phrases.OneMoment), nameof(Routing.Phrases.NextAgent), nameof(Routing.Phrases.Goodbye)];
}
