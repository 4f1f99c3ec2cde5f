using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Routing;

/// <summary>Offers waiting calls to free agents, whenever either appears.</summary>
internal sealed class Dispatcher(Board board, Desk desk, LiveQueues queues, Reconciler reconciler, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    // An agent who let a call go by may be rung again after a rest; nothing else tells us when that is over.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    // At once when it was quiet; with hundreds of customers who wait and of agents a look takes milliseconds, and each change would ask for one.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await reconciler.HasLooked(stoppingToken);
        using var subscription = board.Subscribe();
        using var timer = new PeriodicTimer(Period, clock);
        var changed = subscription.Changed(stoppingToken).AsTask();
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(changed, tick);
            if (changed.IsCompleted) changed = subscription.Changed(stoppingToken).AsTask();
            if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            await Dispatch(stoppingToken);
            await Task.Delay(BetweenLooks, clock, stoppingToken);
        }
    }

    private async Task Dispatch(CancellationToken cancel)
    {
        var snapshot = board.Snapshot;
        foreach (var offer in Router.Match(queues.Now, snapshot.Open.Values, snapshot.Agents.Values, clock.GetUtcNow()))
        {
            try
            {
                // A refusal only says that the snapshot was old; the next one will be right.
                await desk.Post(new Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also), "routing"), cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                log.LogError(fault, "Call {Call} could not be offered; it is offered again with the next look.", offer.Call);
            }
        }
    }
}
