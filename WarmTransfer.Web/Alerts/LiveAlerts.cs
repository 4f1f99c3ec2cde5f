using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Keeps the book of alerts where the duty is held, and shows it everywhere.</summary>
internal sealed class LiveAlerts(AlertPolicy policy, IAlertRules rules, LiveQueues queues, Duty duty)
{
    private readonly Lock _lock = new();
    private readonly FailedTransfers _failed = new();
    private (ImmutableArray<AlertDefinition> Rules, AlertMachine Machine) _machine = ([], new AlertMachine(policy));
    private AlertBook _book = AlertBook.Empty;
    private IReadOnlyList<OutsideDial> _dials = [];
    private ImmutableArray<Breach> _numbers = [];

    public ImmutableArray<Alert> Alerts
    {
        get
        {
            lock (_lock) return _book.Alerts;
        }
    }

    /// <summary>Goes on with the alerts that there were when this process began, or that another node keeps.</summary>
    public void Resume(ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        lock (_lock) _book = AlertBook.Resume(alerts, now);
    }

    /// <summary>Who has seen which alert at another node counts here too.</summary>
    public void TakeSeen(IReadOnlyDictionary<string, Seen?> seen)
    {
        lock (_lock) _book = _book with { Alerts = [.. _book.Alerts.Select(alert => alert.Seen is null && seen.GetValueOrDefault(alert.Id) is { } by ? alert with { Seen = by } : alert)] };
    }

    /// <summary>The outside numbers that have been dialled within the last hour.</summary>
    public void Hear(IReadOnlyList<OutsideDial> dials)
    {
        lock (_lock) _dials = dials;
    }

    /// <summary>The numbers of ours whose calls go elsewhere.</summary>
    public void Hear(ImmutableArray<Breach> numbers)
    {
        lock (_lock) _numbers = numbers;
    }

    /// <summary>The alerts after a look at the floor: those that nobody has seen first, the oldest of them first.</summary>
    public ImmutableArray<FloorAlert> Look(FloorView view, Snapshot snapshot, FloorFigures figures, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (duty.IsHeld) _book = Machine().Look(_book, Beyond(view, snapshot, figures, now), now);
            return [.. _book.Alerts.OrderBy(alert => alert.Seen is not null).ThenBy(alert => alert.Since).Select(alert => Row(alert, snapshot))];
        }
    }

    /// <summary>The alert that is acknowledged now, or why it is not.</summary>
    public (Alert? Alert, Refusal? Refusal) Acknowledge(string id, AgentId by, DateTimeOffset now)
    {
        lock (_lock)
        {
            (_book, var refusal) = AlertMachine.Acknowledge(_book, id, by, now);
            return (_book.Alerts.FirstOrDefault(alert => alert.Id == id), refusal);
        }
    }

    /// <summary>Null: it is over.</summary>
    public Alert? Find(string id) => Alerts.FirstOrDefault(alert => alert.Id == id);

    /// <summary>Something is over the rule's threshold, whether it was raised yet or not. Known where the duty is held.</summary>
    public bool IsOver(string definition)
    {
        lock (_lock) return _book.Tracked.Any(one => one.Breach.Definition == definition && !one.Breach.InBand);
    }

    // What one rule says counts from the next look on, also of alerts that are there already.
    private AlertMachine Machine()
    {
        if (rules.Now is var now && now != _machine.Rules) _machine = (now, new AlertMachine(policy, now));
        return _machine.Machine;
    }

    private IEnumerable<Breach> Beyond(FloorView view, Snapshot snapshot, FloorFigures figures, DateTimeOffset now)
    {
        var sight = AlertSights.Of(view, snapshot, figures, queues.Now, _failed.Look(snapshot, now), now);
        return [.. _machine.Rules.Where(rule => rule.Enabled).SelectMany(rule => AlertReadings.Of(rule, sight, now)), .. OutsideThresholds.Of(_dials, snapshot, policy, now), .. _numbers];
    }

    private FloorAlert Row(Alert alert, Snapshot snapshot) => new(
        alert.Id, alert.Rule, $"{alert.Text}", alert.Since, alert.Call(), alert.Agent(),
        alert.Seen?.By, alert.Seen is { By: var by } ? snapshot.Agents.GetValueOrDefault(by)?.Name ?? by.Value : null, alert.Seen?.At)
    { Subjects = string.Join('\n', alert.Subjects()), Definition = alert.Definition, Teams = alert.Teams ?? "" };
}

/// <summary>Whom or what an alert is about: of several, the first.</summary>
internal static class AlertSubject
{
    public static CallId? Call(this Alert alert) => alert.Rule is AlertRule.LongWait or AlertRule.LongHold ? new CallId(alert.Breaches[0].Subject) : null;

    /// <summary>Each call or agent that it is about; one of neither when it is about none.</summary>
    public static IReadOnlyList<(CallId? Call, AgentId? Agent)> Whom(this Alert alert) =>
        alert.Call() is not null ? [.. alert.Breaches.Select(breach => ((CallId?)new CallId(breach.Subject), (AgentId?)null))]
        : alert.Agent() is not null ? [.. alert.Breaches.Select(breach => ((CallId?)null, (AgentId?)new AgentId(breach.Subject)))]
        : [(null, null)];

    /// <summary>All of them: ids of calls or of agents; empty when it is about neither.</summary>
    public static IEnumerable<string> Subjects(this Alert alert) => alert.Call() is null && alert.Agent() is null ? [] : alert.Breaches.Select(breach => breach.Subject);

    public static AgentId? Agent(this Alert alert) => alert.Rule is AlertRule.Unreachable ? new AgentId(alert.Breaches[0].Subject) : null;
}
