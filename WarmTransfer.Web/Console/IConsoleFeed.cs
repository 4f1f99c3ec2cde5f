using WarmTransfer.Core;

namespace WarmTransfer.Web.Console;

/// <summary>What screens read: the newest view first, then each change, conflated to at most ten in a second.</summary>
public interface IConsoleFeed
{
    IAsyncEnumerable<ConsoleView> Subscribe(AgentId me, CancellationToken cancel);

    /// <summary>Of all that only the call to come back to, for screens that are not the console.</summary>
    IAsyncEnumerable<RejoinOffer?> Rejoin(AgentId me, CancellationToken cancel);
}
