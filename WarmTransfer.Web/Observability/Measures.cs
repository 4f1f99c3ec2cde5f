using System.Diagnostics.Metrics;

namespace WarmTransfer.Web.Observability;

/// <summary>What this node measures of itself; sent to nobody unless a collector is named. Names and units follow OpenTelemetry's conventions.</summary>
internal sealed class Measures : IDisposable
{
    public const string Meter = "WarmTransfer";
    private readonly Meter _meter = new(Meter);
    private readonly Histogram<int> _groups;
    private readonly Histogram<double> _outbox, _bus;
    private readonly Counter<long> _missed, _refused, _deleted;

    public Measures()
    {
        _groups = _meter.CreateHistogram<int>("warmtransfer.commit.group_size", "{change}", "Changes saved in one transaction.");
        _outbox = _meter.CreateHistogram<double>("warmtransfer.outbox.delay", "s", "From the moment at which something is owed until it is taken up.");
        _bus = _meter.CreateHistogram<double>("warmtransfer.bus.lag", "s", "From a commit at another node until it is heard of here, by the clocks of both.");
        _missed = _meter.CreateCounter<long>("warmtransfer.reconciliation.missed", "{fact}", "Facts that a comparison with Twilio found and no webhook had told, by kind.");
        _refused = _meter.CreateCounter<long>("warmtransfer.webhooks.refused", "{request}", "Requests at a webhook's address that Twilio had not signed, or that were no form.");
        _deleted = _meter.CreateCounter<long>("warmtransfer.retention.deleted", "{item}", "What had been kept long enough and was deleted, by kind.");
    }

    public void Committed(int changes) => _groups.Record(changes);

    public void TakenUp(TimeSpan late) => _outbox.Record(late.TotalSeconds);

    public void Heard(TimeSpan lag) => _bus.Record(lag.TotalSeconds);

    public void Missed(string fact) => _missed.Add(1, new KeyValuePair<string, object?>("fact", fact));

    public void RefusedWebhook() => _refused.Add(1);

    public void Deleted(string kind, int count) => _deleted.Add(count, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Something that is looked at when it is asked for.</summary>
    public void Watch(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> read) => _meter.CreateObservableGauge(name, read, unit, description);

    public void Dispose() => _meter.Dispose();
}
