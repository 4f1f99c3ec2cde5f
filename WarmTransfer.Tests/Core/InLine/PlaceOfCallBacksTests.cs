using System.Collections.Immutable;
using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>The same day twice, of which everything is luck: once a customer waits, once they book a call-back. They are served in the same place, give or take one.</summary>
public sealed class PlaceOfCallBacksTests
{
    private static readonly int Days = Longer.Count("WARMTRANSFER_CALL_BACK_DAYS", 300);

    [Fact]
    public void Whoever_books_a_call_back_is_served_in_the_place_that_they_would_have_had_give_or_take_one()
    {
        var shifts = Shifts(lead => lead);
        Assert.All(shifts, shift => Assert.InRange(shift.Places, -1, 1));
        Assert.True(shifts.Count >= Days / 3, $"On {shifts.Count} days only somebody booked.");
    }

    [Fact]
    public void A_promise_whose_place_begins_with_the_booking_would_be_found() =>
        Assert.Contains(Shifts(lead => lead with { Booking = lead.Booking! with { ArrivedAt = lead.Last.At } }), shift => shift.Places > 1);

    // Days on which they were served before they could have booked say nothing.
    private static List<(int Seed, int Places)> Shifts(Func<Lead, Lead> spoil) => [.. Enumerable.Range(1, Days).AsParallel()
        .Select(seed => (Seed: seed, Waits: new Day(seed, books: false, spoil).Served(), Books: new Day(seed, books: true, spoil)))
        .Select(day => (day.Seed, day.Waits, Served: day.Books.Served(), day.Books.HasBooked))
        .Where(day => day.HasBooked).Select(day => (day.Seed, day.Served - day.Waits))];

    private sealed class Day
    {
        private const int Length = 3_600, Customers = 16;
        private static readonly CallMachine Machine = new(new CallPolicy { Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => Ordinary } });
        private readonly Func<Lead, Lead> _spoil;
        private readonly Random _random;
        private readonly Queues _queues;
        private readonly Dictionary<CallId, (int At, QueueId Queue, TimeSpan Handled)> _plans = [];
        private readonly Dictionary<CallId, Call> _waiting = [];
        private readonly List<QueueId> _served = [];
        private readonly HashSet<(CallId, AgentId)> _rung = [];
        private readonly bool _books;
        private readonly int _seed, _booksAfter;
        private ImmutableArray<Agent> _agents;
        private Lead? _lead;
        private int _place = -1;

        public Day(int seed, bool books, Func<Lead, Lead> spoil)
        {
            (_seed, _books, _spoil, _random) = (seed, books, spoil, new Random(seed));
            _agents = [.. Enumerable.Range(1, _random.Next(1, 4)).Select(number => new Agent { Id = new($"agent{number}"), Name = "", ReachableUntil = DateTimeOffset.MaxValue })];
            _queues = new([Queue("one", [.. _agents.Select(agent => agent.Id)]), Queue("two", [_agents[^1].Id])]);
            for (var (number, at) = (0, 1); number < Customers; number++, at += _random.Next(1, 40))
                _plans.Add(new CallId($"call{number:00}"), (at, _queues.All[_random.Next(2)].Id, TimeSpan.FromSeconds(_random.Next(20, 120))));
            (Subject, _booksAfter) = (new CallId($"call{_random.Next(2, Customers):00}"), _random.Next(2, 60));
        }

        public bool HasBooked => _lead is not null;

        private CallId Subject { get; }

        /// <summary>How many of their queue were served before the one that it is about.</summary>
        public int Served()
        {
            for (var second = 0; second < Length && _place < 0; second++) Pass(second, Start.AddSeconds(second));
            Assert.True(_place >= 0, $"Day {_seed}: nobody has served them.");
            return _place;
        }

        private Queue Queue(string id, ImmutableHashSet<AgentId> agents) => new() { Id = new(id), Name = id, Agents = agents, Priority = _random.Next(2), Strategy = _random.Next(2) == 0 ? Strategy.LongestIdle : Strategy.RoundRobin };

        private void Pass(int second, DateTimeOffset now)
        {
            foreach (var (call, plan) in _plans)
                if (plan.At == second) _waiting.Add(call, CallMachine.Arrive(call, new CallEvent.Fact.CustomerArrived("+12025550123", "+15550100000", plan.Queue), now));
            if (_books && _plans[Subject].At + _booksAfter == second && _waiting.Remove(Subject, out var booking)) Book(booking, now);
            foreach (var offer in Router.Match(_queues, [.. _waiting.Values, .. Bookings.InLine(_lead is { } lead ? [lead] : [], _ => false, _ => false, now)], _agents, now)) Ring(offer, now);
        }

        private void Book(Call call, DateTimeOffset now) => _lead = _spoil(LeadMachine.Begin(
            call.From, (LeadEvent.Missed)LeadNews.Of(Machine.Apply(call, new CallEvent.Intent.BookCallBack(call.From), now).Call, TimeSpan.Zero)!));

        // Who declines whom, once, and for how long they ring, does not depend on what others do.
        private void Ring(Offer offer, DateTimeOffset now)
        {
            var luck = new Random((_seed * 1_000) + (Number(offer.Call.Value) * 10) + Number(offer.Agent.Value));
            var (declines, rings) = (luck.Next(6) == 0 && _rung.Add((offer.Call, offer.Agent)), TimeSpan.FromSeconds(luck.Next(2, 8)));
            Busy(offer.Agent, now + (declines ? rings : rings + _plans[offer.Call].Handled), now);
            if (declines) Pass(offer, now);
            else Serve(offer.Call);
        }

        private static int Number(string id) => int.Parse(id.AsSpan(id.AsSpan().IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture);

        private void Busy(AgentId id, DateTimeOffset until, DateTimeOffset now) =>
            _agents = [.. _agents.Select(agent => agent.Id == id ? agent with { WrapUp = new(until), RungAt = now, IdleSince = now } : agent)];

        private void Pass(Offer offer, DateTimeOffset now)
        {
            if (_waiting.TryGetValue(offer.Call, out var call)) _waiting[offer.Call] = call with { PassedBy = call.PassedBy.SetItem(offer.Agent, now) };
            else _lead = NotReached(LeadMachine.Apply(_lead!, new LeadEvent.CallBack(offer.Agent, new CallId("CAx")), now).Lead, now);
        }

        private static Lead NotReached(Lead lead, DateTimeOffset now) => LeadMachine.Apply(lead, new LeadEvent.NotReached(lead.Calling!.Value, LeadOutcome.CalledOff), now).Lead;

        private void Serve(CallId call)
        {
            if (call == Subject) _place = _served.Count(queue => queue == _plans[Subject].Queue);
            _waiting.Remove(call);
            _served.Add(_plans[call].Queue);
        }
    }
}
