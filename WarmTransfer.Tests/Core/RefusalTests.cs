using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class RefusalTests
{
    private static readonly AgentId Stranger = new("agent9");

    [Fact]
    public void A_second_offer_is_refused_as_taken() =>
        Assert.Equal(RefusalCode.Taken, Ringing.Then(new CallEvent.Intent.Offer(Agent2, $"")).Refusal!.Code);

    [Fact]
    public void Nobody_can_be_dialled_in_before_an_agent_talks() =>
        Assert.Equal(RefusalCode.WrongPhase, Ringing.Then(DialIn(Agent1, Agent2)).Refusal!.Code);

    [Fact]
    public void A_second_transfer_is_refused_while_one_is_under_way() =>
        Assert.Equal(RefusalCode.WrongPhase, DiallingIn.Then(DialIn(Agent1, Stranger)).Refusal!.Code);

    [Fact]
    public void An_agent_cannot_be_dialled_in_by_themselves() =>
        Assert.Equal(RefusalCode.AgentNotAvailable, Talking.Then(DialIn(Agent1, Agent1)).Refusal!.Code);

    [Fact]
    public void Leaving_is_refused_while_the_customer_would_be_alone() =>
        Assert.Equal(RefusalCode.WrongPhase, Talking.Then(new CallEvent.Intent.Leave(Agent1)).Refusal!.Code);

    [Fact]
    public void Leaving_is_refused_until_the_second_agent_is_in_the_room() =>
        Assert.Equal(RefusalCode.WrongPhase, DiallingIn.Then(AtDoor(L2)).Then(new CallEvent.Intent.Leave(Agent1)).Refusal!.Code);

    [Fact]
    public void Only_the_owner_ends_the_call() =>
        Assert.Equal(RefusalCode.NotYourCall, ThreeWay.Then(new CallEvent.Intent.End(Agent2)).Refusal!.Code);

    [Fact]
    public void Nothing_is_possible_after_the_end() =>
        Assert.Equal(RefusalCode.CallEnded, Talking.Then(new CallEvent.Intent.End(Agent1)).Then(DialIn(Agent1, Agent2)).Refusal!.Code);

    [Fact]
    public void A_refusal_changes_nothing()
    {
        foreach (var story in EveryPhase.Stories)
        foreach (var intent in EveryPhase.Intents)
        {
            var after = story.Then(intent);
            if (after.Refusal is null) continue;
            Assert.Same(story.Call, after.Call);
            Assert.Empty(after.Effects);
        }
    }

    [Fact]
    public void A_stranger_is_refused_everything()
    {
        foreach (var story in EveryPhase.Stories)
            Assert.All<CallEvent>(
                [DialIn(Stranger, Agent2), new CallEvent.Intent.Leave(Stranger), new CallEvent.Intent.End(Stranger)],
                intent => Assert.NotNull(story.Then(intent).Refusal));
    }
}
