using System.Collections.Immutable;

namespace WarmTransfer.Core.Alerts;

/// <summary>The only place that decides what becomes an alert, and when it is over.</summary>
public sealed class AlertMachine(AlertPolicy policy)
{
    /// <summary>The book after a look at the floor. Whoever looks rarely sees less: what is over the threshold at two looks is taken to be so between them.</summary>
    public AlertBook Look(AlertBook book, IEnumerable<Breach> over, DateTimeOffset now)
    {
        var tracked = Track(book, over, now);
        var still = tracked.ToDictionary(Key, one => one.Breach);
        var alerts = book.Alerts.Select(alert => alert with { Breaches = Still(alert, still) }).Where(alert => !alert.Breaches.IsEmpty).ToImmutableArray();
        return Ripe(alerts, tracked, now).GroupBy(breach => breach.Rule)
            .Aggregate(new AlertBook(alerts, tracked, book.RaisedAt), (next, news) => Tell(next, news.Key, [.. news], now));
    }

    /// <summary>A supervisor has seen an alert: whoever was first.</summary>
    public static (AlertBook Book, Refusal? Refusal) Acknowledge(AlertBook book, string id, AgentId by, DateTimeOffset now) =>
        book.Alerts.FirstOrDefault(alert => alert.Id == id) switch
        {
            null => (book, new Refusal(RefusalCode.Unknown, "This alert is over.")),
            { Seen: { } seen } => (book, new Refusal(RefusalCode.WrongPhase, $"{seen.By} has acknowledged it already.")),
            var alert => (book with { Alerts = book.Alerts.Replace(alert, alert with { Seen = new Seen(by, now) }) }, null),
        };

    // What is not an alert yet begins anew after each break; what is, outlives a short one.
    private ImmutableArray<Tracked> Track(AlertBook book, IEnumerable<Breach> over, DateTimeOffset now)
    {
        var known = book.Tracked.ToDictionary(Key);
        var told = Told(book.Alerts);
        ImmutableArray<Tracked> still = [.. over.Select(breach => known.Remove((breach.Rule, breach.Subject), out var was)
            ? was with { Breach = breach, LastOver = now }
            : new Tracked(breach, now, now))];
        return [.. still, .. known.Values.Where(was => told.Contains(Key(was)) && now - was.LastOver < policy.ClearAfter)];
    }

    private static ImmutableArray<Breach> Still(Alert alert, Dictionary<(AlertRule, string), Breach> still) =>
        [.. alert.Breaches.Select(breach => still.GetValueOrDefault((breach.Rule, breach.Subject))).OfType<Breach>()];

    private IEnumerable<Breach> Ripe(ImmutableArray<Alert> alerts, ImmutableArray<Tracked> tracked, DateTimeOffset now)
    {
        var told = Told(alerts);
        return tracked.Where(one => now - one.Since >= policy.RaiseAfter && !told.Contains(Key(one))).Select(one => one.Breach);
    }

    // An alert that nobody has seen yet takes in what comes on top; after that the rule has to wait before it speaks again.
    private AlertBook Tell(AlertBook book, AlertRule rule, ImmutableArray<Breach> news, DateTimeOffset now)
    {
        if (book.Alerts.FirstOrDefault(alert => alert.Rule == rule && alert.Seen is null) is { } open)
            return book with { Alerts = book.Alerts.Replace(open, open with { Breaches = open.Breaches.AddRange(news) }) };
        if (book.RaisedAt.TryGetValue(rule, out var last) && now - last < policy.Pause) return book;
        return book with { Alerts = book.Alerts.Add(new Alert(rule, news, now)), RaisedAt = book.RaisedAt.SetItem(rule, now) };
    }

    private static HashSet<(AlertRule, string)> Told(ImmutableArray<Alert> alerts) =>
        [.. alerts.SelectMany(alert => alert.Breaches).Select(breach => (breach.Rule, breach.Subject))];

    private static (AlertRule Rule, string Subject) Key(Tracked tracked) => (tracked.Breach.Rule, tracked.Breach.Subject);
}
