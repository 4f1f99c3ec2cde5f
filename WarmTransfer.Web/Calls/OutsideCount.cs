using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Calls;

/// <summary>
/// What has been dialled outside lately, in memory, for calls that are put through there by themselves: whoever calls in waits for no database. It is read every second,
/// so a cap may be passed by as many calls as come within one.
/// </summary>
internal sealed class OutsideCount(OutsideDials dials, OutsideCaps caps, LivePolicies policies, TimeProvider clock, ILogger<OutsideCount> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private IReadOnlyList<OutsideDial> _recent = [];

    /// <summary>Null while another call may be put through to the number.</summary>
    public Refusal? Refuse(string number) => caps.Refuse(Volatile.Read(ref _recent), by: null, number, clock.GetUtcNow());

    internal async Task Look(CancellationToken cancel) => Volatile.Write(ref _recent, await dials.Since(clock.GetUtcNow() - OutsideCaps.Window, cancel));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            // Where nobody outside may be called there is nothing to count.
            if (!policies.Calls.Numbers.Allowed.IsEmpty) await TryLook(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryLook(CancellationToken cancel)
    {
        try
        {
            await Look(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Outside calls could not be counted; what was known before holds. {Reason}", fault.Message);
        }
    }
}
