using System.Diagnostics.Metrics;

namespace WarmTransfer.Web.Observability;

/// <summary>What this node measures of itself; sent to nobody unless a collector is named. Names and units follow OpenTelemetry's conventions.</summary>
internal sealed class Measures : IDisposable
{
    public const string Meter = "WarmTransfer";
    internal const string RefusedWebhooks = "warmtransfer.webhooks.refused", MissedFacts = "warmtransfer.reconciliation.missed", TokenFailures = "warmtransfer.tokens.failed";
    internal const string Unsaved = "warmtransfer.commit.unsaved", BudgetWaiting = "warmtransfer.budget.waiting", BudgetTaken = "warmtransfer.budget.taken";
    private readonly Meter _meter = new(Meter);
    private readonly Histogram<int> _groups;
    private readonly Histogram<double> _outbox, _bus;
    private readonly Counter<long> _missed, _refused, _deleted, _tokens, _taken;

    public Measures()
    {
        _groups = _meter.CreateHistogram<int>("warmtransfer.commit.group_size", "{change}", "Changes saved in one transaction.");
        _outbox = _meter.CreateHistogram<double>("warmtransfer.outbox.delay", "s", "From the moment at which something is owed until it is taken up.");
        _bus = _meter.CreateHistogram<double>("warmtransfer.bus.lag", "s", "From a commit at another node until it is heard of here, by the clocks of both.");
        _missed = _meter.CreateCounter<long>(MissedFacts, "{fact}", "Facts that a comparison with Twilio found and no webhook had told, by kind.");
        _refused = _meter.CreateCounter<long>(RefusedWebhooks, "{request}", "Requests at a webhook's address that Twilio had not signed, or that were no form.");
        _deleted = _meter.CreateCounter<long>("warmtransfer.retention.deleted", "{item}", "What had been kept long enough and was deleted, by kind.");
        _tokens = _meter.CreateCounter<long>(TokenFailures, "{token}", "Access tokens that were refused, by whom: here, or Twilio to a phone.");
        _taken = _meter.CreateCounter<long>(BudgetTaken, "{leg}", "Legs whose turn in the account's budget of new calls has come.");
    }

    public void Committed(int changes) => _groups.Record(changes);

    public void TakenUp(TimeSpan late) => _outbox.Record(late.TotalSeconds);

    public void Heard(TimeSpan lag) => _bus.Record(lag.TotalSeconds);

    public void Missed(string fact) => _missed.Add(1, new KeyValuePair<string, object?>("fact", fact));

    public void RefusedWebhook() => _refused.Add(1);

    public void TokenFailed(string by) => _tokens.Add(1, new KeyValuePair<string, object?>("by", by));

    public void BudgetUsed() => _taken.Add(1);

    public void Deleted(string kind, int count) => _deleted.Add(count, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Something that is looked at when it is asked for.</summary>
    public void Watch(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> read) => _meter.CreateObservableGauge(name, read, unit, description);

    /// <summary>There may be several nodes in a process, each with its own.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == _meter;

    public void Dispose() => _meter.Dispose();
}
