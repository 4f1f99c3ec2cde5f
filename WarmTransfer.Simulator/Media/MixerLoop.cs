namespace WarmTransfer.Simulator.Media;

/// <summary>Ticks the mixer every 20 ms on an absolute schedule, so that lateness of one tick does not add up.</summary>
internal sealed class MixerLoop(Mixer mixer, TimeProvider time) : IHostedService, IDisposable
{
    private const int TickMilliseconds = 20;
    private const int MostTicksToCatchUp = 10;

    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;

    // A thread of its own: the thread pool may be busy with requests while people are talking.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Mixer", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        End();
        return Task.CompletedTask;
    }

    // A host may be disposed without having been stopped.
    public void Dispose()
    {
        End();
        _stop.Dispose();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _thread, null) is not { } thread) return;
        _stop.Cancel();
        thread.Join();
    }

    private void Run()
    {
        var start = time.GetTimestamp();
        var stopped = _stop.Token.WaitHandle;
        for (long done = 0; !_stop.IsCancellationRequested;)
        {
            var due = (long)(time.GetElapsedTime(start).TotalMilliseconds / TickMilliseconds);
            // After a long stall (a debugger, a sleeping laptop) the lost time stays lost.
            done = Math.Max(done, due - MostTicksToCatchUp);
            for (; done < due; done++) mixer.Tick();
            var wait = ((done + 1) * TickMilliseconds) - time.GetElapsedTime(start).TotalMilliseconds;
            if (wait > 0) stopped.WaitOne((int)Math.Ceiling(wait));
        }
    }
}
