using WarmTransfer.Core;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Benchmarks;

/// <summary>Consoles that look at every change, without anybody who draws it.</summary>
internal sealed class Watching : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task[] _consoles;

    public Watching(IConsoleFeed feed, int consoles) =>
        _consoles = [.. Enumerable.Range(1, consoles).Select(number => Task.Run(() => Watch(feed, new AgentId(Store.Seat(number)))))];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_consoles);
        _end.Dispose();
    }

    private async Task Watch(IConsoleFeed feed, AgentId agent)
    {
        try
        {
            await foreach (var _ in feed.Subscribe(agent, _end.Token)) { }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
