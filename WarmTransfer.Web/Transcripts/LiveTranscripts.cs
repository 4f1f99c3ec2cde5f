using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Tells everybody who reads a transcript what is new of it, at this node and at the others.</summary>
internal sealed class LiveTranscripts(NodeBus bus)
{
    private readonly ConcurrentDictionary<CallId, ImmutableList<Listener>> _listeners = new();

    internal int Count => _listeners.Count;

    public Listener Listen(CallId call)
    {
        var listener = new Listener(one => Forget(call, one));
        _listeners.AddOrUpdate(call, _ => [listener], (_, others) => others.Add(listener));
        return listener;
    }

    /// <summary>Here and at the other nodes.</summary>
    public void Tell(IReadOnlyCollection<TranscriptMessage> messages)
    {
        if (messages.Count == 0) return;
        foreach (var message in messages) Hear(message);
        bus.Tell(node => new NodeNews(node) { Transcripts = [.. messages] });
    }

    /// <summary>Here alone: another node has told it.</summary>
    public void Hear(TranscriptMessage message)
    {
        foreach (var listener in _listeners.GetValueOrDefault(new CallId(message.Call), [])) listener.Hear(message.Read());
    }

    private void Forget(CallId call, Listener gone)
    {
        var left = _listeners.AddOrUpdate(call, _ => [], (_, all) => all.Remove(gone));
        if (left.IsEmpty) _listeners.TryRemove(new(call, left));
    }

    /// <summary>Hears of one transcript. Whoever falls far behind is told so, and reads it anew.</summary>
    internal sealed class Listener(Action<Listener> gone) : IDisposable
    {
        private const int Most = 256;
        private readonly Channel<Heard> _heard = Channel.CreateBounded<Heard>(Most);

        public ChannelReader<Heard> Heard => _heard.Reader;

        public bool IsBehind => _heard.Reader.Completion.IsCompleted;

        public void Hear(Heard news)
        {
            if (!_heard.Writer.TryWrite(news)) _heard.Writer.TryComplete();
        }

        public void Dispose() => gone(this);
    }
}
