using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Core.Waiting;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>A customer who was promised a call is called before an agent is free.</summary>
public sealed class CustomerFirstTests
{
    private static readonly Documents Documents = new(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new());
    private static readonly Queues First = new([Queues.One.All[0] with { Waiting = new() { CustomerFirst = true } }]);
    private static readonly Lead Booked = LeadMachine.Begin("+12025550123", new(new MissedCall(Id, Start, TimeSpan.FromMinutes(4), MissedBecause.Booked), "+15550100000", QueueId.Default, "de-DE"));
    private static readonly CallId Calling = CallId.OfOurs(Guid.Empty);

    private static Agent Free(string id) => new() { Id = new(id), Name = id, ReachableUntil = DateTimeOffset.MaxValue };

    private static Lead After(Lead lead, LeadEvent e, DateTimeOffset now) => LeadMachine.Apply(lead, e, now).Lead;

    [Fact]
    public void Only_the_customers_phone_rings_until_they_pick_up_and_then_they_wait_in_front_of_everybody()
    {
        var begun = BeginFirst("+12025550123");
        Assert.Equal([new CallEffect.DialNumber(LegId.Customer, "+12025550123")], begun.Effects);
        Assert.Equal(new CallPhase.CallingCustomer(), CallingFirst.Call.Phase);

        var waits = CalledFirst.Call;
        Assert.Equal((new CallPhase.Waiting(), "de-DE"), (waits.Phase, waits.Language));
        var earlier = CallMachine.Arrive(new("CA2"), new CallEvent.Fact.CustomerArrived("", ""), Start.AddHours(-1));
        Assert.Equal(waits.Id, Assert.Single(Router.Match(Queues.One, [earlier, waits], [Free("agent1")], Start.AddMinutes(1))).Call);
        Assert.Equal(waits.CalledAt, waits.WaitsSince);
    }

    [Fact]
    public void They_hear_who_calls_and_music_and_nothing_else_before()
    {
        var document = Documents.Connect(CallingFirst.Then(AtDoor(LegId.Customer)).Call, LegId.Customer);
        Assert.Contains("waitUrl=\"https://desk.example/conference/wait?language=de-DE&amp;calledBack=true\"", document, StringComparison.Ordinal);
        Assert.Contains("startConferenceOnEnter=\"false\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("<Say>", document, StringComparison.Ordinal);
        var heard = Documents.Wait(QueueId.Default, 0, calledBack: true);
        Assert.Contains("<Response><Say>Hello, this is the call-back that you asked for.", heard, StringComparison.Ordinal);
        Assert.Contains("hold-music.wav", heard, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_is_offered_to_them_like_to_anybody_and_both_talk()
    {
        var talks = CalledFirst.Then(new CallEvent.Intent.Offer(Agent1, $"")).Then(AtDoor(L1)).Then(Joined(L1));
        Assert.IsType<CallPhase.Talking>(talks.Call.Phase);
        Assert.IsType<LeadEvent.Answered>(LeadNews.Of(talks.Call, TimeSpan.Zero));
    }

    [Fact]
    public void Whoever_does_not_answer_is_not_reached_and_nobody_listens_meanwhile()
    {
        var over = CallingFirst.Then(Over(LegId.Customer, LegEnding.NoAnswer)).Call;
        Assert.Equal(EndReason.NotReached, Assert.IsType<CallPhase.Ended>(over.Phase).Reason);
        Assert.Equal(LeadOutcome.NoAnswer, Assert.IsType<LeadEvent.NotReached>(LeadNews.Of(over, TimeSpan.Zero)).Outcome);
        Assert.Equal(RefusalCode.WrongPhase, CallingFirst.Then(Monitor(MonitorMode.Listen)).Refusal!.Code);
        Assert.Equal(RefusalCode.Taken, CallingFirst.Then(CallFirst("+12025550123")).Refusal!.Code);
        Assert.Equal(RefusalCode.NumberNotAllowed, BeginFirst("+442079460000").Refusal!.Code);
    }

    [Fact]
    public void They_are_called_when_an_agent_is_free_or_soon_will_be_and_one_for_each_agent()
    {
        var lead = Bookings.InLine([Booked], _ => false, _ => false, Start.AddMinutes(1)).Single();
        ImmutableArray<CallId> Due(IEnumerable<Agent> agents, double? seconds, params Call[] others) => CustomersFirst.Due(
            First, [lead.Id], [lead, .. others], agents,
            _ => seconds is { } wait ? ImmutableDictionary<CallId, WaitForecast>.Empty.Add(lead.Id, new(TimeSpan.FromSeconds(wait), TimeSpan.FromSeconds(wait), true)) : ImmutableDictionary<CallId, WaitForecast>.Empty,
            Start.AddMinutes(1));

        Assert.Equal([lead.Id], Due([Free("agent1")], null));
        Assert.Equal([lead.Id], Due([], 15));
        Assert.Empty(Due([], 16));
        Assert.Empty(Due([], null));
        // Another customer is being called already, for the one agent that there is.
        Assert.Empty(Due([Free("agent1")], null, CallingFirst.Call));
        Assert.Equal([lead.Id], Due([Free("agent1"), Free("agent2")], null, CallingFirst.Call));
    }

    [Fact]
    public void Whoever_waits_too_long_is_told_once_that_they_may_hang_up()
    {
        var (soon, late) = (CalledFirst.Call.CalledAt!.Value.AddSeconds(44), CalledFirst.Call.CalledAt!.Value.AddSeconds(45));
        ImmutableArray<WaitNews> Due(Call call, DateTimeOffset now) => Announcements.Due(First, [call], () => ImmutableDictionary<CallId, WaitForecast>.Empty, now);

        Assert.Empty(Due(CalledFirst.Call, soon));
        var news = Assert.Single(Due(CalledFirst.Call, late));
        Assert.True(news.IsLate);
        var told = CalledFirst.Then(new CallEvent.Intent.AnnounceWait(null, IsLate: true));
        Assert.Contains(new CallEffect.TakeOut(1), told.Effects);
        Assert.Empty(Due(told.Call, late.AddMinutes(5)));
        Assert.Contains("We are sorry that it takes longer than expected.", Documents.Next(told.Then(DialFinished(LegId.Customer)).Call, LegId.Customer), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_hangs_up_while_they_wait_keeps_the_promise_and_has_an_agent_on_the_line_next_time()
    {
        var left = CalledFirst.Then(HungUp(LegId.Customer)).Call;
        var news = Assert.IsType<LeadEvent.NotReached>(LeadNews.Of(left, TimeSpan.Zero));
        Assert.Equal(LeadOutcome.HungUp, news.Outcome);

        var called = After(Booked, new LeadEvent.CalledFirst(left.Id), Start);
        var kept = After(called, news, Start.AddMinutes(2));
        Assert.Equal((0, true, Start.AddMinutes(3)), (kept.Booking!.Rounds, kept.Booking.AgentFirst, kept.Booking.NotBefore));
        Assert.Equal([new LeadAttempt(left.Id, By: null, Start.AddMinutes(2), LeadOutcome.HungUp)], kept.Attempts);
        Assert.Empty(Bookings.CustomersFirst(First, [kept]));
        Assert.Equal([new CallId(Booked.Id.Value)], Bookings.CustomersFirst(First, [Booked]));
        Assert.Empty(Bookings.CustomersFirst(Queues.One, [Booked]));
        Assert.Single(Bookings.InLine([kept], _ => false, _ => false, Start.AddMinutes(3)));
    }

    [Fact]
    public void Nobody_calls_the_same_customer_twice_at_once()
    {
        var called = After(Booked, new LeadEvent.CalledFirst(Calling), Start);
        Assert.Equal(Calling, called.Calling);
        Assert.Equal(RefusalCode.Taken, LeadMachine.Apply(called, new LeadEvent.CalledFirst(CallId.OfOurs(new Guid(1, 0, 0, new byte[8]))), Start).Refusal!.Code);
        Assert.Equal(RefusalCode.WrongPhase, LeadMachine.Apply(called, new LeadEvent.CallBack(Agent1, CallId.OfOurs(new Guid(2, 0, 0, new byte[8]))), Start).Refusal!.Code);
        Assert.Equal(RefusalCode.WrongPhase, LeadMachine.Apply(called, new LeadEvent.Take(Agent1), Start).Refusal!.Code);
        Assert.Equal(RefusalCode.Taken, LeadMachine.Apply(After(Booked, new LeadEvent.Take(Agent1), Start), new LeadEvent.CalledFirst(Calling), Start).Refusal!.Code);
        Assert.Empty(Bookings.InLine([called], _ => false, _ => false, Start.AddMinutes(9)));
        // What cannot be called is not tried again and again.
        Assert.Equal(Start.AddMinutes(1), After(called, new LeadEvent.NotBegun(Calling), Start).Booking!.NotBefore);
    }

    [Fact]
    public void Nobody_is_called_who_is_on_the_line_already() =>
        Assert.Empty(Bookings.InLine([Booked], _ => false, number => number == "+12025550123", Start.AddMinutes(9)));

    [Fact]
    public void The_customer_cancels_and_only_what_is_booked_and_not_being_called()
    {
        var cancelled = After(Booked, new LeadEvent.Cancelled(new("CA9")), Start);
        Assert.Equal(LeadEnding.Cancelled, cancelled.End!.How);
        Assert.Null(cancelled.Booking);
        Assert.NotNull(LeadMachine.Apply(After(Booked, new LeadEvent.CalledFirst(Calling), Start), new LeadEvent.Cancelled(new("CA9")), Start).Refusal);
        Assert.NotNull(LeadMachine.Apply(Booked with { Booking = null }, new LeadEvent.Cancelled(new("CA9")), Start).Refusal);
        Assert.Same(cancelled, After(cancelled, new LeadEvent.Cancelled(new("CA9")), Start.AddMinutes(1)));
    }
}
