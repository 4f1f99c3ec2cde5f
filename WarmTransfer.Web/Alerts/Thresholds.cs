using System.Globalization;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>What of the floor is over a threshold now. No text names a customer: it may hang on a wall.</summary>
internal static class Thresholds
{
    public static IEnumerable<Breach> Of(FloorView view, Snapshot snapshot, int failedTransfers, AlertPolicy policy, DateTimeOffset now) =>
    [
        .. policy.Wait is { } wait ? Waits(view, snapshot, wait, now) : [],
        .. policy.Hold is { } hold ? Holds(view, hold, now) : [],
        .. policy.Unreachable is { } unreachable ? Silent(snapshot, unreachable, now) : [],
        .. policy.FailedTransfers <= failedTransfers ? [new Breach(AlertRule.FailedTransfers, "", $"{failedTransfers} transfers have failed within {Words(policy.FailedWithin)}")] : Array.Empty<Breach>(),
    ];

    /// <summary>What several breaches of one rule are together.</summary>
    public static string Together(AlertRule rule, int count, AlertPolicy policy) => rule switch
    {
        AlertRule.LongWait => $"{count} customers have waited for more than {Words(policy.Wait!.Value)}",
        AlertRule.LongHold => $"{count} customers have been on hold for more than {Words(policy.Hold!.Value)}",
        AlertRule.Unreachable => $"{count} agents’ phones are not heard of any more",
        AlertRule.OutsideCalls => $"{count} limits of outside calls are reached, or nearly so",
        AlertRule.NumberElsewhere => $"Calls to {count} of our numbers do not come here: see Settings → Telephone",
        AlertRule.FailedTransfers => throw new ArgumentException("There is one of these, however many transfers it counts.", nameof(rule)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
    };

    /// <summary>60 s, 3 min.</summary>
    public static string Words(TimeSpan span) => span.TotalSeconds is > 60 and var seconds && seconds % 60 == 0
        ? $"{(seconds / 60).ToString(CultureInfo.InvariantCulture)} min"
        : $"{span.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s";

    private static IEnumerable<Breach> Waits(FloorView view, Snapshot snapshot, TimeSpan limit, DateTimeOffset now) => view.Waiting
        .Where(row => snapshot.Calls.TryGetValue(row.Id, out var call) && now - Since(call) >= limit)
        .Select(row => new Breach(AlertRule.LongWait, row.Id.Value, $"A customer has waited for more than {Words(limit)} in {row.QueueName}"));

    // Whoever has lost an agent waits since then, not since they called.
    private static DateTimeOffset Since(Call call) =>
        call.AgentLegs.Where(leg => leg is { IsLive: false, AdmittedAt: not null }).Select(leg => leg.Since).Append(call.ArrivedAt).Max();

    private static IEnumerable<Breach> Holds(FloorView view, TimeSpan limit, DateTimeOffset now) => view.Calls
        .Where(row => now - row.HoldSince >= limit)
        .Select(row => new Breach(AlertRule.LongHold, row.Id.Value, $"A customer has been on hold{(row.OwnerName is { } name ? $" with {name}" : "")} for more than {Words(limit)}"));

    // A phone that was closed has said so; this one has only fallen silent.
    private static IEnumerable<Breach> Silent(Snapshot snapshot, TimeSpan worth, DateTimeOffset now) => snapshot.Agents.Values
        .Where(agent => agent.ReachableUntil is { } until && until <= now && now - until < worth && (agent.Engagement is not null || agent.StateAt(until.AddMilliseconds(-1)) == AgentState.Available))
        .OrderBy(agent => agent.Id.Value, StringComparer.Ordinal)
        .Select(agent => new Breach(AlertRule.Unreachable, agent.Id.Value, $"{agent.Name} {(agent.Engagement is null ? "was available" : "has a call")}, and the phone is not heard of any more"));
}
