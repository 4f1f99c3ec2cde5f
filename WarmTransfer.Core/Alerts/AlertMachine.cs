using System.Collections.Immutable;

namespace WarmTransfer.Core.Alerts;

/// <summary>The only place that decides what becomes an alert, and when it is over.</summary>
/// <param name="definitions">The rules that count now. An alert of any other is over at the next look.</param>
public sealed class AlertMachine(AlertPolicy policy, IEnumerable<AlertDefinition>? definitions = null)
{
    private readonly ImmutableDictionary<string, AlertDefinition> _definitions = (definitions ?? []).Where(rule => rule.Enabled).ToImmutableDictionary(rule => rule.Id);

    /// <summary>The book after a look at the floor. Whoever looks rarely sees less: what is over the threshold at two looks is taken to be so between them.</summary>
    public AlertBook Look(AlertBook book, IEnumerable<Breach> beyond, DateTimeOffset now)
    {
        var standing = Standing(book);
        var tracked = Track(standing, beyond, now);
        var alerts = Remaining(standing.Alerts, tracked, now);
        return Ripe(alerts, tracked, now).GroupBy(breach => breach.Source)
            .Aggregate(new AlertBook(alerts, tracked, Recent(book, now)), (next, news) => Tell(next, [.. news], now));
    }

    /// <summary>A supervisor has seen an alert: whoever was first.</summary>
    public static (AlertBook Book, Refusal? Refusal) Acknowledge(AlertBook book, string id, AgentId by, DateTimeOffset now) =>
        book.Alerts.FirstOrDefault(alert => alert.Id == id) switch
        {
            null => (book, new Refusal(RefusalCode.Unknown, $"This alert is over.")),
            { Seen: { } seen } => (book, new Refusal(RefusalCode.WrongPhase, $"{seen.By} has acknowledged it already.")),
            var alert => (book with { Alerts = book.Alerts.Replace(alert, alert with { Seen = new Seen(by, now) }) }, null),
        };

    // A rule that is gone, or measures something else by now, has nothing to say any more.
    private AlertBook Standing(AlertBook book) => book with
    {
        Alerts = [.. book.Alerts.Where(alert => Counts(alert.Definition, alert.Rule)).Select(alert => alert with { Teams = Teams(alert.Definition) })],
        Tracked = [.. book.Tracked.Where(one => Counts(one.Breach.Definition, one.Breach.Rule))],
    };

    private bool Counts(string? definition, AlertRule rule) => definition is null || _definitions.GetValueOrDefault(definition)?.Metric == rule;

    private string? Teams(string? definition) => definition is not null && _definitions[definition].Teams is { IsEmpty: false } teams ? string.Join('\n', teams) : null;

    // What is not an alert yet begins anew after each break; what is, outlives a short one. Within the band only a rule that has an alert goes on.
    private ImmutableArray<Tracked> Track(AlertBook book, IEnumerable<Breach> beyond, DateTimeOffset now)
    {
        var known = book.Tracked.ToDictionary(Key);
        var told = Told(book.Alerts);
        var open = book.Alerts.Select(alert => alert.Source).ToHashSet();
        ImmutableArray<Tracked> still = [.. beyond.Where(breach => !breach.InBand || open.Contains(breach.Source)).Select(breach => known.Remove(Key(breach), out var was) && !(was.Breach.InBand && !breach.InBand)
            ? was with { Breach = breach, LastOver = now }
            : new Tracked(breach, now, now))];
        return [.. still, .. known.Values.Where(was => told.Contains(Key(was)) && now - was.LastOver < ClearAfter(was.Breach))];
    }

    private static ImmutableArray<Alert> Remaining(ImmutableArray<Alert> alerts, ImmutableArray<Tracked> tracked, DateTimeOffset now)
    {
        var still = tracked.ToDictionary(Key, one => one.Breach);
        var newest = alerts.GroupBy(alert => alert.Source).ToDictionary(rule => rule.Key, rule => rule.MaxBy(alert => alert.Since)!.Id);
        return [.. alerts.Select(alert => alert with { Breaches = Still(alert, still) is { IsEmpty: false } its || newest[alert.Source] != alert.Id ? Still(alert, still) : Holding(alert, tracked, now) })
            .Where(alert => !alert.Breaches.IsEmpty)];
    }

    private static ImmutableArray<Breach> Still(Alert alert, Dictionary<(string, string), Breach> still) =>
        [.. alert.Breaches.Select(breach => still.GetValueOrDefault(Key(breach))).OfType<Breach>()];

    // All that it named is over, but the rule is not back yet: it goes on with what keeps it from that.
    private static ImmutableArray<Breach> Holding(Alert alert, ImmutableArray<Tracked> tracked, DateTimeOffset now) =>
        [.. tracked.Where(one => one.Breach.Source == alert.Source && one.Breach.InBand && one.LastOver == now).Select(one => one.Breach)];

    private IEnumerable<Breach> Ripe(ImmutableArray<Alert> alerts, ImmutableArray<Tracked> tracked, DateTimeOffset now)
    {
        var told = Told(alerts);
        return tracked.Where(one => !one.Breach.InBand && now - one.Since >= RaiseAfter(one.Breach) && !told.Contains(Key(one))).Select(one => one.Breach);
    }

    // An alert that nobody has seen yet takes in what comes on top; after that the rule has to wait before it speaks again.
    private AlertBook Tell(AlertBook book, ImmutableArray<Breach> news, DateTimeOffset now)
    {
        var (source, first) = (news[0].Source, news[0]);
        if (book.Alerts.FirstOrDefault(alert => alert.Source == source && alert.Seen is null) is { } open)
            return book with { Alerts = book.Alerts.Replace(open, open with { Breaches = open.Breaches.AddRange(news) }) };
        if (book.RaisedAt.ContainsKey(source)) return book;
        return book with { Alerts = book.Alerts.Add(new Alert(first.Rule, news, now, null, first.Definition, Teams(first.Definition))), RaisedAt = book.RaisedAt.SetItem(source, now) };
    }

    private ImmutableDictionary<string, DateTimeOffset> Recent(AlertBook book, DateTimeOffset now) =>
        book.RaisedAt.RemoveRange(book.RaisedAt.Where(rule => now - rule.Value >= policy.Pause).Select(rule => rule.Key));

    private TimeSpan RaiseAfter(Breach breach) => breach.Definition is { } id ? TimeSpan.FromSeconds(_definitions[id].ForSeconds) : policy.RaiseAfter;

    private TimeSpan ClearAfter(Breach breach) => breach.Definition is { } id ? TimeSpan.FromSeconds(_definitions[id].ClearSeconds) : policy.ClearAfter;

    private static HashSet<(string, string)> Told(ImmutableArray<Alert> alerts) => [.. alerts.SelectMany(alert => alert.Breaches).Select(Key)];

    private static (string Source, string Subject) Key(Tracked tracked) => Key(tracked.Breach);

    private static (string Source, string Subject) Key(Breach breach) => (breach.Source, breach.Subject);
}
