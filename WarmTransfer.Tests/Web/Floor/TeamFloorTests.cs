using System.Collections.Frozen;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>The floor of whoever supervises some teams: their rows, and the same objects as long as nothing of them changes.</summary>
public sealed class TeamFloorTests
{
    private static readonly CurrentAgent Sue = new("sue", "Sue", [Roles.Supervisor]) { Supervises = SupervisedTeams.Of(["Sales"]) };
    private static readonly FloorView Whole = FloorView.Empty with
    {
        Version = 1,
        Teams = new Dictionary<AgentId, string> { [new("ann")] = "Sales", [new("bea")] = "Support" }.ToFrozenDictionary(),
        Waiting = [Customer("CA1"), Customer("CA2", "ann"), Customer("CA3", "bea"), Customer("CA4", "bea", "ann"), Customer("CA5", "nobody knows")],
        Agents = [Agent("ann"), Agent("bea"), Agent("nobody knows")],
        Alerts = [Alert("a", "CA3"), Alert("b", "CA3", "CA2"), Alert("c")],
    };

    private readonly FloorSights _sights = new();

    [Fact]
    public void Rows_of_the_teams_are_there_and_those_of_nobody()
    {
        var theirs = _sights.Of(Whole, Sue);

        Assert.Equal(["CA1", "CA2", "CA4"], theirs.Waiting.Select(row => row.Id.Value));
        Assert.Equal(["ann"], theirs.Agents.Select(row => row.Id.Value));
        Assert.Equal([("b", "CA2"), ("c", null)], theirs.Alerts.Select(row => (row.Id, row.Call?.Value)));
        Assert.Same(Whole, _sights.Of(Whole, Sue with { Supervises = SupervisedTeams.All }));
    }

    [Fact]
    public void What_changes_for_others_changes_nothing_here()
    {
        var theirs = _sights.Of(Whole, Sue);
        var next = Whole with { Version = 2, Waiting = Whole.Waiting.SetItem(2, Whole.Waiting[2] with { State = $"Ringing Bea" }) };

        Assert.Same(theirs, _sights.Of(next, Sue));
        Assert.Same(theirs, _sights.Of(Whole with { Version = 3 }, new CurrentAgent("sid", "Sid", [Roles.Supervisor]) { Supervises = SupervisedTeams.Of(["Sales"]) }));
    }

    [Fact]
    public void What_changes_here_leaves_the_rest_as_it_was()
    {
        var theirs = _sights.Of(Whole, Sue);
        var after = _sights.Of(Whole with { Version = 2, Waiting = Whole.Waiting.SetItem(0, Whole.Waiting[0] with { State = $"Ringing" }) }, Sue);

        Assert.Equal((2, "Ringing"), (after.Version, after.Waiting[0].State.English));
        Assert.Same(theirs.Waiting[1], after.Waiting[1]);
        Assert.Same(theirs.Alerts[0], after.Alerts[0]);
        Assert.True(theirs.Agents == after.Agents);
    }

    [Fact]
    public void An_agent_who_goes_to_another_team_goes_from_the_floor()
    {
        _sights.Of(Whole, Sue);

        var after = _sights.Of(Whole with { Version = 2, Teams = new Dictionary<AgentId, string> { [new("bea")] = "Sales" }.ToFrozenDictionary() }, Sue);

        Assert.Equal(["bea"], after.Agents.Select(row => row.Id.Value));
        Assert.Equal(["CA1", "CA3", "CA4"], after.Waiting.Select(row => row.Id.Value));
    }

    [Fact]
    public void A_screen_on_the_wall_has_the_teams_without_the_numbers()
    {
        var theirs = _sights.Of(Whole, Sue with { Roles = [Roles.Viewer] });

        Assert.Equal(3, theirs.Waiting.Length);
        Assert.All(theirs.Waiting, row => Assert.Equal("+•••••••••01", row.Customer));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("North", true)]
    [InlineData("East\nNorth", true)]
    [InlineData("East", false)]
    public void An_alert_whose_rule_tells_teams_is_shown_to_those_who_supervise_one_of_them(string teams, bool shown)
    {
        var whole = FloorView.Empty with { Version = 1, Alerts = [Alert("a") with { Teams = teams }] };
        Assert.Equal(shown, !new TeamFloor(SupervisedTeams.Of(["North"])).Of(whole).Alerts.IsEmpty);
    }

    private static FloorCustomer Customer(string id, params string[] agents) => new(
        new CallId(id), 1, "+15550100001", default, FloorWaitKind.Waiting, $"Waiting", default, null, null, QueueId.Default, "Support", default, null)
    { Agents = [.. agents.Select(agent => new AgentId(agent))] };

    private static FloorAgent Agent(string id) => new(new AgentId(id), id, AgentState.Available, $"Available", default, true, null, null, null, null);

    private static FloorAlert Alert(string id, params string[] calls) => new(
        id, AlertRule.LongWait, $"Text", default, calls is [var first, ..] ? new CallId(first) : null, null, null, null, null)
    { Subjects = string.Join('\n', calls) };
}
