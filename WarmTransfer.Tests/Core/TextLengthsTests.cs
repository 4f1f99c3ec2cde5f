using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class TextLengthsTests
{
    private static readonly AgentId Me = new("agent1");
    private static readonly Target Colleague = Target.To(new AgentId("agent2"));

    /// <summary>What is asked, as a function of a text of it; which text that is, and how long it may be.</summary>
    public static TheoryData<Func<string, Refusal?>, string, int> Texts => new()
    {
        { text => TextLengths.Refuse(new CallEvent.Intent.Consult(Me, Target.To(new AgentId(text)), Briefing.None)), "to", 256 },
        { text => TextLengths.Refuse(new CallEvent.Intent.ColdTransfer(Me, new Target.Outside(text), Briefing.None)), "to", 256 },
        { text => TextLengths.Refuse(new CallEvent.Intent.ColdTransfer(Me, new Target.OtherQueue(new(text)), Briefing.None)), "to", 256 },
        { text => TextLengths.Refuse(new CallEvent.Intent.DialIn(Me, Colleague, new Briefing(text, ""))), "reason", 100 },
        { text => TextLengths.Refuse(new CallEvent.Intent.DialIn(Me, Colleague, new Briefing("", text))), "note", 2000 },
        { text => TextLengths.Refuse(new CallEvent.Intent.TakeOver(Me, text)), "reason", 100 },
        { text => TextLengths.Refuse(new CallEvent.Intent.Remove(Me, new LegId(text))), "leg", 16 },
        { text => TextLengths.Refuse(new AgentEvent.GoAway(text)), "reason", 40 },
        { text => TextLengths.Refuse(new AgentEvent.PhoneTested(text)), "failed", 200 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_may_have_so_many_characters_and_whoever_writes_one_more_reads_which_and_how_many(Func<string, Refusal?> ask, string field, int most)
    {
        Assert.Null(ask(new string('a', most)));
        Assert.Equal(new Refusal(RefusalCode.TooLong, $"The field {field} has {most + 1} characters; it may have {most}."), ask(new string('a', most + 1)));
    }

    [Fact]
    public void The_machine_keeps_to_it_too() => Assert.Equal(
        RefusalCode.TooLong, Story.Talking.Then(new CallEvent.Intent.DialIn(Story.Agent1, Target.To(Story.Agent2), new Briefing("", new string('a', 2001)))).Refusal!.Code);
}
