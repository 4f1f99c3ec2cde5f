using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core;

public sealed class FiguresTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly QueueId Sales = new("sales");
    private static readonly Queues Queues = new([.. Queues.One.All, new Queue { Id = Sales, Name = "Sales", Agents = [new("a1")], AnswerTarget = TimeSpan.FromSeconds(40) }]);
    private int _calls;

    [Fact]
    public void In_SLA_is_what_was_answered_in_time_of_all_that_was_answered_or_abandoned_but_not_at_once()
    {
        var figures = Of([Answered(10, 60), Answered(20, 60), Answered(21, 60), Abandoned(30), Abandoned(4)]).Overall.Today;

        Assert.Equal((3, 2, 1, 1), (figures.Answered, figures.InTime, figures.Abandoned, figures.ShortAbandoned));
        Assert.Equal((0.5, 0.25), (figures.InSla, figures.AbandonRate));
        Assert.Equal(TimeSpan.FromSeconds(17), figures.Asa);
    }

    [Fact]
    public void Each_queue_has_its_own_target_and_overall_counts_all()
    {
        var figures = Of([Answered(30, 60), Answered(30, 60) with { Queue = Sales }, Answered(5, 60) with { Queue = new("gone") }]);

        Assert.Equal([0.5, 1.0], figures.Queues.Select(queue => queue.Today.InSla));
        Assert.Equal((2.0 / 3, 3), (figures.Overall.Today.InSla, figures.Overall.Today.Handled));
    }

    [Fact]
    public void A_call_that_was_sent_on_counts_where_it_came_in_and_waits_where_it_was_sent()
    {
        var sent = Story.SentToSales.Call;

        var figures = FloorFigures.Of(new([Queues.One.All[0], new Queue { Id = Story.Sales, Name = "Sales" }]), [CallRecord.Of(sent)], [], [], TimeZoneInfo.Utc, Story.Start.AddMinutes(1));

        Assert.Equal([(1, 0), (0, 1)], figures.Queues.Select(queue => (queue.Today.Answered, queue.Waiting)));
        Assert.Equal((1, 1), (figures.Overall.Today.Answered, figures.Overall.Waiting));
    }

    [Fact]
    public void Handle_time_is_talk_hold_and_wrap_up_for_each_call_that_is_over()
    {
        var figures = Of([Answered(10, 100), Answered(10, 200), Answered(10, ends: null)], over: [AgentStateInterval("a1", AgentState.WrapUp, -600, -570, Sales)]);

        Assert.Equal((2, TimeSpan.FromSeconds(165)), (figures.Overall.Today.Handled, figures.Overall.Today.Aht));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(30)), (figures.Queues[0].Today.WrapUp, figures.Queues[1].Today.WrapUp));
    }

    [Fact]
    public void Occupancy_is_busy_time_of_busy_and_available_time_and_each_queue_looks_at_its_own_agents()
    {
        var figures = Of([], over:
        [
            AgentStateInterval("a1", AgentState.OnCall, -1000, -700), AgentStateInterval("a1", AgentState.WrapUp, -700, -600), AgentStateInterval("a1", AgentState.Available, -600, -550), AgentStateInterval("a1", AgentState.Reserved, -550, -500),
            AgentStateInterval("a1", AgentState.Away, -500, 0), AgentStateInterval("a2", AgentState.Available, -300, 0), AgentStateInterval("a2", AgentState.Offline, -900, -300),
        ]);

        Assert.Equal((0.5, 0.8), (figures.Overall.Today.Occupancy, figures.Queues[1].Today.Occupancy));
    }

    [Fact]
    public void What_lies_partly_in_the_period_counts_in_part()
    {
        var figures = Of([], over: [AgentStateInterval("a1", AgentState.OnCall, -3600, -900), AgentStateInterval("a1", AgentState.Available, -900, 0)]).Overall;

        Assert.Equal((TimeSpan.FromMinutes(15), 0.5), (figures.LastHalfHour.Busy, figures.LastHalfHour.Occupancy));
        Assert.Equal(TimeSpan.FromMinutes(45), figures.Today.Busy);
    }

    [Fact]
    public void What_an_agent_is_doing_counts_up_to_now_also_what_ends_by_itself()
    {
        var agent = new Agent
        {
            Id = new("a1"), Name = "", ReachableUntil = Noon.AddSeconds(10), WrapUp = new WrapUp(Noon.AddSeconds(-40)),
            CurrentState = new CurrentState(AgentState.WrapUp, Noon.AddSeconds(-100), Sales),
        };

        var figures = Of([], agents: [agent]).Overall.Today;

        Assert.Equal((60, 40), (figures.Busy.TotalSeconds, figures.Free.TotalSeconds));
    }

    [Fact]
    public void Who_waits_is_who_has_no_agent_also_after_losing_one()
    {
        Call[] calls = [Story.Waiting.Call, Story.Ringing.Call, Story.Talking.Call, Story.Lost.Call, Story.Talking.Then(new CallEvent.Intent.End(Story.Agent1)).Call];

        var figures = Of([.. calls.Select(CallRecord.Of)]).Overall;

        Assert.Equal((3, Story.Start), (figures.Waiting, figures.LongestWaitSince!.Value));
        Assert.Equal(Story.Lost.Call.PhaseSince, CallRecord.Of(Story.Lost.Call).WaitsSince);
    }

    [Fact]
    public void Agents_are_with_a_call_from_being_let_in_until_they_leave_or_it_ends()
    {
        var over = Story.HandedOver.Then(Story.HungUp(LegId.Customer)).Call;

        var (first, second, end) = (over[Story.L1], over[Story.L2], ((CallPhase.Ended)over.Phase).At);
        Assert.Equal(first.Since - first.AdmittedAt!.Value + (end - second.AdmittedAt!.Value), CallRecord.Of(over).WithAgents);
    }

    [Fact]
    public void A_supervisor_is_with_a_call_only_from_taking_it_over()
    {
        var monitored = Story.Monitored.Then(Story.HungUp(LegId.Customer)).Call;
        var taken = Story.Monitored.Then(new CallEvent.Intent.TakeOver(Story.Boss, "complaint"));
        var lost = taken.Then(Story.HungUp(Story.L1)).Then(Story.HungUp(Story.L2)).Call;

        Assert.Equal(((CallPhase.Ended)monitored.Phase).At - monitored[Story.L1].AdmittedAt!.Value, CallRecord.Of(monitored).WithAgents);
        Assert.Equal(taken.Now.AddSeconds(-1), taken.Call[Story.L2].AdmittedAt);
        Assert.Equal(lost[Story.L2].Since, CallRecord.Of(lost).WaitsSince);
    }

    [Fact]
    public void A_supervisors_monitoring_is_neither_busy_nor_free()
    {
        var agent = new Agent
        {
            Id = new("boss"), Name = "", ReachableUntil = Noon.AddSeconds(10), Engagement = new Engagement(Story.Id, Story.L2, Talking: true, Noon.AddSeconds(-60), Monitoring: true),
            CurrentState = new CurrentState(AgentState.Monitoring, Noon.AddSeconds(-60)),
        };

        Assert.Null(Of([], agents: [agent]).Overall.Today.Occupancy);
    }

    [Fact]
    public void Who_overflowed_counts_by_way_in_the_queue_of_the_call_and_is_neither_answered_nor_abandoned()
    {
        Call Over(Destination to) => Story.Waiting.Then(new CallEvent.Intent.Overflow(new(new OverflowCondition.Closed(), "Nobody is free.", to), $"")).Then(Story.DialFinished(LegId.Customer)).Call;
        Call[] calls =
        [
            Over(new Destination.EndCall()), Over(new Destination.ToNumber("+12025550123")), Over(new Destination.ToCallBack()), Over(new Destination.ToVoicemail(QueueId.Default)), Over(new Destination.ToQueue(Sales)),
            Story.Waiting.Then(new CallEvent.Intent.BookCallBack("+12025550123"), Story.AllowingNumbers).Call, Story.Waiting.Then(Story.HungUp(LegId.Customer)).Call, Story.InFlow.Then(Story.HungUp(LegId.Customer)).Call,
        ];

        var figures = FloorFigures.Of(Queues, calls.Select(CallRecord.Of), [], [], TimeZoneInfo.Utc, Story.Start.AddMinutes(5));

        Assert.Equal(new Overflows(ToldSo: 1, PutThrough: 1, CallBack: 2, Voicemail: 1, OtherQueue: 1), figures.Overall.Today.Overflowed);
        Assert.Equal([6, 0], figures.Queues.Select(queue => queue.LastHalfHour.Overflowed.Total));
        Assert.Equal((0, 1), (figures.Overall.Today.Answered, figures.Overall.Today.Abandoned + figures.Overall.Today.ShortAbandoned));
        Assert.Equal(0, FloorFigures.Of(Queues, calls.Select(CallRecord.Of), [], [], TimeZoneInfo.Utc, Story.Start.AddMinutes(50)).Overall.LastHalfHour.Overflowed.Total);
    }

    [Fact]
    public void Work_after_a_call_that_we_began_is_busy_time_and_in_no_handle_time()
    {
        var (talks, wrapsUp) = (new Agent { Id = new("a1"), Name = "", CurrentState = new CurrentState(AgentState.OnCall, Noon.AddSeconds(-60), Sales) }, new Agent { Id = new("a1"), Name = "", ReachableUntil = Noon.AddHours(1), WrapUp = new(Noon.AddMinutes(1)) });
        var (outbound, _) = AgentStateHistory.Note(talks, wrapsUp, Sales, Noon.AddSeconds(-30), isOutbound: true);
        var (inbound, _) = AgentStateHistory.Note(talks, wrapsUp, Sales, Noon.AddSeconds(-30));

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(30)), (Of([], agents: [outbound]).Overall.Today.WrapUp, Of([], agents: [inbound]).Overall.Today.WrapUp));
        Assert.Equal(TimeSpan.FromSeconds(30), Of([], agents: [outbound]).Overall.Today.Busy);
    }

    [Fact]
    public void Without_calls_there_is_nothing_to_divide()
    {
        var figures = Of([]).Overall.Today;

        Assert.Equal((null, null, null, null, null), (figures.InSla, figures.Asa, figures.Aht, figures.AbandonRate, figures.Occupancy));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-02T12:00Z", "2026-03-01T23:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T12:00Z", "2026-03-28T23:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T22:30Z", "2026-03-29T22:00Z")]
    [InlineData("America/Santiago", "2026-09-06T12:00Z", "2026-09-06T04:00Z")]
    [InlineData("America/Havana", "2026-11-01T12:00Z", "2026-11-01T04:00Z")]
    [InlineData("UTC", "2026-03-02T00:00Z", "2026-03-02T00:00Z")]
    public void The_day_begins_at_midnight_where_the_centre_is_also_when_the_clocks_change(string zone, string now, string start) =>
        Assert.Equal(Instant(start), Period.Today(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone)).From.ToUniversalTime());

    [Fact]
    public void The_last_half_hour_reaches_over_midnight()
    {
        var (late, night) = (Answered(10, 60), Noon.Date.AddDays(1).AddMinutes(10));
        var call = late with { ArrivedAt = new(night.AddMinutes(-20), TimeSpan.Zero), AnsweredAt = new(night.AddMinutes(-19), TimeSpan.Zero), EndedAt = new(night.AddMinutes(-15), TimeSpan.Zero) };

        var figures = FloorFigures.Of(Queues, [call], [], [], TimeZoneInfo.Utc, new(night, TimeSpan.Zero)).Overall;

        Assert.Equal((0, 1), (figures.Today.Handled, figures.LastHalfHour.Handled));
    }

    [Fact]
    public void A_definition_names_the_queues_own_numbers() =>
        Assert.Contains("within 40 s", Definitions.InSla(Queues[Sales]).English, StringComparison.Ordinal);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static FloorFigures Of(IEnumerable<CallRecord> calls, IEnumerable<Agent>? agents = null, IEnumerable<AgentStateInterval>? over = null) =>
        FloorFigures.Of(Queues, calls, agents ?? [], over ?? [], TimeZoneInfo.Utc, Noon);

    private CallRecord Answered(int after, int? ends)
    {
        var arrived = Noon.AddSeconds(-1000);
        return new(new($"CA{_calls++}"), QueueId.Default, arrived, arrived.AddSeconds(after), null, ends is { } end ? arrived.AddSeconds(after + end) : null, TimeSpan.FromSeconds(ends ?? 0));
    }

    private CallRecord Abandoned(int after)
    {
        var arrived = Noon.AddSeconds(-500);
        return new(new($"CA{_calls++}"), QueueId.Default, arrived, null, null, arrived.AddSeconds(after), TimeSpan.Zero);
    }

    private static AgentStateInterval AgentStateInterval(string agent, AgentState state, int since, int until, QueueId? queue = null) =>
        new(new(agent), state, Noon.AddSeconds(since), Noon.AddSeconds(until), queue);
}
