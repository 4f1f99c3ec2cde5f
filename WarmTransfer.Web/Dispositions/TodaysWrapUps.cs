using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Dispositions;

/// <summary>What agents have said of calls since midnight, in memory: what is new is looked for once a second, and only while somebody looks at it.</summary>
internal sealed class TodaysWrapUps(IDbContextFactory<WarmTransferDb> databases, LiveMembers members, LiveQueues queues, IOptions<DeskOptions> desk, TimeProvider clock, ILogger<TodaysWrapUps> log)
    : BackgroundService, IDispositionFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Rows of another node come by their time, and some of them a little later than others.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private readonly Subscriptions _subscriptions = new();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(desk.Value.TimeZone);
    private volatile Said _said = Said.Nothing;
    private int _readers;
    private bool _failed;

    public async IAsyncEnumerable<DispositionsOfToday> Subscribe(CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var subscription = _subscriptions.Subscribe();
        Interlocked.Increment(ref _readers);
        try
        {
            await TryLook(cancel);
            while (!cancel.IsCancellationRequested)
            {
                yield return Of(viewer);
                await subscription.Changed(cancel);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    internal DispositionsOfToday Of(CurrentAgent viewer)
    {
        var theirs = _said.Rows.Values.Where(row => row.AgentId == viewer.AgentId || viewer.Supervises.Include(members.Teams.GetValueOrDefault(new AgentId(row.AgentId))));
        var counts = theirs.CountBy(row => (row.QueueId, row.Code, row.Label)).Select(one => new DispositionCount(new QueueId(one.Key.QueueId), one.Key.Code, one.Key.Label, one.Value)).ToList();
        return new([.. DispositionFigures.Shares(counts, queues.Now).OrderBy(line => line.Queue, StringComparer.Ordinal).ThenByDescending(line => line.Times).ThenBy(line => line.Disposition, StringComparer.Ordinal)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (Volatile.Read(ref _readers) > 0) await TryLook(stoppingToken);
    }

    private async Task TryLook(CancellationToken cancel)
    {
        try
        {
            await Look(cancel);
            _failed = false;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            if (!_failed) log.LogWarning("What was said of calls today could not be read; what was known is shown: {Fault}", fault.Message);
            _failed = true;
        }
    }

    internal async Task Look(CancellationToken cancel)
    {
        var (now, before) = (clock.GetUtcNow(), _said);
        var midnight = Period.Today(now, _zone).From;
        var kept = before.Midnight == midnight ? before : Said.Nothing with { Midnight = midnight, ReadTo = midnight };
        var since = kept.ReadTo - Late > midnight ? kept.ReadTo - Late : midnight;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.WrapUps.AsNoTracking().Where(row => row.At >= since).OrderBy(row => row.Id).ToListAsync(cancel);
        var next = kept.With(rows) with { ReadTo = now };
        _said = next;
        if (!ReferenceEquals(next.Rows, before.Rows)) _subscriptions.Wake();
    }

    /// <param name="Rows">Of each call and agent the newest.</param>
    private sealed record Said(DateTimeOffset Midnight, DateTimeOffset ReadTo, ImmutableDictionary<(string Call, string Agent), WrapUpRow> Rows)
    {
        public static Said Nothing { get; } = new(default, default, ImmutableDictionary<(string, string), WrapUpRow>.Empty);

        public Said With(IEnumerable<WrapUpRow> rows) => rows.Aggregate(this, (said, row) => said.With(row));

        private Said With(WrapUpRow row) => Rows.TryGetValue((row.CallId, row.AgentId), out var known) && known.Id >= row.Id ? this : this with { Rows = Rows.SetItem((row.CallId, row.AgentId), row) };
    }
}
