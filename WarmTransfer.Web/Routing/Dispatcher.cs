using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Routing;

/// <summary>Offers waiting calls to free agents, whenever either appears.</summary>
internal sealed class Dispatcher(Board board, Desk desk, LiveQueues queues, CallBacks callBacks, Reconciler reconciler, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    // Work after a call ends by itself, and nothing else tells us when.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    // At once when it was quiet; with hundreds of customers who wait and of agents a look takes milliseconds, and each change would ask for one.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await reconciler.HasLooked(stoppingToken);
        using var subscription = board.Subscribe();
        var changed = subscription.Changed(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Either(changed, UntilTimeChangesSomething(), stoppingToken);
            if (changed.IsCompleted) changed = subscription.Changed(stoppingToken).AsTask();
            await Dispatch(stoppingToken);
            await Task.Delay(BetweenLooks, clock, stoppingToken);
        }
    }

    private async Task Either(Task changed, TimeSpan wait, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(changed, Task.Delay(wait, clock, over.Token));
        await over.CancelAsync();
    }

    // A need relaxes, more agents of a queue come in, an agent's rest is over: at that moment, not at the next tick.
    private TimeSpan UntilTimeChangesSomething()
    {
        var now = clock.GetUtcNow();
        return Router.NextChange(queues.Now, board.Snapshot.Open.Values, now) is { } next && next - now < Period ? next - now : Period;
    }

    private async Task Dispatch(CancellationToken cancel)
    {
        var (snapshot, now) = (board.Snapshot, clock.GetUtcNow());
        await BeginConsults(snapshot, now, cancel);
        var (booked, customersFirst) = (callBacks.InLine(now), callBacks.CustomersFirst);
        foreach (var offer in Router.Match(queues.Now, [.. snapshot.Open.Values, .. snapshot.Asking.Values, .. booked], snapshot.Agents.Values, now))
        {
            // A refusal only says that the snapshot was old; the next one will be right.
            if (customersFirst.Contains(offer.Call)) continue;
            await Try(offer.Call, () => booked.FirstOrDefault(call => call.Id == offer.Call) is { } promised
                ? callBacks.Begin(promised, offer, cancel)
                : desk.Post(new Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also), "routing"), cancel), cancel);
        }
    }

    // Before any other call, which those who are asked are not rung for.
    private async Task BeginConsults(Snapshot snapshot, DateTimeOffset now, CancellationToken cancel)
    {
        if (snapshot.Asking.IsEmpty) return;
        foreach (var (call, agent) in Router.Requested(snapshot.Asking.Values, snapshot.Agents, now))
            await Try(call.Id, () => desk.Post(new Post(call.Id, new CallEvent.Intent.BeginConsult(agent, $"free now"), "routing"), cancel), cancel);
    }

    private async Task Try(CallId call, Func<Task> offer, CancellationToken cancel)
    {
        try
        {
            await offer();
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Call {Call} could not be offered; it is offered again with the next look.", call);
        }
    }
}
