using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Live;

/// <summary>Tells the board's subscribers when time alone has changed what an agent is doing: a lease that ran out, a wrap-up that ended.</summary>
internal sealed class LeaseExpiry(Board board, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var last = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            if (board.Snapshot.Agents.Values.Any(agent => Changes(agent, last, now))) board.Touch();
            last = now;
        }
    }

    // A wrap-up that is not finished goes on past its time, and that is shown.
    private static bool Changes(Agent agent, DateTimeOffset last, DateTimeOffset now) =>
        agent.StateAt(last) != agent.StateAt(now) || agent is { Work.IsUnfinished: true, WrapUp.Until: var until } && until > last && until <= now;
}
