using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>One agent's view of the board.</summary>
internal sealed class ConsoleFeed(BoardFeed feed, Views views) : IConsoleFeed
{
    public IAsyncEnumerable<ConsoleView> Watch(AgentId me, CancellationToken cancel) => feed.Watch((picture, now) => views.Console(picture, me, now), cancel);

    public IAsyncEnumerable<RejoinOffer?> Rejoin(AgentId me, CancellationToken cancel) => feed.Watch((picture, _) => views.Rejoin(picture, me), cancel);
}
