using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Alerts;

/// <summary>Looks every few seconds, where the duty is held, how many outside numbers have been dialled at all nodes.</summary>
internal sealed class OutsideWatch(OutsideDials dials, LiveAlerts keeper, CallMachine machine, TimeProvider clock, ILogger<OutsideWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where nobody outside may be called there is nothing to count.
        if (machine.Policy.Numbers.Allowed.IsEmpty) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do await Look(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            keeper.Hear(await dials.Since(clock.GetUtcNow() - OutsideCaps.Window, cancel));
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Outside calls could not be counted; they are again in a few seconds.");
        }
    }
}
