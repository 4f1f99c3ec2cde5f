using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Figures;

namespace WarmTransfer.Tests.Core;

/// <summary>What an agent's own day adds up to.</summary>
public sealed class OwnDayTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period Today = new(Midnight, Midnight.AddHours(12));

    [Fact]
    public void Calls_that_are_over_are_counted_with_their_time_and_the_work_after_them()
    {
        var day = OwnDay.Of(
        [
            Did(AgentState.Available, 480, 490), Did(AgentState.OnCall, 490, 494), Did(AgentState.WrapUp, 494, 495), Did(AgentState.Monitoring, 495, 500), Did(AgentState.OnCall, 500, 506), Did(AgentState.WrapUp, 506, 507),
        ], isOnCall: false, Today);
        Assert.Equal(new OwnDay(2, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(2), Midnight.AddHours(8)), day);
        Assert.Equal(TimeSpan.FromMinutes(6), day.Aht);
    }

    [Fact]
    public void The_one_that_is_on_is_not_handled_yet() =>
        Assert.Equal((1, TimeSpan.FromMinutes(7)), OwnDay.Of([Did(AgentState.OnCall, 490, 494), Did(AgentState.WrapUp, 494, 495), Did(AgentState.OnCall, 717, 720)], isOnCall: true, Today) is var day ? (day.Handled, day.OnCalls) : default);

    [Fact]
    public void A_call_that_was_sent_to_another_queue_is_one() =>
        Assert.Equal(1, OwnDay.Of([Did(AgentState.OnCall, 490, 494), Did(AgentState.OnCall, 494, 500) with { Queue = new QueueId("sales") }], isOnCall: false, Today).Handled);

    [Fact]
    public void What_was_before_midnight_is_of_yesterday()
    {
        var day = OwnDay.Of([Did(AgentState.OnCall, -60, -30), Did(AgentState.OnCall, -5, 5), Did(AgentState.Offline, 5, 480)], isOnCall: false, Today);
        Assert.Equal((1, TimeSpan.FromMinutes(5), Midnight), (day.Handled, day.OnCalls, day.Since));
        Assert.Null(OwnDay.Of([Did(AgentState.Offline, 0, 720)], isOnCall: false, Today).Since);
        Assert.Null(OwnDay.Of([], isOnCall: false, Today).Aht);
    }

    private static AgentStateInterval Did(AgentState state, int from, int to) => new(new AgentId("agent1"), state, Midnight.AddMinutes(from), Midnight.AddMinutes(to));
}
