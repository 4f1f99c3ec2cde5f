using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Figures;

/// <summary>What today's figures are made of, in memory: fed after each commit, filled from the database at start, and emptied of what no figure needs any more.</summary>
internal sealed class LiveFigures(Queues queues, Board board, IOptions<DeskOptions> options, TimeProvider clock) : IQueueFigures
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly Lock _lock = new();
    private readonly Dictionary<CallId, (int Version, CallRecord Record)> _calls = [];
    private readonly List<AgentStateInterval> _over = [];
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
        lock (_lock)
        {
            Forget(Period.Horizon(now, Zone));
            return _last = FloorFigures.Of(queues, _calls.Values.Select(call => call.Record), board.Snapshot.Agents.Values, _over, Zone, now);
        }
    }

    /// <summary>Takes in what a commit changed. Commits may arrive here out of order; an older version changes nothing.</summary>
    public void Note(Versioned<Call>? call, IEnumerable<AgentStateInterval> over)
    {
        lock (_lock)
        {
            _over.AddRange(over);
            if (call is not null && !(_calls.TryGetValue(call.Value.Id, out var known) && known.Version >= call.Version))
                _calls[call.Value.Id] = (call.Version, CallRecord.Of(call.Value));
        }
    }

    private void Forget(DateTimeOffset horizon)
    {
        foreach (var (id, call) in _calls)
            if (call.Record.EndedAt < horizon) _calls.Remove(id);
        _over.RemoveAll(interval => interval.Until < horizon);
    }
}
