using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>What the simulation has found, each as the shortest story that shows it.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void An_agent_who_had_come_back_is_free_when_the_call_is_over_although_nobody_reports_on_that_leg()
    {
        var back = Lost.Then(DialFinished(LegId.Customer)).Then(new CallEvent.Intent.Rejoin(Agent1, Sid(L2))).Then(Joined(L2, room: 2));
        var over = back.Then(DialFinished(LegId.Customer, room: 2, hungUp: true)).Then(DialFinished(L2, room: 2));
        Assert.False(over.Call[L2].IsLive);
    }

    [Fact]
    public void An_agent_who_enters_just_as_the_room_ends_is_sent_after_the_customer()
    {
        var alone = DiallingIn.Then(HungUp(L1)).Then(AtDoor(L2)).Then(Joined(L2));
        Assert.Contains(new CallEffect.EndRoom(1), alone.Then(new CallEvent.Fact.RoomEnded(1, EndedBy: null)).Effects);
    }
}
