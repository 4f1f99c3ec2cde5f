using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Figures;

/// <summary>What today's figures are made of, in memory: fed after each commit and filled from the database at start. What has been over for half an hour is added up and forgotten.</summary>
internal sealed class LiveFigures(LiveQueues queues, Board board, IOptions<DeskOptions> options, TimeProvider clock) : IQueueFigures
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly Lock _lock = new();
    private readonly Dictionary<CallId, (int Version, CallRecord Record)> _calls = [];
    private readonly Dictionary<(AgentId, AgentState, DateTimeOffset, DateTimeOffset), AgentStateInterval> _over = [];
    private (DateTimeOffset Midnight, FloorFigures Figures)? _earlier;
    private DateTimeOffset _addedUpTo;
    private FloorFigures? _last;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public FloorFigures Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return Volatile.Read(ref _last) is { } last && now - last.At < Fresh && now >= last.At ? last : At(now);
        }
    }

    public FloorFigures At(DateTimeOffset now)
    {
        var (calls, over, earlier) = Kept(now);
        var figures = Of(calls, board.Snapshot.Agents.Values, over, now).After(earlier);
        Volatile.Write(ref _last, figures);
        return figures;
    }

    /// <summary>How long the calls of the last half hour kept their agents, with the average of the work after them.</summary>
    public ImmutableArray<ServedCall> Served(DateTimeOffset now)
    {
        var wrapUps = At(now).Queues.ToDictionary(queue => queue.Queue!.Value, queue => queue.LastHalfHour is { Handled: > 0 } half ? half.WrapUp / half.Handled : TimeSpan.Zero);
        return [.. Kept(now).Calls.Where(record => record is { AnsweredAt: not null, EndedAt: not null } && record.EndedAt >= now - Period.HalfHour)
            .Select(record => new ServedCall(record.Queue, record.WithAgents + wrapUps.GetValueOrDefault(queues.Now[record.Queue].Id)))];
    }

    /// <summary>Takes in what a commit changed. Commits may arrive here out of order and again; an older version changes nothing.</summary>
    public void Note(IEnumerable<Versioned<Call>> calls, IEnumerable<AgentStateInterval> over)
    {
        lock (_lock)
        {
            foreach (var interval in over) _over[(interval.Agent, interval.State, interval.Since, interval.Until)] = interval;
            foreach (var call in calls) Note(call.Version, CallRecord.Of(call.Value));
        }
    }

    internal int CallsKept => _calls.Count;

    // Commits wait for the lock: what it guards is taken along, and added up outside of it.
    private (CallRecord[] Calls, AgentStateInterval[] Over, FloorFigures Earlier) Kept(DateTimeOffset now)
    {
        lock (_lock)
        {
            AddUp(now);
            return ([.. _calls.Values.Select(call => call.Record)], [.. _over.Values], _earlier!.Value.Figures);
        }
    }

    // A call that has been added up already is not counted again by what still comes of its legs.
    private void Note(int version, CallRecord record)
    {
        var known = _calls.TryGetValue(record.Call, out var kept);
        if (known ? kept.Version < version : !(record.EndedAt < _addedUpTo)) _calls[record.Call] = (version, record);
    }

    private void AddUp(DateTimeOffset now)
    {
        var (midnight, horizon) = (Period.Today(now, Zone).From, now - Period.HalfHour);
        var calls = _calls.Values.Select(call => call.Record).Where(record => record.EndedAt < horizon).ToList();
        var over = _over.Where(interval => interval.Value.Until < horizon).ToList();
        var earlier = _earlier is { } sum && sum.Midnight == midnight ? sum.Figures : Of([], [], [], now);
        _earlier = (midnight, calls.Count + over.Count == 0 ? earlier : Of(calls, [], over.Select(interval => interval.Value), now).After(earlier));
        foreach (var record in calls) _calls.Remove(record.Call);
        if (_calls.Capacity > 1_000 + (4 * _calls.Count)) _calls.TrimExcess();
        foreach (var interval in over) _over.Remove(interval.Key);
        _addedUpTo = horizon;
    }

    private FloorFigures Of(IEnumerable<CallRecord> calls, IEnumerable<Agent> agents, IEnumerable<AgentStateInterval> over, DateTimeOffset now) =>
        FloorFigures.Of(queues.Now, calls, agents, over, Zone, now);
}
