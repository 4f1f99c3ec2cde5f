using System.Collections.Frozen;
using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Floor;

/// <summary>The floor as it is for those who supervise the same teams. What has not changed for them is the same object as before, and all of them share it; the queues' figures, and what waits beside calls, are whole.</summary>
internal sealed class TeamFloor(SupervisedTeams teams)
{
    private readonly FrozenSet<string> _teams = teams.Names.ToFrozenSet();
    private readonly Lock _lock = new();
    private (FloorView Whole, FloorView Theirs) _last = (FloorView.Empty, FloorView.Empty);

    public FloorView Of(FloorView whole)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_last.Whole, whole)) _last = (whole, Next(_last.Theirs, whole));
            return _last.Theirs;
        }
    }

    private FloorView Next(FloorView before, FloorView whole)
    {
        var next = before with
        {
            Calls = Keep.Same(before.Calls, [.. whole.Calls.Where(call => IsTheirs(whole, call.Agents))]),
            Waiting = Keep.Same(before.Waiting, [.. whole.Waiting.Where(customer => IsTheirs(whole, customer.Agents))]),
            Agents = Keep.Same(before.Agents, [.. whole.Agents.Where(agent => IsTheirs(whole, agent.Id))]),
            Queues = whole.Queues, Leads = whole.Leads, Voicemails = whole.Voicemails,
        };
        next = next with { Alerts = Keep.Same(before.Alerts, [.. Alerts(before, next, whole)]) };
        return next == before ? before : next with { Version = whole.Version };
    }

    private bool IsTheirs(FloorView whole, ImmutableArray<AgentId> agents) => agents.IsEmpty || agents.Any(agent => IsTheirs(whole, agent));

    private bool IsTheirs(FloorView whole, AgentId agent) => whole.Teams.TryGetValue(agent, out var team) && _teams.Contains(team);

    // Of several calls or agents that one alert is about, it leads to the first that is theirs.
    private IEnumerable<FloorAlert> Alerts(FloorView before, FloorView theirs, FloorView whole)
    {
        var known = before.Alerts.ToDictionary(alert => alert.Id);
        var (calls, agents) = (theirs.Calls.Select(call => call.Id).Concat(theirs.Waiting.Select(customer => customer.Id)).ToHashSet(), theirs.Agents.Select(agent => agent.Id).ToHashSet());
        foreach (var alert in whole.Alerts.Where(IsToldThem))
            if (Of(alert, calls, agents) is { } seen) yield return Keep.Same(known.GetValueOrDefault(seen.Id), seen);
    }

    private bool IsToldThem(FloorAlert alert) => alert.Teams is "" || alert.Teams.Split('\n').Any(_teams.Contains);

    private static FloorAlert? Of(FloorAlert alert, HashSet<CallId> calls, HashSet<AgentId> agents)
    {
        var subjects = alert.Subjects.Split('\n');
        if (alert.Call is not null) return subjects.Select(one => new CallId(one)).Where(calls.Contains).ToArray() is [var call, ..] ? With(alert, call) : null;
        if (alert.Agent is not null) return subjects.Select(one => new AgentId(one)).Where(agents.Contains).ToArray() is [var agent, ..] ? With(alert, agent) : null;
        return alert;
    }

    private static FloorAlert With(FloorAlert alert, CallId call) => alert.Call == call ? alert : alert with { Call = call };

    private static FloorAlert With(FloorAlert alert, AgentId agent) => alert.Agent == agent ? alert : alert with { Agent = agent };
}
