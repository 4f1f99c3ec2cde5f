using System.Collections.Concurrent;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>When each call was last compared with Twilio, and so which of them nobody has confirmed for too long.</summary>
/// <param name="hears">Whether this node compares by itself, or is told of it.</param>
internal sealed class LastConfirmed(TimeSpan trust, Func<bool> hears)
{
    private readonly ConcurrentDictionary<CallId, DateTimeOffset> _at = [];

    internal int Count => _at.Count;

    /// <summary>Twilio was asked at that moment, and what was missed has been posted.</summary>
    public void Add(CallId call, DateTimeOffset at) => _at[call] = at;

    /// <summary>Forgets the calls that are not among these.</summary>
    public void KeepOnly(IReadOnlyDictionary<CallId, Call> live)
    {
        foreach (var gone in _at.Keys.Where(call => !live.ContainsKey(call))) _at.TryRemove(gone, out _);
    }

    public void Forget(CallId call) => _at.TryRemove(call, out _);

    /// <summary>Since when neither an event nor a comparison has confirmed the call; null while that is not long ago.</summary>
    /// <param name="heardAt">When an event last changed it.</param>
    public DateTimeOffset? UnconfirmedSince(CallId call, DateTimeOffset heardAt, DateTimeOffset now)
    {
        if (!hears()) return null;
        var confirmed = _at.TryGetValue(call, out var looked) && looked > heardAt ? looked : heardAt;
        return now - confirmed > trust ? confirmed : null;
    }
}
