using System.Net;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Teams;

/// <summary>What supervisors of teams see on boards and in the history, and what they may take away.</summary>
public sealed class TeamSightTests : IAsyncLifetime
{
    private TwoTeams _teams = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _teams = await TwoTeams.StartAsync();

    public ValueTask DisposeAsync() => _teams.DisposeAsync();

    [Fact]
    public async Task A_board_shows_the_calls_and_agents_of_the_teams_and_whoever_waits()
    {
        await using var sales = new HubBoard(_teams.Host.Url, await _teams.As(TwoTeams.OfSales));
        await using var support = new HubBoard(_teams.Host.Url, await _teams.As(TwoTeams.OfSupport));
        await using var all = new HubBoard(_teams.Host.Url, await _teams.As(TwoTeams.OfAll));
        foreach (var board in (HubBoard[])[sales, support, all]) await board.Connect();

        await _teams.Host.Until("each has its own", () => Shows(sales, 1, "agent1") && Shows(support, 0) && Shows(all, 1, "agent1"));
        var waiting = Conversation.Start(_teams.Host, "+15550100002");
        await _teams.Host.Until("the waiting customer is on all", () => sales.Floor.Waiting.Count == 1 && support.Floor.Waiting.Count == 1 && all.Floor.Waiting.Count == 1);

        await _teams.Host.Ready("agent2");
        await waiting.TalkTo("agent2");
        await _teams.Host.Until("the customer is Support's", () => Shows(sales, 1, "agent1") && Shows(support, 1, "agent2") && Shows(all, 2, "agent1", "agent2") && sales.Floor.Waiting.IsEmpty);
        Assert.Equal(waiting.Customer, Assert.Single(support.Floor.Calls).Key.Value);
    }

    [Fact]
    public async Task A_call_that_is_handed_over_is_both_teams_from_then_on()
    {
        await using var support = new HubBoard(_teams.Host.Url, await _teams.As(TwoTeams.OfSupport));
        await support.Connect();
        await _teams.Host.Ready("agent2");
        await _teams.Call.HandOver("agent1", "agent2");

        await _teams.Host.Until("Support has it", () => support.Floor.Calls.Count == 1);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Status(TwoTeams.OfSales), await Status(TwoTeams.OfSupport)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_history_has_the_calls_of_the_teams_alone_live_and_over(bool live)
    {
        if (!live)
        {
            await _teams.Call.HangUpOnPurpose("agent1");
            await _teams.Call.IsOver("agent1");
            await _teams.Host.Until("nothing is live any more", () => { using var db = _teams.Host.Database(); return db.Calls.All(row => !row.Live); });
        }

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK), (await Status(TwoTeams.OfSales), await Status(TwoTeams.OfSupport), await Status(TwoTeams.OfAll)));
        Assert.Contains(_teams.Call.Customer, await Text(TwoTeams.OfSales, "/history"), StringComparison.Ordinal);
        Assert.DoesNotContain(_teams.Call.Customer, await Text(TwoTeams.OfSupport, "/history"), StringComparison.Ordinal);
        Assert.Contains(_teams.Call.Customer, await Text(TwoTeams.OfAll, "/history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_nothing_is_taken_away_as_a_file()
    {
        var page = $"/history/{_teams.Call.Customer}";
        Assert.Contains("Export as JSON", await Text(TwoTeams.OfSales, page), StringComparison.Ordinal);
        Assert.Contains("Export as CSV", await Text("auditor1", "/audit"), StringComparison.Ordinal);
        foreach (var user in (string[])[TwoTeams.OfSales, "auditor1"]) await _teams.Users(users => users.SetRightsAsync(user, mayListen: true, mayExport: false, "test"));

        Assert.DoesNotContain("Export as JSON", await Text(TwoTeams.OfSales, page), StringComparison.Ordinal);
        Assert.DoesNotContain("Export as CSV", await Text("auditor1", "/audit"), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (await Status(TwoTeams.OfSales), await Status("auditor1", "/audit.csv"), await Status("auditor1", "/audit.jsonl")));
        Assert.Equal(
            [(TwoTeams.OfSales, "exports a call's timeline"), ("auditor1", "exports the audit")], (await _teams.Denied()).Select(row => (row.Actor, row.Act)).Distinct());
    }

    private static bool Shows(HubBoard board, int calls, params string[] agents) =>
        board.Floor.Calls.Count == calls && agents.All(agent => board.Floor.Agents.ContainsKey(new AgentId(agent)))
        && board.Floor.Agents.Count(agent => agent.Key.Value.StartsWith(Roles.Agent, StringComparison.Ordinal)) == agents.Length;

    private Task<HttpStatusCode> Status(string user) => Status(user, $"/history/{_teams.Call.Customer}.json");

    private async Task<HttpStatusCode> Status(string user, string path)
    {
        using var browser = await _teams.As(user);
        using var answer = await browser.Get(path);
        return answer.StatusCode;
    }

    private async Task<string> Text(string user, string path)
    {
        using var browser = await _teams.As(user);
        using var answer = await browser.Send(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Sec-Fetch-Dest", "iframe" } } });
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
