using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Sessions;

/// <summary>Looks every few seconds at who may still be here: ends what was not used or has lasted too long, and cuts off whoever was sent away at another node or by a command.</summary>
internal sealed class SessionWatch(
    LiveSessions sessions, SessionStore store, ICutOff cutOff, Board board, IOptions<SessionOptions> options, TimeProvider clock, ILogger<SessionWatch> log) : BackgroundService
{
    // Whoever is in a call when the day is over ends it first; but not every call ends.
    internal static readonly TimeSpan LastCall = TimeSpan.FromHours(1);
    private static readonly TimeSpan Emptied = TimeSpan.FromHours(1);
    private DateTimeOffset _emptied;

    private TimeSpan Interval => TimeSpan.FromSeconds(options.Value.CheckSeconds);

    // Before anybody is let in by what the last run has left.
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
            await Look(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Who may still be here could not be looked up; the next look is in {Interval}.", Interval);
            sessions.Distrust();
        }
    }

    internal async Task Look(CancellationToken cancel)
    {
        await sessions.Look(cancel);
        if (Over() is { Count: > 0 } over) await sessions.End(over, cancel);
        await cutOff.Demoted(cancel);
        await Empty(cancel);
    }

    private List<string> Over()
    {
        var now = clock.GetUtcNow();
        var talking = board.Snapshot.Calls.Values.SelectMany(call => call.Legs).Where(leg => leg.IsLive).Select(leg => leg.Agent).OfType<AgentId>().ToHashSet();
        return [.. sessions.All.Where(session => IsOver(session, now) && (session.Until + LastCall < now || !talking.Contains(new AgentId(session.AgentId)))).Select(session => session.Id)];
    }

    private bool IsOver(LiveSession session, DateTimeOffset now) =>
        session.Until < now || (options.Value.IdleMinutes > 0 && !session.Unattended && session.UsedAt + TimeSpan.FromMinutes(options.Value.IdleMinutes) < now);

    private async Task Empty(CancellationToken cancel)
    {
        if (clock.GetUtcNow() - _emptied < Emptied) return;
        _emptied = clock.GetUtcNow();
        await store.Empty(_emptied - LastCall, cancel);
    }
}
