using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class BriefingTests
{
    private static readonly CallMachine Telling = new(new CallPolicy { TellBriefings = [QueueId.Default] });

    private static Story Told(Story ringing) => ringing.Then(AtDoor(L2), Telling);

    [Fact]
    public void A_second_agent_is_told_who_transfers_before_they_come_in()
    {
        Assert.True(Told(ConsultRinging).Call[L2] is { HearsBriefing: true, Progress: LegProgress.Admitted, Presence: Presence.NotYet });
        Assert.True(Told(DiallingIn).Call[L2].HearsBriefing);
        Assert.True(Told(ColdRinging).Call[L2].HearsBriefing);
        Assert.False(ConsultRinging.Then(AtDoor(L2)).Call[L2].HearsBriefing);
    }

    [Fact]
    public void Whoever_answers_a_customer_without_a_transfer_is_not() => Assert.False(Ringing.Then(AtDoor(L1), Telling).Call[L1].HearsBriefing);

    [Fact]
    public void Nobody_outside_is_told_it() => Assert.False(OutsiderRinging.Then(AtDoor(L2), Telling).Call[L2].HearsBriefing);

    [Fact]
    public void Nor_is_whoever_gets_their_own_customer_back()
    {
        var back = SentToSales.Then(new CallEvent.Intent.Offer(Agent1, $"comes back"));
        var telling = new CallMachine(new CallPolicy { TellBriefings = [Sales] });
        Assert.False(back.Then(AtDoor(L2), telling).Call[L2].HearsBriefing);
        Assert.True(SentToSales.Then(new CallEvent.Intent.Offer(Agent2, $"")).Then(AtDoor(L2), telling).Call[L2].HearsBriefing);
    }

    [Fact]
    public void While_they_hear_it_they_are_in_no_conference_and_not_lost()
    {
        var hears = Told(ConsultRinging);
        Assert.Empty(hears.Then(new CallEvent.Fact.FoundOutside(L2), Telling).Effects);
        var late = hears with { Now = hears.Now.AddSeconds(16) };
        Assert.Equal([new CallEffect.RedirectLeg(L2, 1)], late.Then(new CallEvent.Fact.FoundOutside(L2), Telling).Effects);
    }

    [Fact]
    public void The_owner_does_not_leave_before_they_are_in()
    {
        var hears = Told(DiallingIn);
        Assert.Equal(new CallPhase.ThreeWay(L1, L2), hears.Call.Phase);
        Assert.NotNull(hears.Then(new CallEvent.Intent.Leave(Agent1), Telling).Refusal);
        Assert.Null(hears.Then(Joined(L2), Telling).Then(new CallEvent.Intent.Leave(Agent1), Telling).Refusal);
    }

    [Fact]
    public void When_the_owner_is_lost_meanwhile_the_customer_hears_music_until_they_come()
    {
        var lost = Told(DiallingIn).Then(HungUp(L1), Telling);
        Assert.Equal(2, lost.Call.Room);
        Assert.Contains(new CallEffect.EndRoom(1), lost.Effects);
        Assert.True(lost.Call.HasPart(L2));
    }

    [Fact]
    public void The_consultation_lasts_from_when_they_are_in()
    {
        Assert.Null(((CallPhase.Consulting)Told(ConsultRinging).Call.Phase).Until);
        Assert.NotNull(((CallPhase.Consulting)Told(ConsultRinging).Then(Joined(L2), Telling).Call.Phase).Until);
    }

    [Fact]
    public void The_words_are_who_and_why() => Assert.Equal("Agent One. Billing question.", Briefings.Words("Agent One", new(" Billing question. ", "a note")));

    [Fact]
    public void Without_a_reason_it_is_who_alone() => Assert.Equal("Agent One.", Briefings.Words("Agent One", Briefing.None));

    [Theory]
    [InlineData(20, 3)]
    [InlineData(20, 40)]
    [InlineData(99, 40)]
    [InlineData(250, 100)]
    public void What_is_too_long_ends_with_a_whole_word_within_eight_seconds_of_speech(int name, int reason)
    {
        var words = string.Join(' ', Enumerable.Repeat("word", reason));
        var said = Briefings.Words(new string('A', name), new(words, ""));
        Assert.InRange(said.Length, 1, Briefings.Most);
        Assert.EndsWith(".", said, StringComparison.Ordinal);
        Assert.DoesNotContain("..", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(w|wo|wor)\.$", said);
    }
}
