using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>A call that an agent has served lately.</summary>
/// <param name="Handled">How long it kept an agent, with the work after it.</param>
public sealed record ServedCall(QueueId Queue, TimeSpan Handled);

/// <summary>How long one customer will wait yet, as far as that can be foreseen.</summary>
/// <param name="Median">It takes longer as often as not.</param>
/// <param name="AtMost">It takes longer once in ten times.</param>
/// <param name="IsSure">Four times of five it is within 30 % of <paramref name="Median"/>.</param>
public sealed record WaitForecast(TimeSpan Median, TimeSpan AtMost, bool IsSure);

/// <summary>
/// How long each customer in line will wait yet. The line is served in thought, many times over: each call that is on lasts as long as one of the last half hour that had lasted as
/// long already; whoever becomes free takes the first customer who waits for them, for as long as another of those calls took. Averages would not do: of many calls the first ends
/// long before any of them is expected to.
/// </summary>
public static class WaitEstimate
{
    /// <summary>So many calls of a queue must have been served lately before anything is said about it.</summary>
    public const int Fewest = 5;

    /// <summary>So often the line is served in thought.</summary>
    private const int Runs = 40;

    /// <param name="calls">All that are live: those who wait, and those who keep agents busy.</param>
    /// <returns>Customers of whose queue too little is known, or who wait for nobody, are left out.</returns>
    public static ImmutableDictionary<CallId, WaitForecast> Of(Queues queues, IReadOnlyCollection<Call> calls, IEnumerable<Agent> agents, IEnumerable<ServedCall> served, DateTimeOffset now)
    {
        var (line, service) = (Line.Of(queues, calls), new Service(queues, [.. served]));
        var teams = new Teams(queues, Staff(queues, calls, agents, now));
        var waits = line.ToDictionary(call => call.Id, _ => new List<TimeSpan>(Runs));
        for (var run = 0; run < Runs; run++) Serve(line, queues, teams, service, new Random(run), waits);
        return waits.Where(one => one.Value.Count == Runs).ToImmutableDictionary(one => one.Key, one => Forecast(one.Value));
    }

    private static void Serve(ImmutableArray<Call> line, Queues queues, Teams teams, Service service, Random chance, Dictionary<CallId, List<TimeSpan>> waits)
    {
        var free = teams.Begin(agent => agent.FreeIn ?? service.Rest(agent.Queue, agent.Since, chance));
        foreach (var call in line)
            if (service.Handled(call.Queue, chance) is { } handled && teams.Take(free, queues[call.Queue].Id, handled) is { } wait) waits[call.Id].Add(wait);
    }

    private static WaitForecast Forecast(List<TimeSpan> waits)
    {
        waits.Sort();
        var (median, atMost) = (waits[Runs / 2], waits[Runs * 9 / 10]);
        return new(median, atMost, waits.Count(wait => (wait - median).Duration() <= 0.3 * median) >= 0.8 * Runs);
    }

    // Whoever takes no calls, and whoever will take none after this one, serves nobody.
    private static IEnumerable<Busy> Staff(Queues queues, IReadOnlyCollection<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now)
    {
        var queueOf = calls.ToDictionary(call => call.Id, call => queues[call.Queue].Id);
        foreach (var agent in agents)
            switch (agent.StateAt(now))
            {
                case AgentState.Available:
                    yield return new(agent.Id, TimeSpan.Zero);
                    break;
                case AgentState.WrapUp when agent is { Away: null, WrapUp.Until: var until } && until > now:
                    yield return new(agent.Id, until - now);
                    break;
                case AgentState.Reserved or AgentState.OnCall when agent is { AwayNext: null, Engagement: { } engagement }:
                    yield return new(agent.Id, FreeIn: null, queueOf.TryGetValue(engagement.Call, out var queue) ? queue : null, now - engagement.Since);
                    break;
            }
    }

    /// <summary>One who will serve the line: when they are free, or of which queue the call is that they are on, and since how long.</summary>
    private sealed record Busy(AgentId Agent, TimeSpan? FreeIn, QueueId? Queue = null, TimeSpan Since = default);

    /// <summary>How long calls take.</summary>
    private sealed class Service(Queues queues, ImmutableArray<ServedCall> served)
    {
        private readonly TimeSpan[] _all = [.. served.Select(call => call.Handled).Order()];
        private readonly Dictionary<QueueId, TimeSpan[]> _byQueue = served
            .GroupBy(call => queues[call.Queue].Id).Where(queue => queue.Count() >= Fewest).ToDictionary(queue => queue.Key, queue => queue.Select(call => call.Handled).Order().ToArray());

        public TimeSpan? Handled(QueueId queue, Random chance) => _byQueue.TryGetValue(queues[queue].Id, out var handled) ? handled[chance.Next(handled.Length)] : null;

        /// <summary>How much longer a call takes that has taken so long: as one of those did that took longer.</summary>
        public TimeSpan Rest(QueueId? queue, TimeSpan soFar, Random chance)
        {
            var like = queue is { } id && _byQueue.TryGetValue(id, out var handled) ? handled : _all;
            if (like.Length == 0) return TimeSpan.Zero;
            var longer = Array.FindIndex(like, one => one > soFar);
            // None took longer: it ends sometime, and what is known of such calls is that they are few.
            return longer >= 0 ? like[chance.Next(longer, like.Length)] - soFar : like[^1] / 4 * -Math.Log(1 - chance.NextDouble());
        }
    }

    /// <summary>Agents who serve the same queues, with each other: of a thousand agents there are few such teams.</summary>
    private sealed class Teams
    {
        private readonly List<List<Busy>> _members;
        private readonly Dictionary<QueueId, List<int>> _ofQueue;

        public Teams(Queues queues, IEnumerable<Busy> staff)
        {
            var teams = staff.GroupBy(agent => string.Concat(queues.All.Select(queue => queue.Has(agent.Agent) ? '1' : '0'))).ToList();
            _members = [.. teams.Select(team => team.ToList())];
            _ofQueue = queues.All.Select((queue, at) => (queue.Id, Teams: Enumerable.Range(0, teams.Count).Where(team => teams[team].Key[at] == '1').ToList())).ToDictionary(one => one.Id, one => one.Teams);
        }

        /// <summary>When the members of each team are free, the first in front.</summary>
        public PriorityQueue<TimeSpan, TimeSpan>[] Begin(Func<Busy, TimeSpan> freeIn) =>
            [.. _members.Select(team => new PriorityQueue<TimeSpan, TimeSpan>(team.Select(agent => freeIn(agent)).Select(time => (time, time))))];

        /// <summary>How long it takes until one of the queue's agents is free, who is then busy for so long.</summary>
        public TimeSpan? Take(PriorityQueue<TimeSpan, TimeSpan>[] free, QueueId queue, TimeSpan handled)
        {
            if (_ofQueue[queue] is not { Count: > 0 } teams) return null;
            var first = teams.MinBy(team => free[team].Peek());
            var wait = free[first].Peek();
            free[first].DequeueEnqueue(wait + handled, wait + handled);
            return wait;
        }
    }
}
