using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Routing;

public sealed class NextExpertTests : IAsyncLifetime
{
    private static readonly string[] Settings = ["--Queues:0:Id=support", "--Queues:0:UntakenTransfer=NextExpert"];
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: Settings);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_expert_who_declines_is_followed_by_the_next_and_the_customer_hears_music_all_the_while()
    {
        var call = await Consult();

        await call.InPrivate("agent1", "agent3");

        var saved = _host.Saved(call.Customer)!;
        Assert.Equal(LegEnding.Declined, saved.AgentLegs.Single(leg => leg.Agent == new AgentId("agent2")).Ending);
        Assert.DoesNotContain(await Happened(call), e => e is CallEvent.Fact.HoldAnswered { Held: false });
    }

    [Fact]
    public async Task When_nobody_else_is_free_the_customer_is_back_with_the_first_agent()
    {
        await _host.Ready("agent1");
        await _host.Ready("agent2", AgentBehaviour.Decline);
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");

        await call.Consult("agent1", "agent2");

        await _host.Until("the search is over", () => _host.Saved(call.Customer)!.Handover is { Search: ExpertSearch.InVain });
        await call.TalkTo("agent1");
    }

    private async Task<Conversation> Consult()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2", AgentBehaviour.Decline);
        await _host.Ready("agent3");
        await call.Consult("agent1", "agent2");
        return call;
    }

    private async Task<IEnumerable<CallEvent>> Happened(Conversation call)
    {
        await using var db = _host.Database();
        var rows = await db.Events.AsNoTracking().Where(row => row.CallId == call.Customer).ToListAsync(TestContext.Current.CancellationToken);
        return rows.Select(row => Json.Read<CallEvent>(row.Payload));
    }
}
