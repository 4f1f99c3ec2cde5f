using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Notes;

/// <inheritdoc cref="INotes"/>
internal sealed class NoteDesk(NoteStore store, NoteWriter writer, NoteRights rights, LiveNotes live, NodeBus bus, IAuditLog audit, IOptions<DatabaseOptions> database, TimeProvider clock) : INotes
{
    private static readonly TimeSpan BesideTheBus = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WithoutIt = TimeSpan.FromMilliseconds(500);

    private static Refusal TooLong { get; } = new(RefusalCode.TooLong, $"That is more than can be added at once. A note has at most {NoteLimits.Characters} characters.");

    public async IAsyncEnumerable<NoteNews> Subscribe(CallId call, CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await rights.Read(call, viewer, cancel) is not null) yield break;
        while (!cancel.IsCancellationRequested)
        {
            // It is listened to before the first look: what is written in between is seen twice, never missed.
            using var listener = live.Listen(call);
            var (parts, stamp) = await store.Read(call, cancel);
            foreach (var part in parts) yield return new NoteNews(By: null, "", part);
            do
                await foreach (var news in Round(listener, cancel)) yield return news;
            while (!listener.IsBehind && await store.Stamp(call, cancel) == stamp);
        }
    }

    public Task<Refusal?> MayWrite(CallId call, CurrentAgent viewer, CancellationToken cancel) => rights.Write(call, viewer, cancel);

    public async Task<Refusal?> Write(CallId call, CurrentAgent by, byte[] change, CancellationToken cancel) =>
        change.Length > NoteLimits.Change ? TooLong : await Denied(call, by, cancel) ?? await writer.Write(call, by, change, cancel);

    private async Task<Refusal?> Denied(CallId call, CurrentAgent by, CancellationToken cancel)
    {
        var refusal = await rights.Write(call, by, cancel);
        if (refusal is { Code: RefusalCode.NotPermitted }) audit.Note(new AuditEntry(by.AgentId, "writes a note", AuditOutcome.Denied, refusal.Reason.English, call));
        return refusal;
    }

    // Only who writes in it is shown; it is no secret to whoever hears it, and nothing depends on it.
    public void Show(CallId call, CurrentAgent by, byte[] place)
    {
        if (place.Length <= NoteLimits.Place) live.Tell([new NoteMessage(call.Value, by.AgentId, by.DisplayName, Change: null, place)]);
    }

    /// <summary>What is told, for as long as it is trusted that all is told.</summary>
    private async IAsyncEnumerable<NoteNews> Round(CallListener<NoteNews> listener, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(Trust, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancel);
        while (await listener.Hears(either.Token, cancel))
            while (listener.Heard.TryRead(out var news)) yield return news;
    }

    private TimeSpan Trust => database.Value.IsOneFile ? Timeout.InfiniteTimeSpan : bus.IsConnected ? BesideTheBus : WithoutIt;
}
