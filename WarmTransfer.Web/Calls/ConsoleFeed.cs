using System.Runtime.CompilerServices;
using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>One agent's view of the board, each time it is another: at once when quiet, otherwise at most once in the interval.</summary>
internal sealed class ConsoleFeed(Board board, Views views, TimeProvider clock) : IConsoleFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<ConsoleView> Watch(AgentId me, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Watching starts before the first look: what changes in between is seen again, never missed.
        using var watcher = board.Watch();
        ConsoleView? shown = null;
        while (!cancel.IsCancellationRequested)
        {
            var view = views.Console(board.Picture, me, clock.GetUtcNow());
            var started = clock.GetTimestamp();
            if (!view.Equals(shown))
            {
                yield return shown = view;
                var rest = Interval - clock.GetElapsedTime(started);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancel);
            }

            await watcher.Changed(cancel);
        }
    }
}
