using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Waiting;

/// <summary>Tells waiting customers where they stand, and sends on those whom nobody can answer.</summary>
internal sealed class WaitWatch(Board board, Desk desk, LiveQueues queues, LiveHours hours, LivePolicies policies, CallBacks callBacks, LiveFigures figures, Reconciler reconciler, TimeProvider clock, ILogger<WaitWatch> log) : BackgroundService
{
    public const string Actor = "waiting";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await reconciler.HasLooked(stoppingToken);
        // Nobody is taken to be absent because this node has not listened before.
        var absences = ImmutableDictionary<QueueId, DateTimeOffset>.Empty;
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            absences = Overflow.Absences(absences, queues.Now, board.Snapshot.Agents.Values, clock.GetUtcNow());
            await Look(absences, stoppingToken);
        }
    }

    private async Task Look(ImmutableDictionary<QueueId, DateTimeOffset> absences, CancellationToken cancel)
    {
        var (now, of, open) = (clock.GetUtcNow(), queues.Now, board.Snapshot.Open);
        List<Call> calls = [.. open.Values, .. callBacks.InLine(now)];
        var over = Overflow.Due(of, calls, absences, queue => hours.IsClosed(queue, now), policies.Calls.Numbers.Allows, now).Where(due => open.ContainsKey(due.Call)).ToList();
        foreach (var due in over) await Post(due.Call, new CallEvent.Intent.Overflow(Allowed(due.Rule), due.Why), cancel);
        foreach (var news in Announcements.Due(of, calls, () => Estimates(of, calls, now), now))
            if (!over.Exists(due => due.Call == news.Call)) await Post(news.Call, new CallEvent.Intent.AnnounceWait(news.Position, news.Estimate, news.AtMost, news.OffersCallBack), cancel);
    }

    private ImmutableDictionary<CallId, WaitForecast> Estimates(Queues of, List<Call> calls, DateTimeOffset now) =>
        WaitEstimate.Of(of, calls, board.Snapshot.Agents.Values, figures.Served(now), now);

    // What may be dialled has perhaps changed since the rule was made: the customer hears its message, and the call ends.
    private OverflowRule Allowed(OverflowRule rule)
    {
        if (hours.Refuse(rule.Then) is not { } fault) return rule;
        log.LogWarning("A waiting call is not put through to the number that its queue names: {Reason}", fault.Text);
        return rule with { Then = new Destination.EndCall() };
    }

    private async Task Post(CallId call, CallEvent.Intent intent, CancellationToken cancel)
    {
        try
        {
            // A refusal only says that the snapshot was old.
            await desk.Post(new Post(call, intent, Actor), cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Call {Call} could not be told where it stands, or sent on; it is looked at again in a second.", call);
        }
    }
}
