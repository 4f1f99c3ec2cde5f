using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Webhooks;

/// <summary>Says in the log what Twilio did not sign: of each address one in a minute, and how many more there were as soon as the next minute's first is refused. Whoever floods us does not flood the log.</summary>
internal sealed class RefusedWebhooks(Measures measures, TimeProvider clock, ILogger<RefusedWebhooks> log)
{
    private const int Addresses = 100, Shown = 3;
    private const string Others = "other addresses";
    private readonly Lock _lock = new();
    private Dictionary<string, int> _more = [];
    private long _minute;
    private ImmutableList<RefusedWebhook> _latest = [];

    /// <summary>The last few senders with the address that they asked for; the newest first.</summary>
    public ImmutableList<RefusedWebhook> Latest => Volatile.Read(ref _latest);

    public void Note(string address, string path, Sentence reason)
    {
        measures.RefusedWebhook();
        Remember(new RefusedWebhook(address, path, reason, clock.GetUtcNow()));
        var (isFirst, before) = Count(address);
        foreach (var (from, more) in before.Where(counted => counted.Value > 0)) log.LogWarning("Refused {More} more webhooks from {Address} within the minute.", more, from);
        if (isFirst) log.LogWarning("Refused a webhook for {Path}: {Reason}", path, reason.English);
    }

    private void Remember(RefusedWebhook refused) =>
        ImmutableInterlocked.Update(ref _latest, latest => [refused, .. latest.Where(one => (one.Address, one.Path) != (refused.Address, refused.Path)).Take(Shown - 1)]);

    private (bool IsFirst, Dictionary<string, int> Before) Count(string address)
    {
        lock (_lock)
        {
            var before = Turn(clock.GetUtcNow().ToUnixTimeSeconds() / 60);
            var key = _more.Count < Addresses || _more.ContainsKey(address) ? address : Others;
            if (_more.TryAdd(key, 0)) return (true, before);
            _more[key]++;
            return (false, before);
        }
    }

    private Dictionary<string, int> Turn(long minute)
    {
        if (minute == _minute) return [];
        (_minute, var before, _more) = (minute, _more, []);
        return before;
    }
}

/// <param name="Address">Who sent it.</param>
/// <param name="Path">What it came for.</param>
internal sealed record RefusedWebhook(string Address, string Path, Sentence Reason, DateTimeOffset At);
