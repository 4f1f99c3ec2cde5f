using WarmTransfer.Core;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Transcripts;

/// <summary>Tells everybody who reads a transcript what is new of it, at this node and at the others.</summary>
internal sealed class LiveTranscripts(NodeBus bus)
{
    private readonly CallListeners<Heard> _listeners = new();

    internal int Count => _listeners.Count;

    public CallListener<Heard> Listen(CallId call) => _listeners.Listen(call);

    /// <summary>Here and at the other nodes.</summary>
    public void Tell(IReadOnlyCollection<TranscriptMessage> messages)
    {
        if (messages.Count == 0) return;
        foreach (var message in messages) Hear(message);
        bus.Tell(node => new NodeNews(node) { Transcripts = [.. messages] });
    }

    /// <summary>Here alone: another node has told it.</summary>
    public void Hear(TranscriptMessage message) => _listeners.Hear(new CallId(message.Call), message.Read());
}
