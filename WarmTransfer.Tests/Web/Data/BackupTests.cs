using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>The database is lost, and an older copy put in its place, while people are talking.</summary>
public abstract class BackupTests : IAsyncLifetime
{
    private static readonly string[] Agents = ["agent1", "agent2", "agent3", "agent4", "agent5"];
    private protected ProductHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ProductHost.StartAsync(settings: await Settings());

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where this database is, as settings.</summary>
    private protected abstract Task<string[]> Settings();

    /// <summary>As docs/operations.md says it, while the console runs.</summary>
    private protected abstract Task BackUp();

    /// <summary>As docs/operations.md says it, while no console runs.</summary>
    private protected abstract Task Restore();

    [Fact]
    public async Task After_an_old_copy_was_restored_who_talks_talks_on_and_every_call_is_taken_back_from_Twilio()
    {
        var handedOver = await Talking("agent1", "+15550100001");
        var over = await Talking("agent5", "+15550100005");
        await BackUp();
        // What follows the copy does not know.
        await Host.Ready("agent2");
        await handedOver.HandOver("agent1", "agent2");
        over.CustomerHangsUp();
        await Host.Until("agent 1 and 5 are free", () => new[] { "agent1", "agent5" }.All(agent => Host.StateOf(agent) == AgentState.Available));
        await Host.Gone("agent5");
        var held = await Talking("agent1", "+15550100002");
        await held.Do(new CallEvent.Intent.Hold(new AgentId("agent1")));
        await held.CustomerHearsMusic();
        var consulted = await Talking("agent3", "+15550100003");
        await Host.Ready("agent4");
        await consulted.Consult("agent3", "agent4");
        await consulted.InPrivate("agent3", "agent4");
        await Host.Get<IPresence>().PhoneSeen(new AgentId("supervisor1"), TestContext.Current.CancellationToken);
        var listening = Host.CallIn("supervisor1", handedOver.Customer, JoinPurpose.Listen);
        await Host.Until("a supervisor listens", () => Host.Network.Leg(listening) is { Hears.Count: 2 });
        var legs = Host.Network.State.Legs.Where(leg => leg.Ended is null).Select(leg => leg.CallSid).ToHashSet();

        await Host.Restart(meanwhile: Restore);

        await Host.Until("agent 2 has the call", () => Host.Saved(handedOver.Customer) is { Phase: CallPhase.Talking p } call && call[p.Owner].Agent == new AgentId("agent2"));
        await handedOver.AllHearEachOther("agent2");
        await Host.Until("the held customer is known to be held", () => held.Phase is CallPhase.Talking { OnHold: true });
        await consulted.InPrivate("agent3", "agent4");
        await Host.Until("agents are where they are", () => Agents[..4].All(agent => Host.StateOf(agent) == AgentState.OnCall));
        await Host.Until("what was over is over", () => Host.Saved(over.Customer) is { IsOver: true, HasLiveLegs: false });
        Assert.Equal(MonitorMode.Listen, Host.Saved(handedOver.Customer)!.FindBySid(listening)!.Monitoring);
        Assert.Equal(legs, Host.Network.State.Legs.Where(leg => leg.Ended is null).Select(leg => leg.CallSid).ToHashSet());
        await GoOn(handedOver, held, consulted);
    }

    // Whoever was taken back can do all that they could.
    private async Task GoOn(Conversation handedOver, Conversation held, Conversation consulted)
    {
        await held.Do(new CallEvent.Intent.Resume(new AgentId("agent1")));
        await held.TalkTo("agent1");
        await consulted.Do(new CallEvent.Intent.Leave(new AgentId("agent3")));
        await consulted.TalkTo("agent4");
        await handedOver.HangUpOnPurpose("agent2");
        foreach (var call in new[] { handedOver, held, consulted }) call.CustomerHangsUp();
        await held.IsOver(Agents[..4]);
    }

    private async Task<Conversation> Talking(string agent, string from)
    {
        await Host.Ready(agent);
        var call = Conversation.Start(Host, from);
        await call.TalkTo(agent);
        return call;
    }
}
