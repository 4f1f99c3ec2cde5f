using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Notes;

/// <summary>Saves what is typed, whatever came meanwhile in one transaction, and tells whoever looks at the notes once it is saved.</summary>
internal sealed class NoteWriter(NoteStore store, LiveNotes live, TimeProvider clock, ILogger<NoteWriter> log) : BatchWriter<NoteWriter.Typed>(TimeSpan.FromMilliseconds(50), clock)
{
    private static Refusal Full { get; } = new(RefusalCode.TooLong, $"This note has been changed so often that no more can be added. What is in it is kept.");

    /// <summary>Null: it is saved.</summary>
    public async Task<Refusal?> Write(CallId call, CurrentAgent by, byte[] change, CancellationToken cancel)
    {
        var row = new NoteChangeRow { CallId = call.Value, Writer = by.AgentId, At = Clock.GetUtcNow(), Change = change };
        var typed = new Typed(row, by.DisplayName, new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously));
        await Add(typed, cancel);
        return await typed.Saved.Task.WaitAsync(cancel);
    }

    protected override async Task Save(List<Typed> batch)
    {
        try
        {
            var left = (await store.Add([.. batch.Select(typed => typed.Row)], CancellationToken.None)).ToHashSet();
            live.Tell([.. batch.Where(typed => !left.Contains(typed.Row)).Select(typed => typed.Message)]);
            foreach (var typed in batch) typed.Saved.SetResult(left.Contains(typed.Row) ? Full : null);
        }
        catch (Exception fault)
        {
            log.LogWarning("What agents typed into {Count} notes could not be saved: {Fault} Their pages keep it and try again.", batch.Count, fault.Message);
            foreach (var typed in batch) typed.Saved.TrySetException(fault);
        }
    }

    internal sealed record Typed(NoteChangeRow Row, string Name, TaskCompletionSource<Refusal?> Saved)
    {
        public NoteMessage Message => new(Row.CallId, Row.Writer, Name, Row.Change);
    }
}
