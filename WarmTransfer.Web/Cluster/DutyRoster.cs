namespace WarmTransfer.Web.Cluster;

/// <summary>What runs on the one node that has the duty.</summary>
internal sealed record OnDuty(BackgroundService Service);

/// <summary>
/// Starts and stops what only one node may do. Not before the web server answers: what it asks of Twilio makes Twilio ask us back at once, and a refused
/// connection there costs the customer the call.
/// </summary>
internal sealed class DutyRoster(Duty duty, IEnumerable<OnDuty> services, TimeProvider clock, ILogger<DutyRoster> log) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private bool _working;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await Look();
        _work = Task.Run(Work, CancellationToken.None);
    }

    /// <summary>What is under way comes to its end, and another node has the duty at once.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_working) await End(cancellationToken);
        await duty.Release(cancellationToken);
    }

    private async Task Work()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            try
            {
                await Look();
            }
            catch (Exception fault) when (!_stop.IsCancellationRequested)
            {
                log.LogError(fault, "What only one node may do could not be started or stopped here; it is looked at again in a second.");
            }
        }
    }

    private async Task Look()
    {
        var held = await duty.Beat(_stop.Token);
        if (held && !_working) await Begin();
        else if (!held && _working) await End(_stop.Token);
    }

    private async Task Begin()
    {
        log.LogDebug("This node has the duty: it offers calls, carries out what is owed, and compares with Twilio.");
        _working = true;
        foreach (var one in services) await one.Service.StartAsync(_stop.Token);
    }

    private Task End(CancellationToken cancel)
    {
        log.LogDebug("This node has the duty no more.");
        _working = false;
        return Task.WhenAll(services.Select(one => one.Service.StopAsync(cancel)));
    }

    public void Dispose() => _stop.Dispose();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
