using WarmTransfer.Core;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Notes;

/// <summary>Tells everybody who looks at a note what is new of it, at this node and at the others.</summary>
internal sealed class LiveNotes(NodeBus bus)
{
    private readonly CallListeners<NoteNews> _listeners = new();

    internal int Count => _listeners.Count;

    public CallListener<NoteNews> Listen(CallId call) => _listeners.Listen(call);

    /// <summary>Here and at the other nodes.</summary>
    public void Tell(IReadOnlyCollection<NoteMessage> messages)
    {
        foreach (var message in messages) Hear(message);
        bus.Tell(node => new NodeNews(node) { Notes = [.. messages] });
    }

    /// <summary>Here alone: another node has told it.</summary>
    public void Hear(NoteMessage message) => _listeners.Hear(new CallId(message.Call), message.News);
}
