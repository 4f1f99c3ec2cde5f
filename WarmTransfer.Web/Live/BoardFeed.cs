using System.Runtime.CompilerServices;

namespace WarmTransfer.Web.Live;

/// <summary>Something that is seen on the board, each time it is another: at once when quiet, otherwise at most once in the interval.</summary>
internal sealed class BoardFeed(Board board, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<T> Subscribe<T>(Func<Snapshot, DateTimeOffset, T> look, [EnumeratorCancellation] CancellationToken cancel)
    {
        // The subscription begins before the first look: what changes in between is seen again, never missed.
        using var subscription = board.Subscribe();
        var (shown, any) = (default(T), false);
        while (!cancel.IsCancellationRequested)
        {
            var view = look(board.Snapshot, clock.GetUtcNow());
            var started = clock.GetTimestamp();
            if (!any || !EqualityComparer<T>.Default.Equals(view, shown))
            {
                (shown, any) = (view, true);
                yield return view;
                var rest = Interval - clock.GetElapsedTime(started);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancel);
            }

            await subscription.Changed(cancel);
        }
    }
}
