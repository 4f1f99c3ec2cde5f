using WarmTransfer.Core;

namespace WarmTransfer.Web.Supervision;

/// <summary>What the screens of a supervisor who monitors calls read: the newest view first, then each change, conflated to at most ten in a second.</summary>
public interface ISupervisionFeed
{
    /// <summary>What the supervisor may do with a call; null when there is no such call any more.</summary>
    IAsyncEnumerable<SupervisionView?> Subscribe(CallId call, AgentId me, CancellationToken cancel);

    /// <summary>The call that the supervisor monitors; null when there is none.</summary>
    IAsyncEnumerable<MonitoredCall?> MonitoredCall(AgentId me, CancellationToken cancel);
}
