using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Which transfers have failed within a day: a call forgets it with the next attempt, or with its own end. For one thread.</summary>
internal sealed class FailedTransfers
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(AlertRuleCheck.MostMinutes);
    private readonly Dictionary<(CallId Call, LegId Leg), FailedTransfer> _known = [];

    public IReadOnlyCollection<FailedTransfer> Look(Snapshot snapshot, DateTimeOffset now)
    {
        foreach (var call in snapshot.Calls.Values)
            if (call.LastFailure is { } failure) _known[(call.Id, failure.Leg)] = new FailedTransfer(call.Id, call.Queue, failure.At);
        foreach (var old in _known.Where(pair => now - pair.Value.At > Longest).Select(pair => pair.Key).ToList()) _known.Remove(old);
        return _known.Values;
    }
}
