using System.Net;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Routing;

/// <summary>Agent 1 consults the queue of sales: its free agents are rung one after the other, while the customer hears music.</summary>
public sealed class QueueConsultTests : IAsyncLifetime
{
    private static readonly AgentId Agent1 = new("agent1");
    private static readonly QueueId Sales = new("sales");
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings:
        ["--Queues:0:Id=support", "--Queues:0:Agents:0=agent1", "--Queues:1:Id=sales", "--Queues:1:Name=Sales", "--Queues:1:Agents:0=agent2", "--Queues:1:Agents:1=agent3", "--Queues:1:Agents:2=supervisor1", "--Queues:1:Agents:3=supervisor2"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Those_who_decline_are_followed_by_the_next_and_the_customer_never_leaves_hold()
    {
        var call = await Talking();
        await _host.Ready("agent2", AgentBehaviour.Decline);
        await _host.Ready("agent3", AgentBehaviour.Decline);
        await Ready("supervisor1");
        await Consult(call);

        await call.InPrivate("agent1", "supervisor1");

        var saved = _host.Saved(call.Customer)!;
        Assert.Equal((3, "Sales: agent 3 of at most 3"), (NextExperts.Rung(saved), View().Call!.Transfer.Experts?.English));
        Assert.DoesNotContain(await Happened(call), e => e is CallEvent.Fact.HoldAnswered { Held: false });
        Assert.InRange(_host.Network.Leg(call.Customer)!.DeadAir.LongestSeconds, 0, 2);
    }

    [Fact]
    public async Task After_three_the_customer_is_back_with_the_owner_who_reads_why_and_a_fourth_is_not_rung()
    {
        var call = await Talking();
        foreach (var agent in new[] { "agent2", "agent3", "supervisor1", "supervisor2" }) await Ready(agent, AgentBehaviour.Decline);
        await _host.Until("all four are free", () => View().Queues.Single(queue => queue.Name == "Sales").Free == 4);
        await Consult(call);

        await _host.Until("agent 1 reads that nobody came", () => View().Call!.Transfer.Failure?.English.StartsWith("Nobody of Sales came. ", StringComparison.Ordinal) == true);
        await call.TalkTo("agent1");

        Assert.Equal(3, _host.Saved(call.Customer)!.AgentLegs.Count(leg => leg.Ending == LegEnding.Declined));
    }

    [Fact]
    public async Task When_nobody_there_is_free_the_customer_is_back_at_once()
    {
        var call = await Talking();
        await Consult(call);
        await _host.Until("agent 1 reads it", () => View().Call!.Transfer.Failure?.English == "Nobody of Sales is free.");
        await call.TalkTo("agent1");
    }

    [Fact]
    public async Task An_expert_can_be_dialled_in_by_programs_as_well()
    {
        var call = await Talking();
        await _host.Ready("agent2");
        using var agent = await SignedIn.As("agent1", _host.Url);
        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(call.Customer, "dial-in", "queue:sales"));
        await call.AllHearEachOther("agent1", "agent2");
    }

    [Fact]
    public async Task It_is_called_off_in_the_middle_of_the_ringing()
    {
        var call = await Talking();
        await _host.Ready("agent2", AgentBehaviour.Manual);
        await Consult(call);
        await call.RingsAt("agent2");
        await call.Do(new CallEvent.Intent.Cancel(Agent1));
        await call.TalkTo("agent1");
        await _host.Until("nothing rings", () => call.LegOf("agent2") is null);
    }

    // Supervisors take no calls until they say so.
    private async Task Ready(string agent, AgentBehaviour behaviour = AgentBehaviour.Answer)
    {
        await _host.Ready(agent, behaviour);
        Assert.Null(await _host.Get<IAgentDesk>().Ask(new AgentId(agent), new AgentEvent.Return(), TestContext.Current.CancellationToken));
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        return call;
    }

    private static Task Consult(Conversation call) => call.Do(new CallEvent.Intent.Consult(Agent1, new Target.OtherQueue(Sales), new Briefing("A contract", "")));

    private ConsoleView View() => _host.Get<Views>().Console(_host.Snapshot, Agent1, DateTimeOffset.UtcNow);

    private async Task<IEnumerable<CallEvent>> Happened(Conversation call)
    {
        await using var db = _host.Database();
        var rows = await db.Events.AsNoTracking().Where(row => row.CallId == call.Customer && row.Refusal == null).ToListAsync(TestContext.Current.CancellationToken);
        return rows.Select(row => Json.Read<CallEvent>(row.Payload));
    }
}
