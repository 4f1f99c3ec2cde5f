using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Notes;

/// <summary>The note of a call, which everybody who has a part in it writes at once.</summary>
public interface INotes
{
    /// <summary>What there is of it first, then what others change and where they are in it. It ends at once for whoever may not read it.</summary>
    IAsyncEnumerable<NoteNews> Subscribe(CallId call, CurrentAgent viewer, CancellationToken cancel);

    /// <summary>Null: it may be written in. Otherwise why not.</summary>
    Task<Refusal?> MayWrite(CallId call, CurrentAgent viewer, CancellationToken cancel);

    /// <summary>Null: it is saved. The same again changes nothing.</summary>
    /// <param name="change">An update of Yjs, of at most <see cref="NoteLimits.Change"/> bytes.</param>
    Task<Refusal?> Write(CallId call, CurrentAgent by, byte[] change, CancellationToken cancel);

    /// <summary>Shows others where somebody is in the note; it is kept nowhere.</summary>
    /// <param name="place">A message of Yjs' awareness protocol, of at most <see cref="NoteLimits.Place"/> bytes.</param>
    void Show(CallId call, CurrentAgent by, byte[] place);
}

/// <summary>Something new of a note.</summary>
/// <param name="By">Who did it; null: what there was before.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Change">What is written, if that is what has changed.</param>
/// <param name="Place">Where they are in it, if that is what has changed.</param>
public sealed record NoteNews(AgentId? By, string Name, byte[]? Change, byte[]? Place = null);

/// <summary>How much a note may be.</summary>
public static class NoteLimits
{
    /// <summary>Most characters that somebody may write in it.</summary>
    public const int Characters = 4000;

    /// <summary>Most bytes of one change: a whole note at once, of three bytes each, and what Yjs says of it.</summary>
    public const int Change = 16 * 1024;

    /// <summary>Most bytes of a place in it.</summary>
    public const int Place = 1024;

    /// <summary>Most bytes of a note with everything that was ever changed in it.</summary>
    public const int Whole = 512 * 1024;
}
