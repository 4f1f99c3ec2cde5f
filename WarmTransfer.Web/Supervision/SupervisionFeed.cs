using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Supervision;

/// <summary>One supervisor's view of a call, and of the call that they monitor.</summary>
internal sealed class SupervisionFeed(BoardFeed feed, SupervisionViews views) : ISupervisionFeed
{
    public IAsyncEnumerable<SupervisionView?> Subscribe(CallId call, AgentId me, CancellationToken cancel) => feed.Subscribe((snapshot, now) => views.Of(snapshot, call, me, now), cancel);

    public IAsyncEnumerable<MonitoredCall?> MonitoredCall(AgentId me, CancellationToken cancel) => feed.Subscribe((snapshot, _) => SupervisionViews.MonitoredCall(snapshot, me), cancel);
}
