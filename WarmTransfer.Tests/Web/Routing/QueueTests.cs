using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Routing;

/// <summary>Queues of a running console, with phones that ring.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(
        settings:
        [
            "--Queues:0:Id=everybody", "--Queues:0:Strategy=RingAll",
            "--Queues:1:Id=sales", "--Queues:1:Numbers:0=+15550100001", "--Queues:1:Agents:0=agent2", "--Queues:1:RingSeconds=7", "--Queues:1:Phrases:Welcome=Sales.",
        ]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Ring_all_rings_everybody_and_the_first_who_answers_talks_to_the_customer()
    {
        await _host.Ready("agent1", AgentBehaviour.Manual);
        await _host.Ready("agent2", AgentBehaviour.Manual);
        var talk = Conversation.Start(_host);
        await talk.RingsAt("agent1");
        await talk.RingsAt("agent2");
        Assert.All(["agent1", "agent2"], agent => Assert.Equal(AgentState.Reserved, _host.StateOf(agent)));

        Assert.True(_host.Network.Answer(talk.LegOf("agent2")!.CallSid));

        await talk.TalkTo("agent2");
        await _host.Until("agent 1's phone is quiet", () => talk.LegOf("agent1") is null);
        await _host.Until("agent 1 is free", () => _host.StateOf("agent1") == AgentState.Available);
        var legs = _host.Saved(talk.Customer)!.AgentLegs.ToDictionary(leg => leg.Agent!.Value.Value);
        Assert.Equal(legs["agent2"].Id, legs["agent1"].LostTo);
        Assert.Equal(2, await Offers(talk.Customer, "ring all: everybody who is free"));
    }

    [Fact]
    public async Task The_number_that_was_called_leads_to_the_queue_and_only_its_agents_are_rung()
    {
        await _host.Ready("agent1");
        await _host.Ready("agent2", AgentBehaviour.Manual);
        using var twilio = new WebhookSender(_host);
        const string Call = "CA000000000000000000000000000000ad";
        (string, string)[] form = [("CallSid", Call), ("From", "+15550100009"), ("To", "+15550100001")];

        using var first = await twilio.Post("/conference/connect/client", form);
        using var waits = await twilio.Post("/conference/wait?queue=sales", form);

        Assert.Contains("/conference/wait?queue=sales", await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("<Say>Sales.</Say>", await waits.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await _host.Until("agent 2 is rung", () => _host.Saved(Call) is { Phase: CallPhase.Offered } call && call.AgentLegs.Single().Agent == new AgentId("agent2"));
        Assert.Equal((new QueueId("sales"), AgentState.Available), (_host.Saved(Call)!.Queue, _host.StateOf("agent1")));
        Assert.Equal(1, await Offers(Call, "longest idle ("));
    }

    private async Task<int> Offers(string call, string why)
    {
        await using var db = _host.Database();
        return await db.Events.CountAsync(e => e.CallId == call && e.Refusal == null && e.Payload.Contains(why), TestContext.Current.CancellationToken);
    }
}
