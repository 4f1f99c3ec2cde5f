using System.Globalization;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Health;

/// <summary>Reads every figure from what this node measures and knows.</summary>
internal sealed class HealthReadings(RefusedWebhooks refused, LastAnswers answers, NodeBus bus, IOptions<TwilioOptions> twilio, IOptions<DatabaseOptions> database)
{
    private DateTimeOffset? _busGone;

    /// <param name="ticks">The last of them just taken.</param>
    /// <param name="probed">What the database said; null: nothing.</param>
    /// <param name="nodes">As they were last heard of.</param>
    public Measured Read(HealthFigure figure, Ticks ticks, Tick last, Probed? probed, IReadOnlyList<NodeLine> nodes, DateTimeOffset now) => figure switch
    {
        HealthFigure.WebhookLatency => new(ticks.WebhookLatency(), $"95 of 100 webhooks of the last minute were answered within it."),
        HealthFigure.RefusedWebhooks => new(ticks.Sum(Measures.RefusedWebhooks, Ticks.TenMinutes), Senders()),
        HealthFigure.BudgetWait => Budget(ticks, last),
        HealthFigure.MissedFacts => new(ticks.Sum(Measures.MissedFacts, Ticks.TenMinutes), $"Facts that no webhook had told; found by the node that has the duty."),
        HealthFigure.TokenFailures => new(ticks.Sum(Measures.TokenFailures, Ticks.TenMinutes), $"Refused here, or by Twilio to a phone."),
        HealthFigure.OutboxAge => probed is null ? new(null, $"Not known while the database does not answer.") : new(Math.Max(0, (now - probed.Oldest)?.TotalSeconds ?? 0), $"What is owed the longest has been due for so long."),
        HealthFigure.UnsavedChanges => new(last[Measures.Unsaved], $"Brought to this node, and not saved yet."),
        HealthFigure.Database => probed is null ? new(HealthProbe.PatienceSeconds, $"It does not answer.") : new(probed.Answered.TotalSeconds, $"{database.Value.Provider}"),
        HealthFigure.Bus => Bus(now),
        HealthFigure.Twilio => answers.SilentSince is { } since ? new((now - since).TotalSeconds, $"It does not answer.") : new(0),
        HealthFigure.Clock => Clock(),
        HealthFigure.Nodes => new(nodes.Count(node => node.SilentSince is not null), nodes.Select(node => node.Version).Distinct().Count() > 1 ? (Sentence)$"They are of several versions." : null),
        HealthFigure.Backup => Backup(probed, now),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "Not a figure."),
    };

    private Sentence? Senders() => refused.Latest.Select(Sender).Aggregate((Sentence?)null, (before, one) => before is null ? one : $"{before} {one}");

    // The time as text, so that it is the same after it has been with another node.
    private static Sentence Sender(RefusedWebhook one) => $"{one.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC from {one.Address} for {one.Path}: {one.Reason}";

    private Measured Budget(Ticks ticks, Tick last)
    {
        var (waiting, granted) = (last[Measures.BudgetWaiting], twilio.Value.CallsPerSecond);
        var used = ticks.Sum(Measures.BudgetTaken, Ticks.AMinute) / (granted * Math.Min(ticks.Count, Ticks.AMinute) * HealthSampler.Interval.TotalSeconds);
        return new(waiting / granted, $"{used:0 %} of {granted:0.##} calls a second were used in the last minute; {waiting} wait.");
    }

    private Measured Clock() => answers.ClockAhead switch
    {
        null => new(0, $"Twilio's has not been seen yet."),
        { } ahead => new(Math.Abs(ahead.TotalSeconds), ahead < TimeSpan.Zero ? (Sentence)$"Behind Twilio's." : $"Ahead of Twilio's."),
    };

    private Measured Bus(DateTimeOffset now)
    {
        if (!bus.IsConfigured) return Measured.NotUsed($"Cluster:Redis is empty: nodes find what others did in the database.");
        if (bus.IsConnected) _busGone = null;
        else _busGone ??= now;
        return _busGone is { } since ? new((now - since).TotalSeconds, $"Redis does not answer.") : new(0);
    }

    private Measured Backup(Probed? probed, DateTimeOffset now)
    {
        if (!database.Value.IsOneFile) return Measured.NotUsed($"A database server is backed up by its own tools, which are not seen here.");
        if (probed is null) return Measured.NotUsed($"Not known while the database does not answer.");
        return probed.BackedUp is { } at
            ? new((now - at).TotalHours, $"{at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC")
            : new(null, $"The command backup has not been run on this database.");
    }
}
