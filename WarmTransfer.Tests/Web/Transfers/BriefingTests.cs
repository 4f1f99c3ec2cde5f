using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Web.Transfers;

/// <summary>A queue tells second agents who transfers, and why, before they are let in: they hear it, and nobody else.</summary>
public sealed class BriefingTests : IAsyncLifetime
{
    private const string Words = "Agent 1. Billing question.";
    private static readonly AgentId Agent1 = new("agent1"), Agent2 = new("agent2");
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:TellBriefing=true"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task In_a_consultation_the_second_agent_alone_hears_it_and_then_the_owner()
    {
        var call = await Talking();
        await call.Consult("agent1", "agent2", "Billing question");

        await IsTold(call);
        Assert.Equal("hold-music.wav", _host.Network.Leg(call.Customer)!.Playing);
        Assert.Equal("Customer on hold, Agent 2 hears the briefing", View(Agent1).StatusText.English);
        Assert.Equal("Hears the briefing", View(Agent1).Parties.Single(party => party.Name == "Agent 2").State.English);
        Assert.Equal("You hear who transfers, and why", View(Agent2).StatusText.English);

        await call.InPrivate("agent1", "agent2");
        Assert.Single(_host.Network.Spoken, Words);
    }

    [Fact]
    public async Task Dialled_in_they_hear_it_while_customer_and_owner_talk_on()
    {
        var call = await Talking();
        await call.Do(new CallEvent.Intent.DialIn(Agent1, Target.To(Agent2), new Briefing("Billing question", "")));

        await IsTold(call);
        await call.AllHearEachOther("agent1");
        Assert.NotNull(await _host.Ask(call.Customer, new CallEvent.Intent.Leave(Agent1)));

        await call.AllHearEachOther("agent1", "agent2");
        Assert.Single(_host.Network.Spoken, Words);
    }

    [Fact]
    public async Task After_a_cold_transfer_the_customer_hears_music_meanwhile()
    {
        var call = await Talking();
        _host.Network.SentenceTakes = TimeSpan.FromSeconds(7);
        await call.Do(new CallEvent.Intent.ColdTransfer(Agent1, Target.To(Agent2), new Briefing("Billing question", "")));

        // Both last as long as it is said: whoever looked for one after the other might miss the second.
        await Task.WhenAll(IsTold(call), call.CustomerHearsMusic());

        await call.TalkTo("agent2");
        Assert.InRange(_host.Network.Leg(call.Customer)!.DeadAir.LongestSeconds, 0, 2);
    }

    [Fact]
    public async Task An_owner_who_calls_off_meanwhile_has_the_customer_back()
    {
        var call = await Talking();
        await call.Consult("agent1", "agent2", "Billing question");
        await IsTold(call);

        await call.Do(new CallEvent.Intent.Cancel(Agent1));

        await call.TalkTo("agent1");
        await _host.Until("the second agent's leg is over", () => call.LegOf("agent2") is null);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_it_loses_nobody()
    {
        var call = await Talking();
        await call.Consult("agent1", "agent2", "Billing question");
        await IsTold(call);
        await _host.Restart(() => { });
        await call.InPrivate("agent1", "agent2");
    }

    [Fact]
    public async Task Where_the_queue_does_not_want_it_nothing_is_said()
    {
        await using var host = await ProductHost.StartAsync();
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.Consult("agent1", "agent2", "Billing question");
        await call.InPrivate("agent1", "agent2");
        Assert.DoesNotContain(Words, host.Network.Spoken);
    }

    // So long that it can be looked at, and shorter than eight seconds.
    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2");
        _host.Network.SentenceTakes = TimeSpan.FromSeconds(4);
        return call;
    }

    private async Task IsTold(Conversation call)
    {
        await _host.Until("the second agent hears it, in no conference", () => call.LegOf("agent2") is { Playing: Words, Conference: null, Hears.Count: 0 });
        Assert.DoesNotContain(_host.Network.State.Legs, leg => leg.Playing == Words && leg.To != "client:agent2");
    }

    private CallCard View(AgentId agent) => _host.Get<Views>().Console(_host.Snapshot, agent, DateTimeOffset.UtcNow).Call!;
}
