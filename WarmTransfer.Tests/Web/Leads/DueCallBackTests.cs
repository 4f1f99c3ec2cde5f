using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Tests.Web.Leads;

/// <summary>A call that was promised for a time comes up at that time, by itself.</summary>
public sealed class DueCallBackTests : IAsyncLifetime
{
    private const string Customer = "+12025550123";
    private static readonly AgentId First = new("agent1");
    private static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Supervisor = new("supervisor1", "Supervisor 1", [Roles.Supervisor]);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: ["--Desk:TransferNumbers:0=+1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Nothing_happens_but_time_and_it_is_in_the_list_of_who_promised_it_within_a_second()
    {
        var at = await Promised(TimeSpan.FromSeconds(5), First);
        var began = DateTimeOffset.UtcNow;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        enough.CancelAfter(TimeSpan.FromSeconds(30));

        await foreach (var leads in _host.Get<ILeadFeed>().Summary(Agent1, enough.Token))
            if (leads.Due is [{ FollowUp.IsMine: true }]) break;

        Assert.InRange(DateTimeOffset.UtcNow - (began > at ? began : at), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Empty(_host.Get<LeadFeed>().SummaryOf(Agent2).Due);
    }

    [Fact]
    public async Task Once_it_is_overdue_everybody_of_the_queue_is_offered_it_and_supervisors_see_how_many_there_are()
    {
        await Promised(TimeSpan.FromMinutes(5), First);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var feed = ActivatorUtilities.CreateInstance<LeadFeed>(_host.Get<IServiceProvider>(), clock);

        Assert.Empty(feed.SummaryOf(Agent1).Due);
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal((1, 0, 0, 0), (feed.SummaryOf(Agent1).Due.Length, feed.SummaryOf(Agent2).Due.Length, feed.SummaryOf(Supervisor).Due.Length, feed.SummaryOf(Supervisor).Overdue));
        clock.Advance(FollowUp.KeptFor);
        Assert.Equal((1, 1, 1, 1), (feed.SummaryOf(Agent1).Due.Length, feed.SummaryOf(Agent2).Due.Length, feed.SummaryOf(Supervisor).Due.Length, feed.SummaryOf(Supervisor).Overdue));
    }

    [Fact]
    public async Task Who_calls_back_from_the_list_reaches_the_customer_and_it_is_offered_to_nobody_any_more()
    {
        await Promised(TimeSpan.FromSeconds(1), by: null);
        await _host.Until("it is offered", () => _host.Get<LeadFeed>().SummaryOf(Agent1).Due.Length == 1 && _host.Get<LeadFeed>().SummaryOf(Agent2).Due.Length == 1);
        _host.Network.Add(Customer, WarmTransfer.Simulator.People.AgentBehaviour.Answer);
        await _host.Until("agent 1 is free", () => _host.StateOf("agent1") == AgentState.Available);

        Assert.Null(await _host.Get<ILeadDesk>().CallBack(_host.Get<LeadFeed>().SummaryOf(Agent1).Due[0].Id, First, Guid.NewGuid(), Cancellation));

        await _host.Until("nobody else is offered it", () => _host.Get<LeadFeed>().SummaryOf(Agent2).Due.IsEmpty);
        await _host.Until("the customer has been spoken to", () => _host.Get<LeadBoard>().Now is [{ IsOpen: false }]);
        Assert.Empty(_host.Get<LeadFeed>().SummaryOf(Agent1).Due);
    }

    private async Task<DateTimeOffset> Promised(TimeSpan after, AgentId? by)
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, Customer);
        await call.TalkTo("agent1");
        var followUp = new FollowUp((DateTimeOffset.UtcNow + after).ToMilliseconds(), by);
        Assert.Null(await _host.Get<IAgentDesk>().Ask(First, new AgentEvent.Dispose(new CallId(call.Customer), new Disposal(null, [], followUp)), Cancellation));
        call.CustomerHangsUp();
        await _host.Until("it is a lead", () => _host.Get<LeadBoard>().Now is [{ IsOpen: true, FollowUp: not null }]);
        return followUp.At;
    }
}
