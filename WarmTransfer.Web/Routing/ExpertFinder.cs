using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Routing;

/// <summary>Chooses whom a transfer rings next.</summary>
internal sealed class ExpertFinder(Board board, Desk desk, LiveQueues queues, TimeProvider clock)
{
    private const int MostTries = 5;

    // Somebody was engaged a moment ago and the board has not heard yet.
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(100);

    /// <summary>Null when done, otherwise after how long it is to be tried again.</summary>
    public async Task<TimeSpan?> Find(Call call, int triesBefore, CancellationToken cancel)
    {
        var snapshot = board.Snapshot;
        var found = triesBefore < MostTries ? Router.Expert(queues.Now, call, [.. snapshot.Open.Values, .. snapshot.Asking.Values], snapshot.Agents.Values, clock.GetUtcNow()) : null;
        var intent = new CallEvent.Intent.NextExpert(found?.Agent, found?.Why ?? Nobody(call));
        return (await desk.Post(new Post(call.Id, intent, "routing"), cancel)).Refusal is { Code: RefusalCode.AgentNotAvailable } ? Stale : null;
    }

    private static Sentence Nobody(Call call) => call.Handover?.Experts is null ? (Sentence)$"nobody else is free" : $"nobody is free there";
}
