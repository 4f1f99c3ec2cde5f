using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Floor;

/// <summary>Turns one snapshot of the board after another into views. Only what has changed is made anew; for one thread.</summary>
/// <param name="waits">How long each customer will probably wait yet; null: nothing is said of it.</param>
internal sealed class FloorProjection(FloorRows rows, LiveQueues queues, LastConfirmed confirmed, Func<ImmutableDictionary<CallId, WaitForecast>>? waits = null)
{
    // Nobody in the call: on the floor everybody is called by name.
    private static readonly AgentId Nobody = new("");
    private Dictionary<CallId, Entry> _calls = [];
    private Dictionary<AgentId, Person> _agents = [];
    private FloorView _view = FloorView.Empty;
    private Queues? _queues;

    /// <summary>The view of this snapshot; the same object as the last when nothing has changed.</summary>
    public FloorView Of(Snapshot snapshot, DateTimeOffset now)
    {
        var renamed = QueuesChanged() | Agents(snapshot, now);
        _calls = snapshot.Calls.Values.ToDictionary(call => call.Id, call => Next(_calls.GetValueOrDefault(call.Id), call, snapshot, renamed, now));
        var waiting = Line.Sort(queues.Now, _calls.Values.Where(entry => entry.Customer is not null).Select(entry => entry.Source)).Select(call => _calls[call.Id].Customer!).ToList();
        var foreseen = waits is null || waiting.Count == 0 ? ImmutableDictionary<CallId, WaitForecast>.Empty : waits();
        var view = _view with
        {
            Calls = Keep.Same(_view.Calls, [.. _calls.Values.Select(entry => entry.Call).OfType<FloorCall>().OrderBy(row => row.ArrivedAt).ThenBy(row => row.Id.Value, StringComparer.Ordinal)]),
            Waiting = Keep.Same(_view.Waiting, [.. waiting.Select((row, index) => Placed(row, index, foreseen.GetValueOrDefault(row.Id)))]),
            Agents = Keep.Same(_view.Agents, [.. _agents.Values.Select(person => person.Row).OrderBy(row => row.Name, NaturalOrder.OfNames).ThenBy(row => row.Id.Value, StringComparer.Ordinal)]),
        };
        return view == _view ? _view : _view = view with { Version = _view.Version + 1 };
    }

    private bool QueuesChanged()
    {
        var (before, now) = (_queues, queues.Now);
        _queues = now;
        return !ReferenceEquals(before, now);
    }

    /// <summary>Whether somebody has another name than before: then every row that may hold it is made again.</summary>
    private bool Agents(Snapshot snapshot, DateTimeOffset now)
    {
        var before = _agents;
        _agents = snapshot.Agents.Values.ToDictionary(agent => agent.Id, agent => Next(before.GetValueOrDefault(agent.Id), agent, now));
        return _agents.Any(pair => before.GetValueOrDefault(pair.Key)?.Row.Name != pair.Value.Row.Name);
    }

    private static Person Next(Person? before, Agent agent, DateTimeOffset now) =>
        before is not null && ReferenceEquals(before.Agent, agent) && before.Row.State == agent.StateAt(now) && before.Row.Reachable == agent.IsReachable(now)
            ? before
            : new Person(agent, FloorRows.Agent(agent, before?.Row, now));

    private Entry Next(Entry? before, Call call, Snapshot snapshot, bool renamed, DateTimeOffset now)
    {
        var same = before is not null && ReferenceEquals(before.Source, call);
        var sounds = snapshot.SoundsOf(call.Id);
        var heardAt = before is null ? NewestInstant(call) : same ? before.HeardAt : now;
        var unconfirmed = confirmed.UnconfirmedSince(call.Id, heardAt, now);
        return same && !renamed && before!.UnconfirmedSince == unconfirmed && ReferenceEquals(before.Sounds, sounds)
            ? before
            : Row(before, call, heardAt, sounds, unconfirmed, new Names(call, Nobody, snapshot.Agents));
    }

    // Of a call that was not on the floor until now: it changed no later than this.
    private static DateTimeOffset NewestInstant(Call call) => call.Legs.Select(leg => leg.Since).Append(call.PhaseSince).Max();

    private Entry Row(
        Entry? before, Call call, DateTimeOffset heardAt, ImmutableDictionary<LegId, LegSound> sounds, DateTimeOffset? unconfirmed, Names names) => FloorWords.IsWaiting(call.Phase)
        ? new Entry(call, heardAt, sounds, unconfirmed, null, rows.Customer(call, before?.Customer, heardAt, unconfirmed, names))
        : new Entry(call, heardAt, sounds, unconfirmed, rows.Call(call, before?.Call, heardAt, sounds, unconfirmed, names), null);

    private FloorCustomer Placed(FloorCustomer row, int index, WaitForecast? wait)
    {
        int? minutes = wait is null ? null : (int)Math.Round(wait.Median.TotalMinutes);
        if (row.Position == index + 1 && row.EstimateMinutes == minutes) return row;
        var placed = row with { Position = index + 1, EstimateMinutes = minutes };
        _calls[row.Id] = _calls[row.Id] with { Customer = placed };
        return placed;
    }

    private sealed record Entry(
        Call Source, DateTimeOffset HeardAt, ImmutableDictionary<LegId, LegSound> Sounds, DateTimeOffset? UnconfirmedSince, FloorCall? Call, FloorCustomer? Customer);

    private sealed record Person(Agent Agent, FloorAgent Row);
}
