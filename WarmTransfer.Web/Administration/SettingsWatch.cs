using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Administration;

/// <summary>Reads what is set before anything needs it, and sees within half a second what another node has changed; at once where the bus tells.</summary>
internal sealed class SettingsWatch(LiveSettings live, IEnumerable<ISettingsUser> users, IOptions<DatabaseOptions> database, TimeProvider clock, ILogger<SettingsWatch> log)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly Nudge _nudge = new(clock);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await live.Look(cancellationToken);
        foreach (var user in users) await user.Begin(cancellationToken);
    }

    /// <summary>Another node has saved this revision.</summary>
    public void Hear(long revision)
    {
        if (revision > live.Now.Revision) _nudge.AtOnce();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Value.IsOneFile) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await _nudge.Wait(Interval, stoppingToken);
            try
            {
                await live.Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("What administrators have set could not be read: {Fault} Trying again.", fault.Message);
            }
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Works by what is set: fills a database that has nothing of it yet, and takes in each change from then on.</summary>
internal interface ISettingsUser
{
    /// <summary>Once, before the first call.</summary>
    Task Begin(CancellationToken cancel);
}
