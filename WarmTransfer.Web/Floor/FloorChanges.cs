using System.Collections.Immutable;

namespace WarmTransfer.Web.Floor;

/// <summary>What is different between two views. Boards that keep up ask for the same two, which are compared once.</summary>
internal sealed class FloorChanges(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private (FloorView Before, FloorView After, FloorChange Change)? _last;

    public FloorChange Between(FloorView before, FloorView after)
    {
        lock (_lock)
        {
            if (_last is not { } last || !ReferenceEquals(last.Before, before) || !ReferenceEquals(last.After, after))
                _last = last = (before, after, Compare(before, after, clock.GetUtcNow()));
            return last.Change;
        }
    }

    private static FloorChange Compare(FloorView before, FloorView after, DateTimeOffset now) => new(
        Sequence: 0, now,
        Rows(before.Calls, after.Calls, row => row.Id), Rows(before.Waiting, after.Waiting, row => row.Id), Rows(before.Agents, after.Agents, row => row.Id),
        Rows(before.Alerts, after.Alerts, row => row.Id), Rows(before.Queues, after.Queues, row => row.Id),
        after.Leads == before.Leads ? null : after.Leads, after.Voicemails == before.Voicemails ? null : after.Voicemails);

    private static RowChange<TRow, TId>? Rows<TRow, TId>(ImmutableArray<TRow> before, ImmutableArray<TRow> after, Func<TRow, TId> id)
        where TRow : class where TId : notnull
    {
        if (before == after) return null;
        var gone = before.ToDictionary(id);
        ImmutableArray<TRow> set = [.. after.Where(row => !gone.Remove(id(row), out var was) || !ReferenceEquals(was, row))];
        return new RowChange<TRow, TId>(set, [.. gone.Keys]);
    }
}
