using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Waiting;

/// <summary>Tells waiting customers where they stand, and sends on those whom nobody can answer.</summary>
internal sealed class WaitWatch(Board board, Desk desk, LiveQueues queues, LiveHours hours, LivePolicies policies, CallBacks callBacks, Forecasts forecasts, Reconciler reconciler, TimeProvider clock, ILogger<WaitWatch> log) : BackgroundService
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
        var calls = forecasts.InLine(now);
        var over = Overflow.Due(of, calls, absences, queue => hours.IsClosed(queue, now), policies.Calls.Numbers.Allows, now).Where(due => open.ContainsKey(due.Call)).ToList();
        foreach (var due in over) await Post(due.Call, new CallEvent.Intent.Overflow(Allowed(due.Rule), due.Why), cancel);
        foreach (var news in Announcements.Due(of, calls, forecasts.Now, now))
            if (!over.Exists(due => due.Call == news.Call)) await Post(news.Call, new CallEvent.Intent.AnnounceWait(news.Position, news.Estimate, news.AtMost, news.OffersCallBack, news.IsLate, news.Takes), cancel);
        await CallCustomers(of, calls, now, cancel);
    }

    private async Task CallCustomers(Queues of, ImmutableArray<Call> calls, DateTimeOffset now, CancellationToken cancel)
    {
        var first = callBacks.CustomersFirst;
        var promised = calls.Where(call => first.Contains(call.Id)).ToDictionary(call => call.Id);
        foreach (var id in CustomersFirst.Due(of, promised.Keys, calls, board.Snapshot.Agents.Values, counted => forecasts.Of(counted, now), now))
            await Try(() => callBacks.CallCustomer(promised[id], cancel), id, "could not be called, as was promised", cancel);
    }

    // What may be dialled has perhaps changed since the rule was made: the customer hears its message, and the call ends.
    private OverflowRule Allowed(OverflowRule rule)
    {
        if (hours.RefuseNow(rule.Then) is not { } reason) return rule;
        log.LogWarning("A waiting call is not put through to the number that its queue names: {Reason}", reason);
        return rule with { Then = new Destination.EndCall() };
    }

    // A refusal only says that the snapshot was old.
    private Task Post(CallId call, CallEvent.Intent intent, CancellationToken cancel) =>
        Try(() => desk.Post(new Post(call, intent, Actor), cancel), call, "could not be told where it stands, or sent on", cancel);

    private async Task Try(Func<Task> act, CallId call, string failed, CancellationToken cancel)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Customer {Call} {Failed}; it is looked at again in a second.", call, failed);
        }
    }
}
