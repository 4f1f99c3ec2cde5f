using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>The floor as rules look at it.</summary>
internal static class AlertSights
{
    public static AlertSight Of(FloorView view, Snapshot snapshot, FloorFigures figures, Queues queues, IEnumerable<FailedTransfer> failures, DateTimeOffset now) => new(queues)
    {
        Waiting = view.Waiting.Where(row => snapshot.Calls.ContainsKey(row.Id)).Select(row => new SightedCall(row.Id, row.Queue, Since(snapshot.Calls[row.Id]))),
        OnHold = view.Calls.Where(row => row.HoldSince is not null).Select(row => new SightedCall(row.Id, row.Queue, row.HoldSince!.Value, row.OwnerName)),
        Available = snapshot.Agents.Values.Where(agent => agent.StateAt(now) is AgentState.Available).Select(agent => agent.Id),
        Silent = Silent(snapshot, now),
        Failures = failures,
        LastHalfHour = queue => queue is null ? figures.Overall.LastHalfHour : figures.Queues.FirstOrDefault(one => one.Queue == queue)?.LastHalfHour,
    };

    // Whoever has lost an agent waits since then, not since they called.
    private static DateTimeOffset Since(Call call) =>
        call.AgentLegs.Where(leg => leg is { IsLive: false, AdmittedAt: not null }).Select(leg => leg.Since).Append(call.QueuedAt).Max();

    // A phone that was closed has said so; this one has only fallen silent.
    private static IEnumerable<SilentPhone> Silent(Snapshot snapshot, DateTimeOffset now) => snapshot.Agents.Values
        .Where(agent => agent.ReachableUntil is { } until && until <= now && (agent.Engagement is not null || agent.StateAt(until.AddMilliseconds(-1)) == AgentState.Available))
        .OrderBy(agent => agent.Id.Value, StringComparer.Ordinal)
        .Select(agent => new SilentPhone(agent.Id, agent.Name, agent.ReachableUntil!.Value, agent.Engagement is not null));
}
