namespace WarmTransfer.Web.Notes;

/// <summary>Makes one of notes and their changes, on the one node that has the duty, once nobody types in them.</summary>
internal sealed class NoteSettler(NoteStore store, TimeProvider clock, ILogger<NoteSettler> log) : BackgroundService
{
    private const int Many = 400, AtOnce = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do await Look(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task Look(CancellationToken cancel)
    {
        try
        {
            foreach (var call in await store.Unsettled(clock.GetUtcNow() - Quiet, Many, AtOnce, cancel)) await Settle(call, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Notes could not be settled: {Fault} Trying again in {Interval}.", fault.Message, Interval);
        }
    }

    // One that cannot be settled keeps no other from it.
    private async Task Settle(string call, CancellationToken cancel)
    {
        try
        {
            await store.Settle(call, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The note of call {Call} could not be settled: {Fault}", call, fault.Message);
        }
    }
}
