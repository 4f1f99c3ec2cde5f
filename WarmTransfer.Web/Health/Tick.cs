namespace WarmTransfer.Web.Health;

/// <summary>What the instruments said between two looks.</summary>
/// <param name="Counts">By instrument: how much a counter has grown, or what a gauge says.</param>
/// <param name="Webhooks">How long the answers to webhooks took, in seconds.</param>
internal sealed record Tick(IReadOnlyDictionary<string, long> Counts, IReadOnlyList<double> Webhooks)
{
    public long this[string instrument] => Counts.GetValueOrDefault(instrument);
}

/// <summary>The ticks of the last ten minutes.</summary>
internal sealed class Ticks
{
    public const int AMinute = 6, TenMinutes = 60;
    private readonly Queue<Tick> _kept = [];

    public int Count => _kept.Count;

    public void Add(Tick tick)
    {
        _kept.Enqueue(tick);
        if (_kept.Count > TenMinutes) _kept.Dequeue();
    }

    /// <summary>How much a counter has grown in so many ticks.</summary>
    public long Sum(string instrument, int ticks) => _kept.TakeLast(ticks).Sum(tick => tick[instrument]);

    /// <summary>95 of 100 webhooks of the last minute were answered within so many seconds; 0: there was none.</summary>
    public double WebhookLatency()
    {
        double[] all = [.. _kept.TakeLast(AMinute).SelectMany(tick => tick.Webhooks).Order()];
        return all.Length == 0 ? 0 : all[(int)Math.Ceiling(all.Length * 0.95) - 1];
    }
}
