using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>Which transfers have failed lately: a call forgets it with the next attempt, or with its own end. For one thread.</summary>
internal sealed class FailedTransfers(TimeSpan within)
{
    private readonly Dictionary<(CallId Call, LegId Leg), DateTimeOffset> _at = [];

    public int Count(Snapshot snapshot, DateTimeOffset now)
    {
        foreach (var call in snapshot.Calls.Values)
            if (call.LastFailure is { } failure) _at[(call.Id, failure.Leg)] = failure.At;
        foreach (var old in _at.Where(pair => now - pair.Value > within).Select(pair => pair.Key).ToList()) _at.Remove(old);
        return _at.Count;
    }
}
