using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Whether a call is written down, as it was when it came into the queue: those who heard nothing of it are not written down later.</summary>
public sealed record TranscriptChoice(QueueId Queue, bool On);

/// <summary>One transcription of what a leg says, from the moment at which Twilio was asked for it.</summary>
/// <param name="Until">When Twilio was asked to stop; null: it goes on, or went on until the leg's end.</param>
/// <param name="Private">It was stopped because of what was said from then on.</param>
/// <param name="HasBegun">Twilio has answered that it has.</param>
/// <param name="HasStopped">Nothing of it is under way at Twilio any more, and nothing on its way there that would begin it.</param>
public sealed record TranscriptSpan(DateTimeOffset From, DateTimeOffset? Until = null, bool Private = false, bool HasBegun = false, bool HasStopped = false);

/// <summary>
/// Which legs Twilio writes down: the customer and the agents whom the customer hears, each on a transcription of their own leg, so that it is known who spoke. Not
/// on hold, in a private consultation or while a payment is taken; never somebody outside, who was told nothing of it.
/// </summary>
public static class Transcription
{
    /// <summary>How much later than the stop Twilio may still tell what was said before it, where nothing private followed.</summary>
    public static readonly TimeSpan LateWords = TimeSpan.FromSeconds(10);

    /// <summary>Whose legs are to be written down now; nobody's as a rule.</summary>
    public static ImmutableArray<LegId> Speakers(Call call, CallPolicy policy) => IsOpen(call, policy) && Heard(call) is { IsEmpty: false } agents
        ? call.Customer.Muted ? agents : agents.Insert(0, LegId.Customer)
        : [];

    /// <summary>Whether the customer is to be told that it is written down as they enter the room. Who comes in by themselves is told before their first room.</summary>
    public static bool TellsCustomer(Call call) => call.Transcript is { On: true } && !call.IsOver && (call.Direction is CallDirection.Outbound && call.Customer.Presence == Presence.NotYet
        || IsNew(call) && call.Announced?.Room != call.Room - 1);

    /// <summary>Whether what the leg said may be kept: not what was said after a transcription was stopped for privacy's sake, however late the stop was.</summary>
    /// <param name="number">Which of the leg's transcriptions, from 1.</param>
    /// <param name="at">When it was said, as Twilio tells.</param>
    public static bool MayKeep(Leg leg, int number, DateTimeOffset at) => number >= 1 && number <= leg.Transcripts.Length && leg.Transcripts[number - 1] switch
    {
        { Until: null } => true,
        { Until: { } until, Private: var isPrivate } => at <= (isPrivate ? until : until + LateWords),
    };

    /// <summary>Whether this transcription of the leg is to be under way.</summary>
    public static bool IsWanted(Leg leg, int number) => leg is { IsTranscribed: true, Released: false } && leg.Transcripts.Length == number;

    /// <summary>The stop may have overtaken the beginning: then it is asked for once more.</summary>
    internal static Step Begun(Call call, CallEvent.Fact.TranscriptionBegun f) => SpanOf(call, f.Leg, f.Number) is not { HasBegun: false, HasStopped: false } span ? Step.Of(call)
        : span.Until is null ? Step.Of(With(call, f.Leg, f.Number, span with { HasBegun = true }))
        : Step.Of(With(call, f.Leg, f.Number, span with { HasBegun = true }), new CallEffect.StopTranscription(f.Leg, f.Number));

    internal static Call Stopped(Call call, CallEvent.Fact.TranscriptionStopped f) => SpanOf(call, f.Leg, f.Number) is { } span ? With(call, f.Leg, f.Number, span with { HasStopped = true }) : call;

    /// <summary>One of the transcriptions of a leg; null: there is none.</summary>
    /// <param name="number">From 1.</param>
    public static TranscriptSpan? SpanOf(Call call, LegId leg, int number) => call.Find(leg) is { } known && number >= 1 && number <= known.Transcripts.Length ? known.Transcripts[number - 1] : null;

    private static Call With(Call call, LegId leg, int number, TranscriptSpan span) => call.With(call[leg] with { Transcripts = call[leg].Transcripts.SetItem(number - 1, span) });

    internal static Step Follow(Call call, CallPolicy policy, DateTimeOffset now)
    {
        var chosen = Choose(call, policy);
        var speakers = Speakers(chosen, policy);
        return chosen.Legs.Aggregate(Step.Of(chosen), (step, leg) => step.Then(next => Follow(next, next[leg.Id], speakers.Contains(leg.Id), now)));
    }

    private static Call Choose(Call call, CallPolicy policy) => call.Transcript?.Queue == call.Queue ? call : call with { Transcript = new(call.Queue, policy.Transcribes(call.Queue)) };

    private static bool IsOpen(Call call, CallPolicy policy) =>
        call is { Transcript.On: true, PaymentUnderWay: false, IsOver: false } && policy.Transcribes(call.Queue) && !Privacy.WantsHold(call.Phase, LegId.Customer);

    private static ImmutableArray<LegId> Heard(Call call) =>
        AudioMap.Of(call).FirstOrDefault(hearing => hearing.Leg == LegId.Customer) is { } customer ? [.. customer.Hears.Where(leg => call[leg].Agent is not null)] : [];

    // It came from another queue, in which nothing was said of it, and nobody has answered it here.
    private static bool IsNew(Call call) => (call.Moved is not null || !call.LeftQueues.IsEmpty) && !call.Legs.Exists(leg => leg.AdmittedAt > call.InQueueSince);

    // What ends with its leg, or with the call, ends at Twilio by itself, and what was said last is told after that.
    private static Step Follow(Call call, Leg leg, bool wanted, DateTimeOffset now) => (leg.IsTranscribed, wanted) switch
    {
        (false, true) when leg is { IsLive: true, Released: false, Sid: not null } => Begin(call, leg, now),
        (true, false) when !call.IsOver && !leg.Released => Stop(call, leg, now),
        _ => Step.Of(call),
    };

    private static Step Begin(Call call, Leg leg, DateTimeOffset now) => Step.Of(
        call.With(leg with { Transcripts = leg.Transcripts.Add(new TranscriptSpan(now)) }), new CallEffect.StartTranscription(leg.Id, leg.Transcripts.Length + 1));

    private static Step Stop(Call call, Leg leg, DateTimeOffset now)
    {
        var over = leg.Transcripts[^1] with { Until = now, Private = IsPrivate(call, leg) };
        return Step.Of(call.With(leg with { Transcripts = leg.Transcripts.SetItem(leg.Transcripts.Length - 1, over) }), new CallEffect.StopTranscription(leg.Id, leg.Transcripts.Length));
    }

    private static bool IsPrivate(Call call, Leg leg) => call.PaymentUnderWay || Privacy.WantsHold(call.Phase, LegId.Customer) || leg is { Muted: true } or { Coaching: not null } or { Held: true };
}
