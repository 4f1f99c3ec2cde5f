using System.Net;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>Somebody who is away is chosen all the same: by whom it may be done, and who is told no.</summary>
public sealed class OverrideTests
{
    private const string Away = "agent3";

    [Fact]
    public async Task An_agent_may_not_and_the_attempt_is_in_the_audit()
    {
        await using var host = await ProductHost.StartAsync();
        var call = await Talking(host, "agent1");
        using var agent = await SignedIn.As("agent1", host.Url);

        Assert.Equal(HttpStatusCode.Forbidden, await agent.Command(call.Customer, "consult", Away, @override: true));

        Assert.IsType<CallPhase.Talking>(call.Phase);
        await using var db = host.Database();
        var denied = Assert.Single(await db.Audit.AsNoTracking().Where(row => row.Act != "signs in").ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("agent1", "consult", AuditOutcome.Denied, call.Customer), (denied.Actor, denied.Act, denied.Outcome, denied.CallId));
    }

    [Fact]
    public async Task An_agent_may_where_the_desk_says_so()
    {
        await using var host = await ProductHost.StartAsync(settings: "--Desk:AgentsMayOverride=true");
        var call = await Talking(host, "agent1");
        using var agent = await SignedIn.As("agent1", host.Url);

        Assert.Equal(HttpStatusCode.Conflict, await agent.Command(call.Customer, "dial-in", Away));
        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(call.Customer, "dial-in", Away, @override: true));

        await call.RingsAt(Away);
    }

    [Fact]
    public async Task A_supervisor_may_and_the_audit_has_it()
    {
        await using var host = await ProductHost.StartAsync();
        var call = await Talking(host, "supervisor1");
        using var supervisor = await SignedIn.As("supervisor1", host.Url);

        Assert.Equal(HttpStatusCode.NoContent, await supervisor.Command(call.Customer, "consult", Away, @override: true));

        await call.RingsAt(Away);
        await host.Until("the agent is being rung", () => host.StateOf(Away) == AgentState.Reserved);
        await using var db = host.Database();
        var done = Assert.Single(await db.Audit.AsNoTracking().Where(row => row.Act != "signs in").ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("supervisor1", AuditOutcome.Done, call.Customer, Away), (done.Actor, done.Outcome, done.CallId, done.AgentId));
        Assert.Equal(("rings an agent who is not available", "consult"), (done.Act, done.Reason));
    }

    [Fact]
    public async Task Nobody_may_where_the_agent_is_on_a_call()
    {
        await using var host = await ProductHost.StartAsync(settings: "--Desk:AgentsMayOverride=true");
        await host.Ready("agent2");
        var other = Conversation.Start(host);
        await other.TalkTo("agent2");
        var call = await Talking(host, "agent1");
        using var agent = await SignedIn.As("agent1", host.Url);

        Assert.Equal(HttpStatusCode.Conflict, await agent.Command(call.Customer, "consult", "agent2", @override: true));

        await other.TalkTo("agent2");
    }

    private static async Task<Conversation> Talking(ProductHost host, string owner)
    {
        var agents = host.Get<IAgentDesk>();
        await host.Ready(owner);
        await agents.Ask(new AgentId(owner), new AgentEvent.Return(), TestContext.Current.CancellationToken);
        await host.Ready(Away, AgentBehaviour.Manual);
        await agents.Ask(new AgentId(Away), new AgentEvent.GoAway("lunch"), TestContext.Current.CancellationToken);
        var call = Conversation.Start(host);
        await call.TalkTo(owner);
        return call;
    }
}
