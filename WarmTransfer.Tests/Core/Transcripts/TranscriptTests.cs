using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.Transcripts;

/// <summary>One text of messages that come in any order, twice, or not at all.</summary>
public sealed class TranscriptTests
{
    private static readonly Heard[] Conversation =
    [
        Began("GTc", LegId.Customer, 1, 0), Began("GTa", L1, 1, 0), Said("GTa", L1, 2, 1, "Good morning."), Said("GTc", LegId.Customer, 2, 2, "I was charged twice."), Said("GTc", LegId.Customer, 3, 4, "In October."),
        Said("GTa", L1, 3, 5, "Let me see."), Ended("GTc", LegId.Customer, 4, 6), Ended("GTa", L1, 4, 6), Began("GTb", L2, 1, 9), Said("GTb", L2, 2, 10, "Billing here."),
    ];

    private static readonly string[] Text = ["L1: Good morning.", "customer: I was charged twice.", "customer: In October.", "L1: Let me see.", "L2: Billing here."];

    [Fact]
    public void Shuffled_and_doubled_messages_give_one_text_in_order()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var told = Conversation.Concat(Conversation).ToArray();
            new Random(seed).Shuffle(told);
            Assert.Equal(Text, Written(told));
        }
    }

    [Fact]
    public void Whatever_is_lost_shows_as_a_gap_where_it_was_said()
    {
        for (var lost = 0; lost < Conversation.Length; lost++)
        {
            var told = Conversation.Where((_, at) => at != lost).ToArray();
            var (gone, text) = (Conversation[lost], Written(told));
            if (gone.Kind == HeardKind.Said && told.Any(one => one.Session == gone.Session && one.Sequence > gone.Sequence))
                Assert.Equal(Of(gone.Leg, Text.Select(line => line.EndsWith(gone.Text, StringComparison.Ordinal) ? $"{gone.Leg}: 1 missing" : line)), Of(gone.Leg, text));
            else Assert.DoesNotContain(text, line => line.Contains("missing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Several_that_are_lost_are_one_gap_and_what_is_left_out_is_none()
    {
        Assert.Equal(["L1: one", "L1: 3 missing", "L1: five"], Written(Began("GT", L1, 1, 0), Said("GT", L1, 2, 1, "one"), Said("GT", L1, 6, 5, "five")));
        Assert.Equal(["L1: one", "L1: three"], Written(Said("GT", L1, 2, 1, "one"), new Heard("GT", L1, 3, At(2), HeardKind.LeftOut), Said("GT", L1, 4, 3, "three")));
        Assert.Equal(["L1: 2 missing", "L1: four"], Written(Said("GT", L1, 4, 1, "four")));
    }

    [Fact]
    public void What_one_transcription_told_stays_in_its_order_whatever_its_clock_says() =>
        Assert.Equal(["L1: one", "L1: two"], Written(Said("GT", L1, 2, 5, "one"), Said("GT", L1, 3, 4, "two")));

    [Fact]
    public void A_transcription_that_fails_says_so_in_its_place() =>
        Assert.Equal(["L1: one", "L1: Failed engine gone"], Written(Said("GT", L1, 2, 1, "one"), new Heard("GT", L1, 3, At(2), HeardKind.Failed, "engine gone")));

    private static IEnumerable<string> Of(LegId leg, IEnumerable<string> lines) => lines.Where(line => line.StartsWith($"{leg}: ", StringComparison.Ordinal));

    private static string[] Written(params Heard[] told) => [.. Transcript.Of(told).Select(line => $"{line.Leg}: {line.Kind switch { TranscriptLineKind.Gap => $"{line.Missing} missing", TranscriptLineKind.Failed => $"Failed {line.Text}", _ => line.Text }}")];

    private static Heard Began(string session, LegId leg, int sequence, int second) => new(session, leg, sequence, At(second), HeardKind.Began);

    private static Heard Ended(string session, LegId leg, int sequence, int second) => new(session, leg, sequence, At(second), HeardKind.Ended);

    private static Heard Said(string session, LegId leg, int sequence, int second, string text) => new(session, leg, sequence, At(second), HeardKind.Said, text);

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);
}
