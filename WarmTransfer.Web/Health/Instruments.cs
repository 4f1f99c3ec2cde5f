using System.Diagnostics.Metrics;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Health;

/// <summary>Hears what a collector would hear: the same instruments of this node, and no others of the process.</summary>
internal sealed class Instruments : IDisposable
{
    private const string RequestDuration = "http.server.request.duration", Route = "http.route";
    // Beyond that a tick's answers say nothing new.
    private const int MostAnswers = 2_000;
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private Dictionary<string, long> _counts = [];
    private List<double> _webhooks = [];

    public Instruments(Measures measures, IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (measures.Owns(instrument) || (instrument.Name == RequestDuration && instrument.Meter.Scope == meters)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument.Name, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Answered(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What was said since the last time, and what the gauges say now.</summary>
    public Tick Take()
    {
        _listener.RecordObservableInstruments();
        lock (_lock)
        {
            var tick = new Tick(_counts, _webhooks);
            (_counts, _webhooks) = ([], []);
            return tick;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Count(string instrument, long value)
    {
        lock (_lock) _counts[instrument] = _counts.GetValueOrDefault(instrument) + value;
    }

    private void Answered(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Name != RequestDuration || !IsWebhook(tags)) return;
        lock (_lock)
            if (_webhooks.Count < MostAnswers) _webhooks.Add(seconds);
    }

    // As the dashboard asks for them.
    private static bool IsWebhook(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
            if (name == Route) return value is string route && (route.StartsWith("/conference/", StringComparison.Ordinal) || route.StartsWith("/calls/", StringComparison.Ordinal));
        return false;
    }
}
