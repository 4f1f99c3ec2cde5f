using System.Threading.Channels;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Notes;

/// <summary>Saves what is typed, whatever came meanwhile in one transaction, and tells whoever looks at the notes once it is saved.</summary>
internal sealed class NoteWriter(NoteStore store, LiveNotes live, TimeProvider clock, ILogger<NoteWriter> log) : BackgroundService
{
    private const int Most = 64, Room = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly Channel<Typed> _waiting = Channel.CreateBounded<Typed>(Room);

    private static Refusal Full { get; } = new(RefusalCode.TooLong, "This note has been changed so often that no more can be added. What is in it is kept.");

    /// <summary>Null: it is saved.</summary>
    public async Task<Refusal?> Write(CallId call, CurrentAgent by, byte[] change, CancellationToken cancel)
    {
        var row = new NoteChangeRow { CallId = call.Value, Writer = by.AgentId, At = clock.GetUtcNow(), Change = change };
        var typed = new Typed(row, by.DisplayName, new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(typed, cancel);
        return await typed.Saved.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Save(Take());
                await Task.Delay(Interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        // What was taken in is saved or refused, whatever happens.
        _waiting.Writer.TryComplete();
        while (Take() is { Count: > 0 } last) await Save(last);
    }

    private List<Typed> Take()
    {
        List<Typed> batch = [];
        while (batch.Count < Most && _waiting.Reader.TryRead(out var typed)) batch.Add(typed);
        return batch;
    }

    private async Task Save(List<Typed> batch)
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

    private sealed record Typed(NoteChangeRow Row, string Name, TaskCompletionSource<Refusal?> Saved)
    {
        public NoteMessage Message => new(Row.CallId, Row.Writer, Name, Row.Change);
    }
}
