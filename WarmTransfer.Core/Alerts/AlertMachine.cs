using System.Collections.Immutable;

namespace WarmTransfer.Core.Alerts;

/// <summary>The only place that decides what becomes an alert, and when it is over.</summary>
public sealed class AlertMachine(AlertPolicy policy)
{
    /// <summary>The book after a look at the floor. Whoever looks rarely sees less: what is over the threshold at two looks is taken to be so between them.</summary>
    public AlertBook Look(AlertBook book, IEnumerable<Concern> over, DateTimeOffset now)
    {
        var watched = Watch(book, over, now);
        var still = watched.ToDictionary(Key, one => one.Concern);
        var alerts = book.Alerts.Select(alert => alert with { Concerns = Still(alert, still) }).Where(alert => !alert.Concerns.IsEmpty).ToImmutableArray();
        return Ripe(alerts, watched, now).GroupBy(concern => concern.Rule)
            .Aggregate(new AlertBook(alerts, watched, book.RaisedAt), (next, news) => Tell(next, news.Key, [.. news], now));
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
    private ImmutableArray<Watched> Watch(AlertBook book, IEnumerable<Concern> over, DateTimeOffset now)
    {
        var known = book.Watched.ToDictionary(Key);
        var told = Told(book.Alerts);
        ImmutableArray<Watched> still = [.. over.Select(concern => known.Remove((concern.Rule, concern.Subject), out var was)
            ? was with { Concern = concern, LastOver = now }
            : new Watched(concern, now, now))];
        return [.. still, .. known.Values.Where(was => told.Contains(Key(was)) && now - was.LastOver < policy.ClearAfter)];
    }

    private static ImmutableArray<Concern> Still(Alert alert, Dictionary<(AlertRule, string), Concern> still) =>
        [.. alert.Concerns.Select(concern => still.GetValueOrDefault((concern.Rule, concern.Subject))).OfType<Concern>()];

    private IEnumerable<Concern> Ripe(ImmutableArray<Alert> alerts, ImmutableArray<Watched> watched, DateTimeOffset now)
    {
        var told = Told(alerts);
        return watched.Where(one => now - one.Since >= policy.RaiseAfter && !told.Contains(Key(one))).Select(one => one.Concern);
    }

    // An alert that nobody has seen yet takes in what comes on top; after that the rule has to wait before it speaks again.
    private AlertBook Tell(AlertBook book, AlertRule rule, ImmutableArray<Concern> news, DateTimeOffset now)
    {
        if (book.Alerts.FirstOrDefault(alert => alert.Rule == rule && alert.Seen is null) is { } open)
            return book with { Alerts = book.Alerts.Replace(open, open with { Concerns = open.Concerns.AddRange(news) }) };
        if (book.RaisedAt.TryGetValue(rule, out var last) && now - last < policy.Pause) return book;
        return book with { Alerts = book.Alerts.Add(new Alert(rule, news, now)), RaisedAt = book.RaisedAt.SetItem(rule, now) };
    }

    private static HashSet<(AlertRule, string)> Told(ImmutableArray<Alert> alerts) =>
        [.. alerts.SelectMany(alert => alert.Concerns).Select(concern => (concern.Rule, concern.Subject))];

    private static (AlertRule Rule, string Subject) Key(Watched watched) => (watched.Concern.Rule, watched.Concern.Subject);
}
