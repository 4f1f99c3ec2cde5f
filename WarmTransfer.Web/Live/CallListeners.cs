using System.Collections.Concurrent;
using System.Collections.Immutable;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Live;

/// <summary>Who hears at this node what is new of which call.</summary>
internal sealed class CallListeners<TNews>
{
    private readonly ConcurrentDictionary<CallId, ImmutableList<CallListener<TNews>>> _listeners = new();

    public int Count => _listeners.Count;

    public CallListener<TNews> Listen(CallId call)
    {
        var listener = new CallListener<TNews>(one => Forget(call, one));
        _listeners.AddOrUpdate(call, _ => [listener], (_, others) => others.Add(listener));
        return listener;
    }

    public void Hear(CallId call, TNews news)
    {
        foreach (var listener in _listeners.GetValueOrDefault(call, [])) listener.Hear(news);
    }

    private void Forget(CallId call, CallListener<TNews> gone)
    {
        var left = _listeners.AddOrUpdate(call, _ => [], (_, all) => all.Remove(gone));
        if (left.IsEmpty) _listeners.TryRemove(new(call, left));
    }
}
