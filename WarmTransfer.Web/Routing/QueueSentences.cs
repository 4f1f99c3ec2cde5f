using WarmTransfer.Core;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>A sentence of a queue that administrators may word.</summary>
/// <param name="Name">Name of the phrase.</param>
/// <param name="Label">When it is said.</param>
internal sealed record QueueSentence(string Name, Sentence Label, Func<Phrases, string> Read, Func<Phrases, string, Phrases> Write)
{
    /// <summary>A recording can be played in its place. What is said because nothing can be fetched cannot be fetched either.</summary>
    public bool MayBeRecorded => Name is nameof(Phrases.Welcome) or nameof(Phrases.RecordingNotice) or nameof(Phrases.TranscriptNotice) or nameof(Phrases.OneMoment) or nameof(Phrases.NextAgent) or nameof(Phrases.Goodbye) or nameof(Phrases.PreCallTest) or nameof(Phrases.UnknownCall) or nameof(Phrases.VoicemailGreeting) or nameof(Phrases.VoicemailThanks) or nameof(Phrases.VoicemailEmpty);
}

/// <summary>All of them, in the order in which they are heard.</summary>
internal static class QueueSentences
{
    public static readonly IReadOnlyList<QueueSentence> All =
    [
        new(nameof(Phrases.Welcome), $"Welcome, said once to a customer who has just called", phrases => phrases.Welcome, (phrases, text) => phrases with { Welcome = text }),
        new(nameof(Phrases.RecordingNotice), $"Said once to a customer who may be recorded", phrases => phrases.RecordingNotice, (phrases, text) => phrases with { RecordingNotice = text }),
        new(nameof(Phrases.TranscriptNotice), $"Told to a customer whose call is written down, before they speak to anybody", phrases => phrases.TranscriptNotice, (phrases, text) => phrases with { TranscriptNotice = text }),
        new(nameof(Phrases.HoldTheLine), $"Said while the music cannot be played", phrases => phrases.HoldTheLine, (phrases, text) => phrases with { HoldTheLine = text }),
        new(nameof(Phrases.Position), $"Place in line; {"{position}"} stands for the number", phrases => phrases.Position, (phrases, text) => phrases with { Position = text }),
        new(nameof(Phrases.NextInLine), $"Place in line, said to whoever is next", phrases => phrases.NextInLine, (phrases, text) => phrases with { NextInLine = text }),
        new(nameof(Phrases.EstimatedWait), $"Estimated wait; {"{minutes}"} stands for two or more", phrases => phrases.EstimatedWait, (phrases, text) => phrases with { EstimatedWait = text }),
        new(nameof(Phrases.LongestWait), $"Estimated wait where it is unsure; {"{minutes}"} stands for two or more", phrases => phrases.LongestWait, (phrases, text) => phrases with { LongestWait = text }),
        new(nameof(Phrases.ShortWait), $"Estimated wait of a minute or less", phrases => phrases.ShortWait, (phrases, text) => phrases with { ShortWait = text }),
        new(nameof(Phrases.CallBackOffer), $"Offers a call-back; the key is 1", phrases => phrases.CallBackOffer, (phrases, text) => phrases with { CallBackOffer = text }),
        new(nameof(Phrases.CallBackNumber), $"Asks where to call back; {"{number}"} stands for the caller’s number, the keys are 1 and #", phrases => phrases.CallBackNumber, (phrases, text) => phrases with { CallBackNumber = text }),
        new(nameof(Phrases.CallBackNoNumber), $"Asks where to call back whoever called without a number", phrases => phrases.CallBackNoNumber, (phrases, text) => phrases with { CallBackNoNumber = text }),
        new(nameof(Phrases.CallBackRefused), $"Said when the number that was typed cannot be called", phrases => phrases.CallBackRefused, (phrases, text) => phrases with { CallBackRefused = text }),
        new(nameof(Phrases.CallBackBooked), $"Said when the call-back is booked", phrases => phrases.CallBackBooked, (phrases, text) => phrases with { CallBackBooked = text }),
        new(nameof(Phrases.CallBackPending), $"Said to a caller who was promised a call; the key that cancels it is 1", phrases => phrases.CallBackPending, (phrases, text) => phrases with { CallBackPending = text }),
        new(nameof(Phrases.CallBackCancelled), $"Said when that call-back is cancelled", phrases => phrases.CallBackCancelled, (phrases, text) => phrases with { CallBackCancelled = text }),
        new(nameof(Phrases.CallBackGreeting), $"Said to a customer whom we call before an agent is free", phrases => phrases.CallBackGreeting, (phrases, text) => phrases with { CallBackGreeting = text }),
        new(nameof(Phrases.CallBackDelayed), $"Said to such a customer when it takes long", phrases => phrases.CallBackDelayed, (phrases, text) => phrases with { CallBackDelayed = text }),
        new(nameof(Phrases.OneMoment), $"Said to a customer whose agent was lost", phrases => phrases.OneMoment, (phrases, text) => phrases with { OneMoment = text }),
        new(nameof(Phrases.NextAgent), $"Said to a customer who goes on with the second agent because the first was lost", phrases => phrases.NextAgent, (phrases, text) => phrases with { NextAgent = text }),
        new(nameof(Phrases.Goodbye), $"Goodbye, said to the customer when the call ends", phrases => phrases.Goodbye, (phrases, text) => phrases with { Goodbye = text }),
        new(nameof(Phrases.VoicemailGreeting), $"Greeting of the voicemail; a beep follows", phrases => phrases.VoicemailGreeting, (phrases, text) => phrases with { VoicemailGreeting = text }),
        new(nameof(Phrases.VoicemailThanks), $"Said to a customer who has left a message", phrases => phrases.VoicemailThanks, (phrases, text) => phrases with { VoicemailThanks = text }),
        new(nameof(Phrases.VoicemailEmpty), $"Said to a customer of whom no message was heard", phrases => phrases.VoicemailEmpty, (phrases, text) => phrases with { VoicemailEmpty = text }),
        new(nameof(Phrases.CallerLeft), $"Said to an agent who answers when the customer is gone", phrases => phrases.CallerLeft, (phrases, text) => phrases with { CallerLeft = text }),
        new(nameof(Phrases.NoLongerYours), $"Said to an agent who answers when the call was offered to somebody else", phrases => phrases.NoLongerYours, (phrases, text) => phrases with { NoLongerYours = text }),
        new(nameof(Phrases.PreCallTest), $"Said to an agent who tests the phone (of the first queue)", phrases => phrases.PreCallTest, (phrases, text) => phrases with { PreCallTest = text }),
        new(nameof(Phrases.UnknownCall), $"Said on a leg whose call is not known (of the first queue)", phrases => phrases.UnknownCall, (phrases, text) => phrases with { UnknownCall = text }),
    ];
}
