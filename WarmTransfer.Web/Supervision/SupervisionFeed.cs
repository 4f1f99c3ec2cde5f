using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Supervision;

/// <summary>One supervisor's view of a call, and of the call that they monitor.</summary>
internal sealed class SupervisionFeed(BoardFeed feed, SupervisionViews views) : ISupervisionFeed
{
    public IAsyncEnumerable<SupervisionView?> Subscribe(CallId call, AgentId me, CancellationToken cancel) => feed.Subscribe((snapshot, now) => views.Of(snapshot, call, me, now), cancel);

    // Every page asks, most of them for nothing: changes of calls wake only those who are on one.
    public async IAsyncEnumerable<MonitoredCall?> MonitoredCall(AgentId me, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await foreach (var onCall in feed.SubscribeToAgents(agents => IsOnCall(agents, me), cancel))
                if (onCall) break;
                else yield return null;
            await foreach (var (still, part) in feed.Subscribe((snapshot, _) => (IsOnCall(snapshot.Agents, me), SupervisionViews.MonitoredCall(snapshot, me)), cancel))
            {
                yield return part;
                if (!still) break;
            }
        }
    }

    private static bool IsOnCall(ImmutableDictionary<AgentId, Agent> agents, AgentId me) => agents.GetValueOrDefault(me)?.Engagement is not null;
}
