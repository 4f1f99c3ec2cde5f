using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>Offers waiting calls to free agents, whenever either appears.</summary>
internal sealed class Dispatcher(Board board, Desk desk, Queues queues, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    // An agent who let a call go by may be rung again after a rest; nothing else tells us when that is over.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = board.Watch();
        using var timer = new PeriodicTimer(Period, clock);
        var changed = watcher.Changed(stoppingToken).AsTask();
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(changed, tick);
            if (changed.IsCompleted) changed = watcher.Changed(stoppingToken).AsTask();
            if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            await Dispatch(stoppingToken);
        }
    }

    private async Task Dispatch(CancellationToken cancel)
    {
        var picture = board.Picture;
        foreach (var offer in Router.Match(queues, picture.Calls.Values, picture.Agents.Values, clock.GetUtcNow()))
        {
            try
            {
                // A refusal only says that the picture was old; the next one will be right.
                await desk.Post(new Post(offer.Call, new CallEvent.Intent.Offer(offer.Agent, offer.Why, offer.Also), "routing"), cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                log.LogError(fault, "Call {Call} could not be offered; it is offered again with the next look.", offer.Call);
            }
        }
    }
}
