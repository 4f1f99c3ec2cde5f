using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Web.InLine;

/// <summary>What customers hear on the phone network while they wait, and where those go whom nobody answers.</summary>
public sealed class WaitingCustomerTests : IAsyncLifetime
{
    private const string Outside = "+12025550123", NextInLine = "You are next in line.", Nobody = "Nobody is free at present.";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = (await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:Agents:0=agent1", "--Queues:1:Id=night", "--Queues:1:Agents:0=agent2", "--Desk:TransferNumbers:0=+1"])).WithSlowSentences();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_waits_hears_their_place_again_and_again_and_music_between_and_is_never_in_silence()
    {
        Wait(new() { AnnounceEvery = Soon, TellPosition = true, Comfort = ["Thank you for your patience."] });
        var first = Conversation.Start(_host);
        await _host.HearsNow(first.Customer, NextInLine);
        var second = Conversation.Start(_host, "+15550100002");

        await _host.HearsNow(second.Customer, "You are number 2 in line.");
        await _host.HearsNow(second.Customer, "Thank you for your patience.");
        await second.CustomerHearsMusic();
        await _host.Until("they are told once more", () => _host.Saved(second.Customer)!.Announced is { Number: > 0 });
        first.CustomerHangsUp();
        await _host.HearsNow(second.Customer, NextInLine);

        await _host.Ready("agent1");
        await second.TalkTo("agent1");
        Assert.InRange(_host.Network.Leg(second.Customer)!.DeadAir.LongestSeconds, 0, 2);
    }

    [Fact]
    public async Task A_change_of_the_queue_counts_from_the_next_announcement_without_a_restart()
    {
        var call = Conversation.Start(_host);
        await call.CustomerHearsMusic();
        await _host.Until("nothing was told to who waits", () => _host.Saved(call.Customer) is { Announced: null });

        Wait(new() { AnnounceEvery = Soon, TellPosition = true });

        await _host.HearsNow(call.Customer, NextInLine);
    }

    [Fact]
    public async Task Whoever_waits_too_long_goes_to_another_queue_and_its_agent_answers()
    {
        Wait(new() { Overflow = [new(new OverflowCondition.Waited(Soon), Nobody, new Destination.ToQueue(new("night")))] });
        await _host.Ready("agent2");

        var call = Conversation.Start(_host);

        await _host.HearsNow(call.Customer, Nobody);
        await call.TalkTo("agent2");
        Assert.Equal("night", _host.Saved(call.Customer)!.Queue.Value);
        Assert.Equal([new QueueId("support")], _host.Saved(call.Customer)!.LeftQueues);
    }

    [Fact]
    public async Task Whoever_cannot_be_answered_is_told_so_and_counts_as_no_abandoned_call()
    {
        Wait(new() { Overflow = [new(new OverflowCondition.MostWaiting(1), Nobody, new Destination.EndCall())] });
        var first = Conversation.Start(_host);
        await first.CustomerHearsMusic();

        var second = Conversation.Start(_host, "+15550100002");

        await _host.HearsNow(second.Customer, Nobody);
        await _host.Until("the second call is over", () => _host.Network.Leg(second.Customer) is { Status: "completed" });
        Assert.Equal(EndReason.TurnedAway, Assert.IsType<CallPhase.Ended>(_host.Saved(second.Customer)!.Phase).Reason);
        Assert.True(first.CustomerIsUp);
        var today = _host.Get<LiveFigures>().At(TimeProvider.System.GetUtcNow()).Overall.Today;
        Assert.Equal((0, 0), (today.Abandoned, today.ShortAbandoned));
        Assert.Contains((await Past()).Calls, past => past.State.English == "Nobody could answer, and the customer was told so");
    }

    [Fact]
    public async Task Whoever_cannot_be_answered_is_put_through_outside_and_a_number_that_is_not_allowed_is_not_dialled()
    {
        Wait(new() { Overflow = [new(new OverflowCondition.Waited(Soon), Nobody, new Destination.ToNumber(Outside))] });
        var call = Conversation.Start(_host);
        Assert.Equal("+15550100000", (await _host.Until("it rings outside", () => _host.Network.LegsTo(Outside).FirstOrDefault())).From);
        Assert.Equal(EndReason.ForwardedOnOverflow, Assert.IsType<CallPhase.Ended>(_host.Saved(call.Customer)!.Phase).Reason);

        Wait(new() { Overflow = [new(new OverflowCondition.Waited(Soon), Nobody, new Destination.ToNumber("+442079460000"))] });
        var refused = Conversation.Start(_host, "+15550100002");
        await _host.Until("the call is over", () => _host.Network.Leg(refused.Customer) is { Status: "completed" });
        Assert.Equal(EndReason.TurnedAway, Assert.IsType<CallPhase.Ended>(_host.Saved(refused.Customer)!.Phase).Reason);
        Assert.Empty(_host.Network.LegsTo("+442079460000"));
    }

    [Fact]
    public async Task An_agent_who_answers_while_it_is_said_talks_with_the_customer()
    {
        Wait(new() { AnnounceEvery = Soon, TellPosition = true, Comfort = ["This is a long sentence that keeps the customer busy while somebody answers the telephone, and it goes on for a while."] });
        var call = Conversation.Start(_host);
        await _host.HearsNow(call.Customer, NextInLine);

        await _host.Ready("agent1", AgentBehaviour.Answer);

        await call.TalkTo("agent1");
    }

    // Faster than the settings allow.
    private void Wait(WaitRules rules)
    {
        var queues = _host.Get<LiveQueues>();
        queues.Now = new Queues([queues.Now.All[0] with { Waiting = rules }, .. queues.Now.All[1..]]);
    }

    private Task<PastCalls> Past() => _host.Get<IHistory>().List(new CurrentAgent("admin1", "Admin", [Roles.Admin]), 0, Cancellation);
}
