using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Waiting;

/// <summary>How long customers will wait, as far as that can be foreseen. Needs nothing but memory, and is made at most once a second, whoever asks.</summary>
internal sealed class Forecasts(Board board, LiveQueues queues, CallBacks callBacks, LiveFigures figures, TimeProvider clock) : BackgroundService
{
    private static readonly CallId Next = new("next");
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<QueueId, (DateTimeOffset At, ToldOnArrival? Told)> _onArrival = [];
    private volatile Made _now = new(DateTimeOffset.MinValue, ImmutableDictionary<CallId, WaitForecast>.Empty);

    /// <summary>Everybody who waits, and everybody who was promised a call, in no order.</summary>
    public ImmutableArray<Call> InLine(DateTimeOffset now) => [.. board.Snapshot.Open.Values, .. callBacks.InLine(now)];

    public ImmutableDictionary<CallId, WaitForecast> Of(IReadOnlyCollection<Call> calls, DateTimeOffset now) =>
        WaitEstimate.Of(queues.Now, calls, board.Snapshot.Agents.Values, figures.Served(now), now);

    /// <summary>Of each who waits now.</summary>
    public ImmutableDictionary<CallId, WaitForecast> Now()
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var before = _now;
            if (now - before.At < Fresh) return before.Waits;
            _now = new(now, board.Snapshot.Open.IsEmpty ? ImmutableDictionary<CallId, WaitForecast>.Empty : Of(InLine(now), now));
            if (!Minutes(before.Waits).SequenceEqual(Minutes(_now.Waits))) board.Touch();
            return _now.Waits;
        }
    }

    /// <summary>The last that were made: for screens, which show a change at once and hear a second later what it means for those who wait.</summary>
    public ImmutableDictionary<CallId, WaitForecast> Latest => _now.Waits;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Fresh, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Now();
    }

    // As screens show them.
    private static IEnumerable<(CallId, double)> Minutes(ImmutableDictionary<CallId, WaitForecast> waits) =>
        waits.Select(wait => (wait.Key, Math.Ceiling(wait.Value.Median.TotalMinutes))).OrderBy(wait => wait.Key.Value, StringComparer.Ordinal);

    /// <summary>What whoever calls a queue now is told before they wait; null: nothing.</summary>
    public ToldOnArrival? OnArrival(QueueId queue)
    {
        if (queues.Now[queue].Waiting is not { OfferCallBackOnArrival: true, OfferCallBackFrom: { } from } rules) return null;
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_onArrival.TryGetValue(queue, out var known) || now - known.At >= Fresh) _onArrival[queue] = known = (now, Told(queue, rules, from, now));
            return known.Told;
        }
    }

    private ToldOnArrival? Told(QueueId queue, WaitRules rules, TimeSpan from, DateTimeOffset now) => Of(InLine(now).Add(Caller(queue, now)), now).GetValueOrDefault(Next) is { } wait && wait.Median >= from
        ? new(rules.TellEstimate && wait.IsSure ? wait.Median : null, rules.TellEstimate && !wait.IsSure ? wait.AtMost : null, OffersCallBack: true)
        : null;

    private static Call Caller(QueueId queue, DateTimeOffset now) => new()
    {
        Id = Next, From = "", To = "", Queue = queue, ArrivedAt = now, Phase = new CallPhase.Waiting(), PhaseSince = now, Legs = [new Leg { Id = LegId.Customer, Since = now }],
    };

    private sealed record Made(DateTimeOffset At, ImmutableDictionary<CallId, WaitForecast> Waits);
}
