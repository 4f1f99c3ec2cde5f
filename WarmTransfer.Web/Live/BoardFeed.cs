using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Live;

/// <summary>Something that is seen on the board, each time it is another: at once when quiet, otherwise at most once in the interval.</summary>
internal sealed class BoardFeed(Board board, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public IAsyncEnumerable<T> Subscribe<T>(Func<Snapshot, DateTimeOffset, T> look, CancellationToken cancel) => Follow(board.Subscribe, look, cancel);

    /// <summary>The same for what depends on agents alone.</summary>
    public IAsyncEnumerable<T> SubscribeToAgents<T>(Func<ImmutableDictionary<AgentId, Agent>, T> look, CancellationToken cancel) =>
        Follow(board.SubscribeToAgents, (snapshot, _) => look(snapshot.Agents), cancel);

    private async IAsyncEnumerable<T> Follow<T>(Func<Subscription> subscribe, Func<Snapshot, DateTimeOffset, T> look, [EnumeratorCancellation] CancellationToken cancel)
    {
        // The subscription begins before the first look: what changes in between is seen again, never missed.
        using var subscription = subscribe();
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
