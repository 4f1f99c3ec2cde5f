namespace WarmTransfer.Web.Teams;

/// <summary>Looks twice a second at who belongs where, so that what was changed at another node or by a command holds here within a second.</summary>
internal sealed class MemberWatch(LiveMembers members, TimeProvider clock, ILogger<MemberWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private bool _failed;

    // Before the first call is routed.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryLook(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryLook(stoppingToken);
    }

    private async Task TryLook(CancellationToken cancel)
    {
        try
        {
            await members.Look(cancel);
            _failed = false;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // Twice a second is often enough to look, and too often to say that it failed.
            if (!_failed) log.LogError(fault, "Teams, groups and skills could not be looked up; what was known before holds, and the next look is in {Interval}.", Interval);
            _failed = true;
        }
    }
}
