using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Outbox;

/// <summary>Twilio's REST API answers late, wrongly or not at all.</summary>
public sealed class TroubledRestTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const string Create = "/Calls.json → ";

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_looked_up_and_never_repeated()
    {
        await using var host = await ProductHost.StartAsync();
        host.Network.Chaos = new() { RestTimeoutAfterEffect = 100, CallbackDrop = 100 };
        await host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(host);
        await host.Until("the answer was lost", () => Rest(host, "cut off after the effect") > 0);

        host.Network.Chaos = new();

        await host.Until("the leg is known", () => host.Saved(call.Customer)!.AgentLegs.First().Sid is not null);
        Assert.True(host.Network.Answer(Assert.Single(host.Network.LegsTo("agent1")).CallSid));
        await call.TalkTo("agent1");
        Assert.Single(host.Network.LegsTo("agent1"));
    }

    [Fact]
    public async Task A_server_error_is_tried_again_after_a_pause()
    {
        await using var host = await ProductHost.StartAsync();
        host.Network.Chaos = new() { RestServerError = 100 };
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await host.Until("it has failed twice", () => host.Log.Lines.Count(line => line.Contains("dial L1", StringComparison.Ordinal)) >= 2);

        host.Network.Chaos = new();

        await call.TalkTo("agent1");
        var tries = Requests(host);
        Assert.True(tries[1] - tries[0] >= TimeSpan.FromMilliseconds(200), $"The second request came {tries[1] - tries[0]} after the first.");
        Assert.Single(host.Network.LegsTo("agent1"));
    }

    [Fact]
    public async Task Who_brings_somebody_in_reads_which_try_it_is_and_after_three_that_it_has_failed()
    {
        await using var host = await ProductHost.StartAsync();
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        host.Network.Chaos = new() { RestServerError = 100 };
        await call.Do(new CallEvent.Intent.DialIn(new("agent1"), Target.To(new("agent2")), Briefing.None));
        await host.Until("it has failed three times", () => host.Log.Lines.Count(line => line.Contains("dial L2", StringComparison.Ordinal)) >= 3, Patience);

        host.Network.Chaos = new();

        await host.Until("it has failed", () => host.Saved(call.Customer) is { Phase: CallPhase.Talking, LastFailure.Ending: LegEnding.Failed, Trouble: null }, Patience);
        Assert.Equal([(2, 3), (3, 3), (3, 3)], Told(host));
        Assert.Empty(host.Network.LegsTo("agent2"));
        await call.TalkTo("agent1");
    }

    [Fact]
    public async Task Who_waits_for_a_turn_to_dial_reads_when_it_comes()
    {
        await using var host = await ProductHost.StartAsync(callsPerSecond: 0.2);
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.Do(new CallEvent.Intent.DialIn(new("agent1"), Target.To(new("agent2")), Briefing.None));

        await host.Until("its turn is told", () => host.Saved(call.Customer)!.Trouble is { Kind: TroubleKind.Queued, Until: not null });
        await host.Until("nothing more is told", () => host.Saved(call.Customer)!.Trouble is null, Patience);
        await call.AllHearEachOther("agent1", "agent2");
    }

    [Fact]
    public async Task A_definite_no_ends_the_leg_and_the_customer_goes_to_the_next_agent()
    {
        await using var host = await ProductHost.StartAsync();
        // The network refuses this identity with 21211, as it would one that is not valid.
        await host.Ready("no such agent");
        var call = Conversation.Start(host);
        await host.Until("the first agent was refused", () => host.Saved(call.Customer)?.AgentLegs.FirstOrDefault() is { Ending: LegEnding.Failed });

        await host.Ready("agent2");

        await call.TalkTo("agent2");
        Assert.Empty(host.Network.LegsTo("no such agent"));
    }

    [Fact]
    public async Task A_leg_that_is_to_end_before_its_sid_is_known_ends_once_it_is()
    {
        await using var host = await ProductHost.StartAsync();
        host.Network.Chaos = new() { RestSlow = 100, RestSlowMs = 1000, CallbackDrop = 100 };
        await host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(host);
        // Not a moment sooner: a leg that has not been asked for yet is called off, and nobody's phone rings.
        await host.Until("the leg is being created", () => host.Network.Log.Any(entry => entry.Text.Contains("/Calls.json is kept", StringComparison.Ordinal)));

        call.CustomerHangsUp();

        await host.Until("the call is over", () => host.Saved(call.Customer) is { IsOver: true });
        Assert.Null(host.Saved(call.Customer)!.AgentLegs.First().Sid);
        await host.Until("the phone has stopped ringing", () => host.Network.LegsTo("agent1") is [{ Status: "canceled" or "completed" }]);
    }

    [Fact]
    public async Task A_customer_who_leaves_before_the_leg_has_its_turn_spares_the_agent_the_ringing()
    {
        await using var host = await ProductHost.StartAsync(callsPerSecond: 0.05);
        await host.Ready("agent1");
        await Conversation.Start(host).TalkTo("agent1");
        var second = Conversation.Start(host, "+15550100002");
        await host.Ready("agent2");
        await host.Until("the second leg waits for its turn", () => host.Saved(second.Customer)?.Phase is CallPhase.Offered);

        second.CustomerHangsUp();

        await host.Until("agent 2 is free again", () => host.Saved(second.Customer) is { HasLiveLegs: false } && host.StateOf("agent2") == AgentState.Available);
        Assert.Empty(host.Network.LegsTo("agent2"));
    }

    private static List<(int Try, int Of)> Told(ProductHost host)
    {
        using var db = host.Database();
        return [.. db.Events.AsNoTracking().OrderBy(row => row.Id).AsEnumerable().Select(row => Json.Read<CallEvent>(row.Payload))
            .OfType<CallEvent.Fact.EffectTroubled>().Where(e => e.Trouble.Effect == "dial L2").Select(e => (e.Trouble.Try, e.Trouble.Of ?? 0))];
    }

    private static int Rest(ProductHost host, string outcome) =>
        host.Network.Log.Count(entry => entry.Kind == "rest" && entry.Text.Contains(Create + outcome, StringComparison.Ordinal));

    private static DateTimeOffset[] Requests(ProductHost host) => [.. host.Network.Log.Where(entry => entry.Kind == "rest" && entry.Text.Contains(Create, StringComparison.Ordinal)).Select(entry => entry.At)];
}
