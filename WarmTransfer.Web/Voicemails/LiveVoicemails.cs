using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>The messages that screens show, as far as the viewer may see them.</summary>
public interface IVoicemailFeed
{
    /// <summary>After one has come, was changed or has gone, at whatever node.</summary>
    event Action? Changed;

    /// <summary>Open ones first, those that have waited longest at the top; then what was closed last.</summary>
    ImmutableArray<Voicemail> Of(CurrentAgent viewer);
}

/// <summary>All messages in memory: read anew when something has changed here, and looked after twice a second for what other nodes have changed.</summary>
internal sealed class LiveVoicemails(IDbContextFactory<WarmTransferDb> databases, VoicemailSight sight, TimeProvider clock) : IVoicemailFeed, IDisposable
{
    internal const int MostOpen = 500, MostClosed = 100;
    // A call is saved behind the caller's back, and may come after its message.
    private static readonly TimeSpan LongestUnknown = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Nudge _nudge = new(clock);
    private (int Count, long Versions) _seen = (-1, -1);
    private ImmutableArray<Voicemail> _now = [];

    public event Action? Changed;

    internal ImmutableArray<Voicemail> Now => ImmutableInterlocked.InterlockedCompareExchange(ref _now, default, default);

    public ImmutableArray<Voicemail> Of(CurrentAgent viewer)
    {
        var mask = new NumberMask(viewer.SeesNumbers);
        return [.. Now.Where(one => sight.Includes(viewer, one.Queue)).Select(one => one.Number is { } number && !viewer.SeesNumbers ? one with { Number = mask.Of(number) } : one)];
    }

    /// <summary>Something has changed at this node.</summary>
    public void LookSoon() => _nudge.AtOnce();

    public Task Wait(TimeSpan longest, CancellationToken cancel) => _nudge.Wait(longest, cancel);

    public async Task Look(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var found = (await db.Voicemails.CountAsync(cancel), await db.Voicemails.SumAsync(row => (long)row.Version, cancel));
            if (found == _seen && !Now.Any(IsUnknown)) return;
            var now = await Read(db, cancel);
            (_seen, var same) = (found, now.SequenceEqual(Now));
            if (same) return;
            ImmutableInterlocked.InterlockedExchange(ref _now, now);
        }
        finally
        {
            _turn.Release();
        }
        Changed?.Invoke();
    }

    public void Dispose() => _turn.Dispose();

    private bool IsUnknown(Voicemail one) => one.Number is null && clock.GetUtcNow() - one.LeftAt < LongestUnknown;

    private static async Task<ImmutableArray<Voicemail>> Read(WarmTransferDb db, CancellationToken cancel)
    {
        var all = db.Voicemails.AsNoTracking();
        List<VoicemailRow> rows =
        [
            .. await all.Where(row => row.Outcome == null).OrderBy(row => row.LeftAt).Take(MostOpen).ToListAsync(cancel),
            .. await all.Where(row => row.Outcome != null).OrderByDescending(row => row.ClosedAt).Take(MostClosed).ToListAsync(cancel),
        ];
        var (numbers, names) = (await Numbers(db, rows, cancel), await Names(db, rows, cancel));
        return [.. rows.Select(row => Of(row, numbers.GetValueOrDefault(row.CallId), row.Owner is { } owner ? names.GetValueOrDefault(owner, owner) : null))];
    }

    private static async Task<Dictionary<string, string>> Numbers(WarmTransferDb db, List<VoicemailRow> rows, CancellationToken cancel)
    {
        List<string> ids = [.. rows.Select(row => row.CallId).Distinct()];
        var calls = await db.Calls.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, calls.Select(row => row.Document), cancel);
        return calls.ToDictionary(row => row.Id, row => row.With(reader(row.Document)).Read().From);
    }

    private static async Task<Dictionary<string, string>> Names(WarmTransferDb db, List<VoicemailRow> rows, CancellationToken cancel)
    {
        List<string?> owners = [.. rows.Select(row => row.Owner).Distinct()];
        return await db.Users.AsNoTracking().Where(user => owners.Contains(user.AgentId)).ToDictionaryAsync(user => user.AgentId, user => user.DisplayName, cancel);
    }

    private static Voicemail Of(VoicemailRow row, string? number, string? owner) => new(
        row.Id, new CallId(row.CallId), new QueueId(row.QueueId), number, row.LeftAt, TimeSpan.FromSeconds(row.Seconds), row.Transcribed, row.Transcript,
        row.Owner is { } id ? new AgentId(id) : null, owner, row.Outcome, row.ClosedAt, row.Note);
}

/// <summary>Looks twice a second, and at once when something has changed here.</summary>
internal sealed class VoicemailWatch(LiveVoicemails live, TimeProvider clock, ILogger<VoicemailWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
    private DateTimeOffset _saidAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await live.Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Say(fault);
            }

            await live.Wait(Interval, stoppingToken);
        }
    }

    // Twice a second is often enough to look, and too often to say that it failed.
    private void Say(Exception fault)
    {
        if (clock.GetUtcNow() - _saidAt < LongestSilence) return;
        _saidAt = clock.GetUtcNow();
        log.LogWarning("Messages could not be read: {Fault} Trying again every {Interval}.", fault.Message, Interval);
    }
}
