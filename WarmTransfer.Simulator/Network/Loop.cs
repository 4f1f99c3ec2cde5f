using System.Collections.Concurrent;

namespace WarmTransfer.Simulator.Network;

/// <summary>
/// The single writer. Whatever runs inside <see cref="Do{T}"/>, and every continuation awaited from there, holds one lock,
/// so network state needs no other. Devices are told of changes outside the lock, in order.
/// </summary>
internal sealed class Loop : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posts = new();
    private readonly ConcurrentQueue<Action> _notices = new();
    private readonly Lock _idleGate = new();
    private TaskCompletionSource _idle = Completed();
    private int _busy;
    private int _draining;

    /// <summary>A device or a subscriber threw while it was told something.</summary>
    public Action<Exception> Faulted { get; set; } = static _ => { };

    public T Do<T>(Func<T> work)
    {
        if (_gate.IsHeldByCurrentThread) return work();
        Enter();
        try { return Locked(work); }
        finally { Drain(); Exit(); }
    }

    public void Do(Action work) => Do(() => { work(); return true; });

    /// <summary>Says something to the outside once the lock is free.</summary>
    public void Notify(Action notice)
    {
        Enter();
        _notices.Enqueue(notice);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Enter();
        _posts.Enqueue((d, state));
        ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.RunNextPost(), this, preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) => Do(() => d(state));

    /// <summary>Cancels without running the cancelled continuation inside the caller.</summary>
    public void Cancel(CancellationTokenSource? source)
    {
        if (source is null) return;
        var current = Current;
        SetSynchronizationContext(null);
        try { source.Cancel(); }
        finally { SetSynchronizationContext(current); }
    }

    /// <summary>Completes without running what awaits it inside the caller; it is posted instead.</summary>
    public void Complete<T>(TaskCompletionSource<T> source, T result)
    {
        var current = Current;
        SetSynchronizationContext(null);
        try { source.TrySetResult(result); }
        finally { SetSynchronizationContext(current); }
    }

    /// <summary>Counts work outside the lock, such as a request on its way, until <see cref="Exit"/>.</summary>
    public void Enter()
    {
        lock (_idleGate)
        {
            if (_busy++ == 0) _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Exit()
    {
        lock (_idleGate)
        {
            if (--_busy == 0) _idle.TrySetResult();
        }
    }

    /// <summary>Completes when nothing is left to do before the clock moves or somebody acts.</summary>
    public Task Settled
    {
        get { lock (_idleGate) return _idle.Task; }
    }

    private void RunNextPost()
    {
        // Dequeued under the lock, so posts run in the order in which they were made whichever thread comes first.
        Locked(() =>
        {
            _posts.TryDequeue(out var post);
            post.Callback(post.State);
            return true;
        });
        Drain();
        Exit();
    }

    private T Locked<T>(Func<T> work)
    {
        var outer = Current;
        lock (_gate)
        {
            SetSynchronizationContext(this);
            try { return work(); }
            finally { SetSynchronizationContext(outer); }
        }
    }

    private void Drain()
    {
        while (!_notices.IsEmpty && Interlocked.Exchange(ref _draining, 1) == 0)
        {
            while (_notices.TryDequeue(out var notice)) Run(notice);
            Volatile.Write(ref _draining, 0);
        }
    }

    private void Run(Action notice)
    {
        try { notice(); }
#pragma warning disable CA1031 // One faulty device must not silence the network for the others.
        catch (Exception fault) { Faulted(fault); }
#pragma warning restore CA1031
        finally { Exit(); }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
