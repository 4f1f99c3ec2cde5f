using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Keeps the book of alerts.</summary>
internal sealed class AlertKeeper(AlertPolicy policy)
{
    private readonly Lock _lock = new();
    private readonly AlertMachine _machine = new(policy);
    private readonly FailedTransfers _failed = new(policy.FailedWithin);
    private AlertBook _book = AlertBook.Empty;

    public ImmutableArray<Alert> Alerts
    {
        get
        {
            lock (_lock) return _book.Alerts;
        }
    }

    /// <summary>Goes on with the alerts that there were when this process began.</summary>
    public void Resume(ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        lock (_lock) _book = AlertBook.Resume(alerts, now);
    }

    /// <summary>The alerts after a look at the floor: those that nobody has seen first, the oldest of them first.</summary>
    public ImmutableArray<FloorAlert> Look(FloorView view, Picture picture, DateTimeOffset now)
    {
        lock (_lock)
        {
            _book = _machine.Look(_book, Concerns.Of(view, picture, _failed.Count(picture, now), policy, now), now);
            return [.. _book.Alerts.OrderBy(alert => alert.Seen is not null).ThenBy(alert => alert.Since).Select(alert => Row(alert, picture))];
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

    public string Text(Alert alert) => alert.Concerns is [var one] ? one.Text : Concerns.Together(alert.Rule, alert.Concerns.Length, policy);

    private FloorAlert Row(Alert alert, Picture picture) => new(
        alert.Id, alert.Rule, Text(alert), alert.Since, alert.Call(), alert.Agent(),
        alert.Seen?.By, alert.Seen is { By: var by } ? picture.Agents.GetValueOrDefault(by)?.Name ?? by.Value : null, alert.Seen?.At);
}

/// <summary>Whom or what an alert is about: of several, the first.</summary>
internal static class AlertSubject
{
    public static CallId? Call(this Alert alert) => alert.Rule is AlertRule.LongWait or AlertRule.LongHold ? new CallId(alert.Concerns[0].Subject) : null;

    public static AgentId? Agent(this Alert alert) => alert.Rule is AlertRule.Unreachable ? new AgentId(alert.Concerns[0].Subject) : null;
}
