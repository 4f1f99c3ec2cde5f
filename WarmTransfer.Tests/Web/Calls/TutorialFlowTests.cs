using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Calls;

public sealed class TutorialFlowTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_customer_with_nobody_there_hears_music_and_then_the_agent_who_becomes_ready()
    {
        var call = Conversation.Start(_host);
        await call.CustomerHearsMusic();
        await _host.Until("the call waits", () => call.Phase is CallPhase.Waiting);

        await _host.Ready("agent1");

        await call.TalkTo("agent1");
        Assert.Equal(AgentState.OnCall, _host.StateOf("agent1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_warm_transfer_ends_when_customer_or_second_agent_hangs_up(bool byCustomer)
    {
        var call = await HandedOver();
        Assert.Null(call.LegOf("agent1"));
        await _host.Until("agent 1 is free", () => _host.StateOf("agent1") == AgentState.Available);
        await _host.Gone("agent1");

        if (byCustomer) call.CustomerHangsUp();
        else await call.HangUpOnPurpose("agent2");

        await call.IsOver("agent2");
        Assert.Equal(byCustomer ? EndReason.CustomerLeft : EndReason.EndedByAgent, Assert.IsType<CallPhase.Ended>(call.Phase).Reason);
    }

    [Fact]
    public async Task A_second_agent_who_is_lost_after_the_first_has_left_leaves_the_customer_with_music_and_then_with_the_next_agent()
    {
        var call = await HandedOver();
        await _host.Gone("agent2");

        call.HangUp("agent2");

        await call.CustomerHearsMusic();
        await _host.Ready("agent1");
        await call.TalkTo("agent1");
        Assert.True(call.CustomerIsUp);
    }

    [Fact]
    public async Task The_tutorials_request_that_names_nobody_brings_in_whoever_has_been_idle_longest()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent3");
        await _host.Ready("agent2");
        using var agent = await SignedIn.As("agent1", _host.Url);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/conference/agent1/call");
        using var answer = await agent.Send(request);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await call.AllHearEachOther("agent1", "agent3");
        Assert.Null(call.LegOf("agent2"));
    }

    [Fact]
    public async Task Whoever_is_added_while_the_product_runs_is_rung_as_soon_as_their_phone_is_there()
    {
        await using (var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope())
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new User { UserName = "newcomer", AgentId = "newcomer", DisplayName = "New Comer" }, Roles.Agent, "a-Long-enough-1-passphrase", "test"));
        var call = Conversation.Start(_host);

        await _host.Ready("newcomer");

        await call.TalkTo("newcomer");
        Assert.Equal("New Comer", _host.Snapshot.Agents[new AgentId("newcomer")].Name);
    }

    [Fact]
    public async Task Everything_happens_in_one_conference_named_by_the_customers_CallSid()
    {
        var call = await HandedOver();

        Assert.Equal(call.Customer, Assert.Single(_host.Network.State.Conferences).Name);
        var seats = _host.Network.State.Conferences[0].Participants.ToDictionary(seat => seat.CallSid);
        Assert.True(seats[call.Customer] is { StartConferenceOnEnter: false, EndConferenceOnExit: true });
        Assert.True(seats[call.LegOf("agent2")!.CallSid] is { StartConferenceOnEnter: true, EndConferenceOnExit: true });
    }

    [Fact]
    public async Task A_second_agent_who_hangs_up_first_costs_nobody_the_call()
    {
        var call = await Talking();
        await _host.Ready("agent2");
        await call.BringIn("agent1", "agent2");

        call.HangUp("agent2");

        await _host.Until("customer and agent 1 hear each other again", () => Hears(call, "agent1"), TimeSpan.FromSeconds(3));
        await call.TalkTo("agent1");
        Assert.True(call.CustomerIsUp);
        Assert.Equal(2, _host.Saved(call.Customer)!.Room);
    }

    [Fact]
    public async Task An_agent_who_declines_passes_the_customer_on_to_the_next()
    {
        await _host.Ready("agent1", AgentBehaviour.Decline);
        await _host.Until("agent 1 is ready", () => _host.StateOf("agent1") == AgentState.Available);
        await _host.Ready("agent2");

        var call = Conversation.Start(_host);

        await call.TalkTo("agent2");
        Assert.Equal(LegEnding.Declined, _host.Saved(call.Customer)!.AgentLegs.First().Ending);
    }

    [Fact]
    public async Task A_second_agent_who_declines_leaves_customer_and_first_agent_together_with_the_reason()
    {
        var call = await Talking();
        await _host.Ready("agent2", AgentBehaviour.Decline);

        Assert.Null(await _host.Ask(call.Customer, new CallEvent.Intent.DialIn(new AgentId("agent1"), Target.To(new AgentId("agent2")), Briefing.None)));

        await _host.Until("the reason is known", () => _host.Saved(call.Customer)!.LastFailure is { Ending: LegEnding.Declined });
        await call.TalkTo("agent1");
    }

    [Fact]
    public async Task A_phone_that_goes_while_it_rings_is_not_waited_for_and_counts_as_no_missed_call()
    {
        await _host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(_host);
        await call.RingsAt("agent1");
        await _host.Ready("agent2");

        await _host.Gone("agent1");

        await call.TalkTo("agent2");
        Assert.Equal(0, _host.Get<Board>().Snapshot.Agents[new AgentId("agent1")].Missed);
    }

    [Fact]
    public async Task A_first_agent_who_is_lost_leaves_the_customer_with_music_and_then_with_the_next_agent()
    {
        var call = await Talking();
        await _host.Gone("agent1");

        call.HangUp("agent1");

        await call.CustomerHearsMusic();
        await _host.Ready("agent2");
        await call.TalkTo("agent2");
        Assert.True(call.CustomerIsUp);
    }

    [Fact]
    public async Task A_first_agent_who_is_lost_while_the_second_rings_leaves_the_customer_to_the_second()
    {
        var call = await Talking();
        await _host.Ready("agent2", AgentBehaviour.Manual);
        Assert.Null(await _host.Ask(call.Customer, new CallEvent.Intent.DialIn(new AgentId("agent1"), Target.To(new AgentId("agent2")), Briefing.None)));
        await call.RingsAt("agent2");
        await _host.Gone("agent1");

        call.HangUp("agent1");
        await call.CustomerHearsMusic();

        Assert.True(_host.Network.Answer(call.LegOf("agent2")!.CallSid));
        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_customer_who_hangs_up_while_a_phone_rings_stops_the_ringing()
    {
        await _host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(_host);
        await call.RingsAt("agent1");

        call.CustomerHangsUp();

        await call.IsOver("agent1");
        Assert.Equal("canceled", Assert.Single(_host.Network.LegsTo("agent1")).Status);
    }

    [Fact]
    public async Task An_agent_who_ends_the_call_ends_it_for_all()
    {
        var call = await Talking();
        await _host.Ready("agent2");
        await call.BringIn("agent1", "agent2");

        Assert.Null(await _host.Ask(call.Customer, new CallEvent.Intent.End(new AgentId("agent1"))));

        await call.IsOver("agent1", "agent2");
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("")]
    [InlineData("client:somebody")]
    [InlineData("sip:jürgen@example.test")]
    [InlineData("+1 (555) 010-0001 ☎ <Müller & \"Söhne\">")]
    public async Task Whoever_calls_is_served(string from)
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, from);
        await call.TalkTo("agent1");
        await _host.Ready("agent2");
        await call.HandOver("agent1", "agent2");

        Assert.Equal(from, _host.Saved(call.Customer)!.From);
        call.CustomerHangsUp();
        await call.IsOver("agent1", "agent2");
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        return call;
    }

    private async Task<Conversation> HandedOver()
    {
        var call = await Talking();
        await _host.Ready("agent2");
        await call.HandOver("agent1", "agent2");
        return call;
    }

    private bool Hears(Conversation call, string agent) =>
        call.LegOf(agent) is { } leg && leg.Hears.Contains(call.Customer) && _host.Network.Leg(call.Customer)!.Hears.Contains(leg.CallSid);
}
