using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Console;

/// <summary>One agent's view of the board.</summary>
internal sealed class ConsoleFeed(BoardFeed feed, Views views) : IConsoleFeed
{
    public IAsyncEnumerable<ConsoleView> Subscribe(AgentId me, CancellationToken cancel) => feed.Subscribe((snapshot, now) => views.Console(snapshot, me, now), cancel);

    public IAsyncEnumerable<RejoinOffer?> Rejoin(AgentId me, CancellationToken cancel) => feed.Subscribe((snapshot, _) => views.Rejoin(snapshot, me), cancel);
}
