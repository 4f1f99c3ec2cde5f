using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>What becomes of a customer who spoke to nobody.</summary>
public sealed class LeadMachineTests
{
    private static readonly CallId Ours = CallId.OfOurs(new Guid("11111111-2222-3333-4444-555555555555"));
    private static readonly Lead Lead = LeadMachine.Begin("+12025550123", Missed(1));
    private static readonly AgentId[] Agents = [Agent1, Agent2, Boss];

    private static readonly Gen<(LeadEvent Event, int Seconds)[]> Days = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 40]).Array[1, 40]
        .Select(drawn => drawn.Select(one => (Event(one.Item1, Agents[one.Item2], one.Item3), one.Item4)).ToArray());

    [Fact]
    public void Two_agents_never_hold_the_same_lead_and_it_is_called_once_at_a_time() => Days.Sample(day =>
    {
        var (lead, now, calls) = (Lead, Start.AddMinutes(1), new HashSet<CallId>());
        foreach (var (e, seconds) in day)
        {
            now = now.AddSeconds(seconds);
            var (before, holder) = (lead, lead.HolderAt(now));
            (lead, var refusal) = LeadMachine.Apply(before, e, now);
            if (refusal is not null) Assert.Same(before, lead);
            // Whoever has it loses it to nobody who asks, but to a supervisor who frees it for all.
            if (holder is { } had && lead.HolderAt(now) is { } has) Assert.Equal(had, has);
            if (before.Calling is { } under && lead.Calling is { } other) Assert.Equal(under, other);
            if (lead.Calling is { } calling && before.Calling is null) calls.Add(calling);
            Assert.True(lead.Calling is null || lead.HolderAt(now) is not null);
            Assert.True(lead.IsOpen || lead is { Hold: null, Calling: null });
            Assert.Equal(lead.Tried, Math.Max(lead.Tried, lead.Attempts.Count));
        }
    });

    [Fact]
    public void Whatever_comes_twice_changes_nothing_the_second_time() => Days.Sample(day =>
    {
        var (lead, now) = (Lead, Start.AddMinutes(1));
        foreach (var (e, seconds) in day)
        {
            now = now.AddSeconds(seconds);
            lead = LeadMachine.Apply(lead, e, now).Lead;
            if (e is not LeadEvent.Asked) Assert.Equal(lead, LeadMachine.Apply(lead, e, now).Lead);
        }
    });

    [Fact]
    public void A_repeated_call_joins_the_open_lead_with_a_count_and_brings_its_queue()
    {
        var lead = Apply(Lead, Missed(2) with { Queue = new("sales"), Called = "+15550100009" });

        Assert.Equal((2, new QueueId("sales"), "+15550100009"), (lead.Times, lead.Queue, lead.Called));
        Assert.Same(lead, Apply(lead, Missed(2)));
    }

    [Fact]
    public void Of_a_customer_who_calls_all_day_the_last_calls_are_kept_and_all_are_counted()
    {
        var lead = Enumerable.Range(2, 30).Aggregate(Lead, (one, number) => Apply(one, Missed(number)));

        Assert.Equal((31, Lead.MostCalls), (lead.Times, lead.Calls.Count));
        Assert.Same(lead, Apply(lead, Missed(3)));
    }

    [Fact]
    public void The_loser_is_told_who_has_it_and_the_lease_gives_it_back()
    {
        var taken = Apply(Lead, new LeadEvent.Take(Agent1));

        Assert.Equal(new Refusal(RefusalCode.Taken, $"{Agent1} has this lead."), LeadMachine.Apply(taken, new LeadEvent.Take(Agent2), Start).Refusal);
        Assert.Null(taken.HolderAt(Start + LeadMachine.Lease));
        Assert.Equal(Agent2, LeadMachine.Apply(taken, new LeadEvent.Take(Agent2), Start + LeadMachine.Lease).Lead.Hold!.By);
        var renewed = LeadMachine.Apply(taken, new LeadEvent.Renewed(), Start.AddSeconds(50)).Lead;
        Assert.Equal(Agent1, renewed.HolderAt(Start.AddSeconds(100)));
        Assert.Same(taken, LeadMachine.Apply(taken, new LeadEvent.Renewed(), Start + LeadMachine.Lease).Lead);
    }

    [Theory]
    [InlineData(LeadOutcome.Busy)]
    [InlineData(LeadOutcome.NoAnswer)]
    [InlineData(LeadOutcome.Failed)]
    [InlineData(LeadOutcome.CalledOff)]
    public void A_call_back_that_reaches_nobody_opens_the_lead_again_with_what_came_of_it(LeadOutcome outcome)
    {
        var lead = Apply(Apply(Lead, new LeadEvent.CallBack(Agent1, Ours)), new LeadEvent.NotReached(Ours, outcome));

        Assert.Equal((true, null, null, 1), (lead.IsOpen, lead.HolderAt(Start), lead.Calling, lead.Tried));
        Assert.Equal([new LeadAttempt(Ours, Agent1, Start, outcome)], lead.Attempts);
    }

    [Fact]
    public void While_the_customer_is_called_nothing_else_is_done_with_the_lead()
    {
        var lead = Apply(Lead, new LeadEvent.CallBack(Agent1, Ours));
        LeadEvent[] all =
        [
            new LeadEvent.CallBack(Agent1, new("other")), new LeadEvent.CallBack(Agent2, new("other")), new LeadEvent.Finish(Agent1), new LeadEvent.GiveUp(Agent1, "x"), new LeadEvent.Release(Agent1),
            new LeadEvent.Release(Boss, Forced: true), new LeadEvent.Take(Agent2),
        ];

        Assert.All(all, e => Assert.NotNull(LeadMachine.Apply(lead, e, Start).Refusal));
        Assert.Null(LeadMachine.Apply(lead, new LeadEvent.CallBack(Agent1, Ours), Start).Refusal);
        Assert.Equal(Agent1, lead.HolderAt(Start.AddHours(1)));
    }

    [Fact]
    public void Spoken_to_it_is_closed_whoever_called_whom_and_an_earlier_conversation_does_not_close_it()
    {
        Assert.True(Apply(Lead, new LeadEvent.Answered(new("CA0"), Lead.Last.At.AddSeconds(-1))).IsOpen);
        Assert.Equal(LeadEnding.Answered, Apply(Lead, new LeadEvent.Answered(new("CA3"), Lead.Last.At.AddSeconds(1))).End!.How);
        Assert.Equal(LeadEnding.Answered, Apply(Apply(Lead, new LeadEvent.CallBack(Agent1, Ours)), new LeadEvent.Answered(Ours, Lead.Last.At.AddSeconds(9))).End!.How);
    }

    [Fact]
    public void It_is_given_up_only_with_a_reason_and_done_only_by_whoever_has_it()
    {
        var taken = Apply(Lead, new LeadEvent.Take(Agent1));

        Assert.NotNull(LeadMachine.Apply(taken, new LeadEvent.GiveUp(Agent1, "  "), Start).Refusal);
        Assert.NotNull(LeadMachine.Apply(taken, new LeadEvent.GiveUp(Agent1, new string('x', LeadMachine.ReasonMaxLength + 1)), Start).Refusal);
        Assert.NotNull(LeadMachine.Apply(Lead, new LeadEvent.Finish(Agent1), Start).Refusal);
        Assert.Equal((LeadEnding.GivenUp, "moved away"), (Apply(taken, new LeadEvent.GiveUp(Agent1, " moved away ")).End!.How, Apply(taken, new LeadEvent.GiveUp(Agent1, " moved away ")).End!.Reason));
        Assert.Equal(RefusalCode.CallEnded, LeadMachine.Apply(Apply(taken, new LeadEvent.Finish(Agent1)), new LeadEvent.Take(Agent2), Start).Refusal?.Code);
    }

    [Fact]
    public void What_a_call_means_for_the_lead_of_its_number()
    {
        var gone = Waiting.Call with { ArrivedAt = Start.AddSeconds(-30) };
        var left = new Story(gone, [], null, Start).Then(HungUp(LegId.Customer)).Call;

        Assert.Equal(MissedBecause.Abandoned, Assert.IsType<LeadEvent.Missed>(LeadNews.Of(left, TimeSpan.FromSeconds(5))).Call.Why);
        Assert.Null(LeadNews.Of(left, TimeSpan.FromSeconds(31)));
        Assert.Null(LeadNews.Of(Waiting.Call, TimeSpan.Zero));
        Assert.IsType<LeadEvent.Answered>(LeadNews.Of(Talking.Call, TimeSpan.Zero));
        Assert.IsType<LeadEvent.Answered>(LeadNews.Of(CalledOut.Call, TimeSpan.Zero));
        Assert.Null(LeadNews.Of(CallingTheCustomer.Call, TimeSpan.Zero));
        Assert.Equal(LeadOutcome.Busy, Outcome(CallingTheCustomer.Then(Over(LegId.Customer, LegEnding.Declined))));
        Assert.Equal(LeadOutcome.NoAnswer, Outcome(CallingTheCustomer.Then(Over(LegId.Customer, LegEnding.NoAnswer))));
        Assert.Equal(LeadOutcome.Failed, Outcome(CallingTheCustomer.Then(Over(LegId.Customer, LegEnding.Failed))));
        Assert.Equal(LeadOutcome.CalledOff, Outcome(CallingTheCustomer.Then(HungUp(L1))));
    }

    private static LeadOutcome Outcome(Story story) => Assert.IsType<LeadEvent.NotReached>(LeadNews.Of(story.Call, TimeSpan.Zero)).Outcome;

    private static Lead Apply(Lead lead, LeadEvent e)
    {
        var (after, refusal) = LeadMachine.Apply(lead, e, Start);
        Assert.Null(refusal);
        return after;
    }

    private static LeadEvent.Missed Missed(int number) =>
        new(new MissedCall(new($"CA{number}"), Start.AddMinutes(number - 60), TimeSpan.FromSeconds(20), MissedBecause.Abandoned), "+15550100000", QueueId.Default);

    private static LeadEvent Event(int kind, AgentId by, int number) => kind switch
    {
        0 => new LeadEvent.Take(by),
        1 => new LeadEvent.Release(by),
        2 => new LeadEvent.Release(by, Forced: true),
        3 or 4 => new LeadEvent.CallBack(by, new CallId($"{by}-{number}")),
        5 => new LeadEvent.NotReached(new CallId($"{by}-{number}"), LeadOutcome.NoAnswer),
        6 => new LeadEvent.Renewed(),
        7 => new LeadEvent.NotBegun(new CallId($"{by}-{number}")),
        8 => Missed(number + 1),
        _ => number == 0 ? new LeadEvent.Finish(by) : new LeadEvent.Take(by),
    };
}
