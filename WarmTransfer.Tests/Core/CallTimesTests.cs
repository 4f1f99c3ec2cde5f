using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class CallTimesTests
{
    private static readonly CallMachine Machine = new(new CallPolicy());

    [Fact]
    public void Each_moment_belongs_to_one_part()
    {
        var offered = At(Story.Waiting.Call, 10, new CallEvent.Intent.Offer(Story.Agent1, $"longest idle"));
        var left = At(offered, 25, Story.HungUp(LegId.Customer));
        Assert.Equal((CallPart.Ring, Seconds(10), TimeSpan.Zero), (offered.Times!.Now, offered.Times.Wait, offered.Times.Ring));
        Assert.Equal((Seconds(10), Seconds(15), Seconds(25)), (left.Times!.Wait, left.Times.Ring, left.Times.Total));
    }

    [Fact]
    public void What_comes_after_the_end_takes_no_time()
    {
        var left = At(Story.Talking.Call, 30, Story.HungUp(LegId.Customer));
        Assert.Equal(left.Times, At(left, 50, Story.HungUp(Story.L1)).Times);
    }

    [Fact]
    public void A_call_that_began_before_it_was_measured_stays_unmeasured() =>
        Assert.Null(At(Story.Talking.Call with { Times = null }, 30, Story.HungUp(LegId.Customer)).Times);

    [Theory]
    [InlineData(EndReason.CustomerLeft, LegEnding.HungUp, HangUpBy.Customer)]
    [InlineData(EndReason.CustomerLeft, LegEnding.Failed, HangUpBy.Network)]
    [InlineData(EndReason.EndedByAgent, LegEnding.HungUp, HangUpBy.Agent)]
    [InlineData(EndReason.AgentLeft, LegEnding.HungUp, HangUpBy.Agent)]
    [InlineData(EndReason.CalledOff, LegEnding.Canceled, HangUpBy.Agent)]
    [InlineData(EndReason.TurnedAway, LegEnding.HungUp, HangUpBy.System)]
    [InlineData(EndReason.NotReached, LegEnding.NoAnswer, HangUpBy.System)]
    [InlineData(EndReason.NotReached, LegEnding.Declined, HangUpBy.Customer)]
    [InlineData(EndReason.NotReached, LegEnding.Failed, HangUpBy.Network)]
    public void Who_ended_it_follows_from_the_reason_and_from_Twilios(EndReason reason, LegEnding customer, HangUpBy by)
    {
        var call = Story.Talking.Call;
        var ended = call with { Phase = new CallPhase.Ended(reason, Story.Start), Legs = call.Legs.SetItem(0, call.Customer.End(customer, Story.Start)) };
        Assert.Equal(by, HangUp.Of(ended));
    }

    [Fact]
    public void Of_every_reason_it_is_said_who_ended_it() => Assert.All(Enum.GetValues<EndReason>(), reason => Assert.NotNull(HangUp.Of(Story.Talking.Call with { Phase = new CallPhase.Ended(reason, Story.Start) })));

    private static Call At(Call call, int seconds, CallEvent e) => Machine.Apply(call, e, Story.Start.AddSeconds(seconds)).Call;

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
