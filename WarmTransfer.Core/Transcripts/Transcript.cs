using System.Collections.Immutable;

namespace WarmTransfer.Core.Transcripts;

/// <summary>A line of a transcript.</summary>
/// <param name="Leg">Who spoke, or of whom something is missing.</param>
/// <param name="Text">What was said; of a transcription that failed, why; otherwise empty.</param>
/// <param name="Missing">So many messages of Twilio's have not arrived here.</param>
public sealed record TranscriptLine(LegId Leg, DateTimeOffset At, TranscriptLineKind Kind, string Text = "", int Missing = 0);

/// <summary>What a line of a transcript is.</summary>
public enum TranscriptLineKind
{
    Said,

    /// <summary>Twilio told something that has not arrived.</summary>
    Gap,

    /// <summary>Twilio has stopped by itself.</summary>
    Failed,
}

/// <summary>Makes one text of what was told, whatever the order in which it came and however often.</summary>
public static class Transcript
{
    /// <summary>By time; what one transcription told is in its own order, whatever its clock says.</summary>
    public static ImmutableArray<TranscriptLine> Of(IEnumerable<Heard> heard) => [.. heard
        .GroupBy(one => one.Session)
        .Select(session => session.DistinctBy(one => one.Sequence).OrderBy(one => one.Sequence).ToList())
        .OrderBy(session => session[0].At).ThenBy(session => session[0].Session, StringComparer.Ordinal)
        .SelectMany(Lines).OrderBy(line => line.At)];

    private static IEnumerable<TranscriptLine> Lines(List<Heard> session)
    {
        var (last, at) = (First(session[0]), session[0].At);
        foreach (var one in session)
        {
            at = one.At > at ? one.At : at;
            if (one.Sequence > last + 1) yield return new TranscriptLine(one.Leg, at, TranscriptLineKind.Gap, Missing: one.Sequence - last - 1);
            last = one.Sequence;
            if (KindOf(one) is { } kind) yield return new TranscriptLine(one.Leg, at, kind, one.Text);
        }
    }

    // The first message says that it has begun: where only that is lost, no words are.
    private static int First(Heard first) => first.Kind == HeardKind.Began ? first.Sequence - 1 : Math.Min(first.Sequence - 1, 1);

    private static TranscriptLineKind? KindOf(Heard one) => one.Kind switch
    {
        HeardKind.Said => TranscriptLineKind.Said,
        HeardKind.Failed => TranscriptLineKind.Failed,
        HeardKind.Began or HeardKind.Ended or HeardKind.LeftOut => null,
        _ => throw new InvalidOperationException($"{one.Kind} is nothing that is known here."),
    };
}
