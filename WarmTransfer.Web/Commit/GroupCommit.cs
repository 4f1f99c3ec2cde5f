using System.Threading.Channels;

namespace WarmTransfer.Web.Commit;

/// <summary>What comes while a commit is under way goes into the next one. Nobody waits for company: a change that comes alone is committed alone.</summary>
/// <param name="commit">Settles each change of the batch, whatever happens.</param>
/// <param name="room">So many changes may wait; whoever brings more waits for their turn, and the sender behind them.</param>
internal sealed class GroupCommit(Func<IReadOnlyList<Change>, Task> commit, int room = GroupCommit.Room) : IAsyncDisposable
{
    internal const int Most = 64;
    internal const int Room = 2_048;
    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(room);
    private readonly Lock _starting = new();
    private Task _work = Task.CompletedTask;
    private bool _committing;
    private int _underWay;

    /// <summary>Changes that were brought and are not saved yet, those that wait to be let in left out.</summary>
    public int Unsaved => _waiting.Reader.Count + Volatile.Read(ref _underWay);

    /// <summary>Ends when the change is saved, or cannot be. Whoever gives up waiting does not take it back.</summary>
    /// <exception cref="ChannelClosedException">The process is stopping.</exception>
    public async Task Submit(Change change, CancellationToken cancel)
    {
        await _waiting.Writer.WriteAsync(change, cancel);
        _ = Begin();
        await change.Settled.WaitAsync(cancel);
    }

    /// <summary>Takes nothing more, and ends when what was taken is settled.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        while (Begin() is { IsCompleted: false } work) await work;
    }

    /// <summary>Sees to it that somebody is at work when there is some, and says who.</summary>
    private Task Begin()
    {
        lock (_starting)
        {
            if (_committing || _waiting.Reader.Count == 0) return _work;
            _committing = true;
            // It goes on for others after this one is saved: what belongs to the sender alone, such as their trace, is not theirs.
            using (ExecutionContext.SuppressFlow()) return _work = Task.Run(Work);
        }
    }

    private async Task Work()
    {
        while (Take() is { Count: > 0 } batch) await Commit(batch);
        lock (_starting) _committing = false;
        // Somebody may have come between the last look and the line above, and have found us at work.
        _ = Begin();
    }

    private async Task Commit(List<Change> batch)
    {
        try
        {
            await commit(batch);
        }
        catch (Exception fault)
        {
            foreach (var change in batch) change.Fail(fault);
        }
    }

    private List<Change> Take()
    {
        var batch = new List<Change>();
        while (batch.Count < Most && _waiting.Reader.TryRead(out var change)) batch.Add(change);
        Volatile.Write(ref _underWay, batch.Count);
        return batch;
    }
}
