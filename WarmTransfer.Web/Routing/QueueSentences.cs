using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>A sentence of a queue that administrators may word.</summary>
/// <param name="Name">Name of the phrase.</param>
/// <param name="Label">When it is said.</param>
internal sealed record QueueSentence(string Name, string Label, Func<Phrases, string> Read, Func<Phrases, string, Phrases> Write)
{
    /// <summary>A recording can be played in its place. What is said because nothing can be fetched cannot be fetched either.</summary>
    public bool MayBeRecorded => Name is nameof(Phrases.Welcome) or nameof(Phrases.OneMoment) or nameof(Phrases.NextAgent) or nameof(Phrases.Goodbye) or nameof(Phrases.PreCallTest) or nameof(Phrases.UnknownCall);
}

/// <summary>All of them, in the order in which they are heard.</summary>
internal static class QueueSentences
{
    public static readonly IReadOnlyList<QueueSentence> All =
    [
        new(nameof(Phrases.Welcome), "Welcome, said once to a customer who has just called", phrases => phrases.Welcome, (phrases, text) => phrases with { Welcome = text }),
        new(nameof(Phrases.HoldTheLine), "Said while the music cannot be played", phrases => phrases.HoldTheLine, (phrases, text) => phrases with { HoldTheLine = text }),
        new(nameof(Phrases.OneMoment), "Said to a customer whose agent was lost", phrases => phrases.OneMoment, (phrases, text) => phrases with { OneMoment = text }),
        new(nameof(Phrases.NextAgent), "Said to a customer who goes on with the second agent because the first was lost", phrases => phrases.NextAgent, (phrases, text) => phrases with { NextAgent = text }),
        new(nameof(Phrases.Goodbye), "Goodbye, said to the customer when the call ends", phrases => phrases.Goodbye, (phrases, text) => phrases with { Goodbye = text }),
        new(nameof(Phrases.CallerLeft), "Said to an agent who answers when the customer is gone", phrases => phrases.CallerLeft, (phrases, text) => phrases with { CallerLeft = text }),
        new(nameof(Phrases.NoLongerYours), "Said to an agent who answers when the call was offered to somebody else", phrases => phrases.NoLongerYours, (phrases, text) => phrases with { NoLongerYours = text }),
        new(nameof(Phrases.PreCallTest), "Said to an agent who tests the phone (of the first queue)", phrases => phrases.PreCallTest, (phrases, text) => phrases with { PreCallTest = text }),
        new(nameof(Phrases.UnknownCall), "Said on a leg whose call is not known (of the first queue)", phrases => phrases.UnknownCall, (phrases, text) => phrases with { UnknownCall = text }),
    ];
}
