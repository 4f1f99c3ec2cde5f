using System.Net;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Web.Teams;

/// <summary>What supervisors may do with calls and agents of their own team, of another one, and of all.</summary>
public sealed class TeamRightsTests : IAsyncLifetime
{
    private const string Support = TwoTeams.OfSupport, Sales = TwoTeams.OfSales, All = TwoTeams.OfAll;
    private TwoTeams _teams = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, (string Name, HttpStatusCode Answer)> Commands => new(
        [Sales, All],
        [("accept-help-request", HttpStatusCode.Conflict), ("change-monitor-mode", HttpStatusCode.NoContent), ("take-over", HttpStatusCode.NoContent), ("remove", HttpStatusCode.NoContent)]);

    public async ValueTask InitializeAsync() => _teams = await TwoTeams.StartAsync();

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_is_for_the_team_s_supervisor_and_for_whoever_has_all(string supervisor, (string Name, HttpStatusCode Answer) command)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await _teams.Command(Support, command.Name));
        Assert.Equal([(Support, command.Name, Permissions.OthersCall.Reason.English)], await _teams.Denied());

        await _teams.Listens(supervisor);
        Assert.Equal(command.Answer, await _teams.Command(supervisor, command.Name));
    }

    [Theory]
    [InlineData("change-monitor-mode")]
    [InlineData("take-over")]
    public async Task Without_the_right_to_listen_nobody_takes_over_either(string command)
    {
        await _teams.Users(users => users.SetRightsAsync(Sales, mayListen: false, mayExport: true, "test"));

        Assert.Equal(HttpStatusCode.Forbidden, await _teams.Command(Sales, command));
        Assert.Equal([(Sales, command, Permissions.ListenersOnly.Reason.English)], await _teams.Denied());
    }

    [Fact]
    public async Task Whoever_may_not_listen_still_comes_to_help_and_removes()
    {
        await _teams.Users(users => users.SetRightsAsync(Sales, mayListen: false, mayExport: true, "test"));
        var (permissions, me, call) = (_teams.Host.Get<Permissions>(), new AgentId(Sales), new CallId(_teams.Call.Customer));

        foreach (CallEvent.Intent intent in (CallEvent.Intent[])[new CallEvent.Intent.AcceptHelpRequest(me), new CallEvent.Intent.StopMonitoring(me), new CallEvent.Intent.Remove(me, new LegId("L1"))])
            Assert.Null(await permissions.Refuse(call, intent, Cancellation));
    }

    [Theory]
    [InlineData("listen")]
    [InlineData("whisper")]
    [InlineData("barge")]
    public async Task A_ticket_is_given_to_whoever_has_the_team_and_the_right(string what)
    {
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (await _teams.Ticket(Sales, what), await _teams.Ticket(Support, what), await _teams.Ticket(All, what)));

        await _teams.Users(users => users.SetRightsAsync(Sales, mayListen: false, mayExport: true, "test"));
        await _teams.Users(users => users.SetRightsAsync(All, mayListen: false, mayExport: true, "test"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await _teams.Ticket(Sales, what), await _teams.Ticket(All, what)));
    }

    [Fact]
    public async Task A_ticket_from_before_lets_nobody_in_who_has_not_the_team()
    {
        await _teams.Host.Get<IPresence>().PhoneSeen(new AgentId(Support), Cancellation);
        var sid = _teams.Host.CallIn(Support, _teams.Call.Customer, JoinPurpose.Listen);

        await _teams.Host.Until("the phone is sent away", () => _teams.Host.Network.Leg(sid) is null or { Status: "completed" });
        Assert.Null(_teams.Host.Saved(_teams.Call.Customer)!.FindBySid(sid));
        Assert.Contains((Support, "monitor", Permissions.OthersCall.Reason.English), await _teams.Denied());
    }

    [Fact]
    public async Task Whoever_loses_the_team_or_the_right_hears_no_more_and_is_cut_off()
    {
        await using var board = new HubBoard(_teams.Host.Url, await _teams.As(Sales));
        await board.Connect();
        await _teams.Listens(Sales);
        await _teams.Users(users => users.SetSupervisesAsync(Sales, ["Support"], "test"));
        await _teams.Host.Until("the board is cut off", () => board.IsCutOff);
        await _teams.Call.AllHearEachOther("agent1");

        await _teams.Listens(All);
        await _teams.Users(users => users.SetRightsAsync(All, mayListen: false, mayExport: true, "test"));
        await _teams.Call.AllHearEachOther("agent1");
    }

    [Fact]
    public async Task An_agent_who_goes_to_another_team_takes_the_call_along()
    {
        await _teams.Listens(Sales);
        await _teams.Users(users => users.SetTeamAsync("agent1", "Support", "test"));

        await _teams.Call.AllHearEachOther("agent1");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await _teams.Ticket(Sales), await _teams.Ticket(Support)));
    }

    [Fact]
    public async Task A_customer_whom_nobody_has_is_everybody_s()
    {
        var waiting = Conversation.Start(_teams.Host, "+15550100002");
        await _teams.Host.Until("the customer waits", () => waiting.Phase is not null);

        foreach (var supervisor in (string[])[Sales, Support, All])
            Assert.Null(await _teams.Host.Get<Permissions>().Refuse(new AgentId(supervisor), "looks", new CallId(waiting.Customer), null, Cancellation));
    }

    [Fact]
    public async Task States_are_set_and_calls_resynced_by_the_team_s_supervisor()
    {
        var (agents, resync, agent, call) = (_teams.Host.Get<IAgentDesk>(), _teams.Host.Get<IResync>(), new AgentId("agent1"), new CallId(_teams.Call.Customer));

        Assert.Equal(Permissions.OthersAgent, await agents.Ask(agent, new AgentEvent.GoAway("Break", new AgentId(Support)), Cancellation));
        Assert.Equal(Permissions.OthersCall, (await resync.Ask(call, agent, new AgentId(Support), Cancellation)).Refusal);
        Assert.Equal([(Support, "sets an agent's state"), (Support, "resyncs with Twilio")], (await _teams.Denied()).Select(row => (row.Actor, row.Act)));

        Assert.Null(await agents.Ask(agent, new AgentEvent.GoAway("Break", new AgentId(Sales)), Cancellation));
        Assert.Null(await agents.Ask(agent, new AgentEvent.GoAway("Break", new AgentId(All)), Cancellation));
        Assert.Null((await resync.Ask(call, agent, new AgentId(Sales), Cancellation)).Refusal);
    }

    [Fact]
    public async Task An_alert_is_answered_by_whoever_has_one_of_those_it_is_about()
    {
        async Task<Refusal?> Answers(string who, AlertRule rule, params string[] subjects) => await _teams.Host.Get<Permissions>().Refuse(
            new AgentId(who), "acknowledges an alert", new Alert(rule, [.. subjects.Select(subject => new Breach(rule, subject, $"Text"))], default), Cancellation);

        Assert.Equal(Permissions.OthersCall, await Answers(Support, AlertRule.LongHold, _teams.Call.Customer));
        Assert.Equal(Permissions.OthersAgent, await Answers(Support, AlertRule.Unreachable, "agent1"));
        Assert.Null(await Answers(Support, AlertRule.Unreachable, "agent1", "agent2"));
        Assert.Null(await Answers(Sales, AlertRule.LongHold, _teams.Call.Customer));
        Assert.Null(await Answers(Support, AlertRule.FailedTransfers, ""));
        Assert.Equal(Permissions.SupervisorsOnly, await Answers("agent1", AlertRule.Unreachable, "agent1"));
    }

    [Fact]
    public async Task An_alert_whose_rule_tells_teams_is_answered_by_those_who_supervise_one_of_them()
    {
        async Task<Refusal?> Answers(string who, string teams) => await _teams.Host.Get<Permissions>().Refuse(
            new AgentId(who), "acknowledges an alert", new Alert(AlertRule.CustomersWaiting, [new Breach(AlertRule.CustomersWaiting, "", $"Text")], default, Teams: teams), Cancellation);

        Assert.Null(await Answers(Sales, "Sales"));
        Assert.Null(await Answers(All, "Sales"));
        Assert.Null(await Answers(Support, "Sales\nSupport"));
        Assert.Equal(Permissions.OthersAlert, await Answers(Support, "Sales"));
    }
}
