using System.Threading.Channels;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>Does one thing after the other, so that sockets, media and network never meet inside a call.</summary>
internal sealed class Mailbox(ILogger<Mailbox> log) : BackgroundService
{
    // Unbounded because the network may not wait here; it holds no more than what its calls are doing.
    private readonly Channel<Action> _tasks = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });

    public void Post(Action task) => _tasks.Writer.TryWrite(task);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var task in _tasks.Reader.ReadAllAsync(stoppingToken)) Do(task);
    }

    // One page's nonsense, or a bug met by one call, must not silence every phone.
    private void Do(Action task)
    {
        try
        {
            task();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogError(fault, "A signalling step failed");
        }
    }
}
