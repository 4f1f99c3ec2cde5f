using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Tests.Core.Dispositions;

/// <summary>Whoever has talked to a customer of a queue that requires a disposition is not available without one.</summary>
public sealed class WrapUpRulesTests
{
    private static readonly QueueId Support = new("support"), Sales = new("sales");
    private static readonly AgentPolicy Policy = new() { Dispositions = new(ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(Support, DispositionSetTests.Set)) };
    private static readonly AgentMachine Machine = new(Policy);
    private static readonly DateTimeOffset Start = Story.Start, Later = Start.AddMinutes(5);
    private static readonly Disposal Invoice = new("invoice", ["vip"]);
    private static readonly Agent OnCall = Talk(Apply(new Agent { Id = Story.Agent1, Name = "Agent 1" }, new AgentEvent.PhoneSeen(Start.AddDays(1))), Support);
    private static readonly Agent Unfinished = Hang(OnCall);

    [Fact]
    public void Without_the_disposition_the_wrap_up_does_not_run_out_into_ready()
    {
        Assert.Equal(AgentState.WrapUp, Unfinished.StateAt(Later));
        Assert.Equal(AgentState.Available, Hang(Talk(OnCall with { Engagement = null }, Sales), Sales).StateAt(Later));
        Assert.NotNull(Machine.Apply(Unfinished, new AgentEvent.Reserved(new CallId("CA2"), Story.L1), Later).Refusal);
        Assert.Equal(WrapUpRules.Missing, Machine.Apply(Unfinished, new AgentEvent.FinishWrapUp(), Later).Refusal);
        Assert.NotNull(Machine.Apply(Unfinished, new AgentEvent.ExtendWrapUp(), Later).Refusal);
    }

    [Fact]
    public void With_it_the_agent_is_ready_when_the_time_is_over_and_at_once_when_it_was()
    {
        Assert.Equal(AgentState.WrapUp, Say(Unfinished, Invoice).StateAt(Start.AddSeconds(5)));
        Assert.Equal(AgentState.Available, Say(Unfinished, Invoice).StateAt(Start.AddSeconds(20)));
        var late = Say(Unfinished, Invoice, Later);
        Assert.Equal((AgentState.Available, Later), (late.StateAt(Later), late.FreeSince));
    }

    [Fact]
    public void It_may_be_said_while_they_are_talking_and_changed_after_it()
    {
        var said = Hang(Say(OnCall, Invoice));
        Assert.False(said.Work.IsUnfinished);
        Assert.Equal(AgentState.Available, said.StateAt(Later));
        Assert.Equal("other", Say(said, new Disposal("other", [])).Work.Last!.Disposal!.Code);
    }

    [Fact]
    public void The_wish_to_be_away_is_kept_for_after()
    {
        var wishing = Apply(Unfinished, new AgentEvent.GoAway("Lunch"), Later);
        Assert.Equal(AgentState.WrapUp, wishing.StateAt(Later));
        Assert.Equal(AgentState.Away, Say(wishing, Invoice, Later).StateAt(Later));
    }

    [Fact]
    public void What_is_unfinished_waits_for_whoever_goes_and_comes_again()
    {
        var gone = Apply(Unfinished, new AgentEvent.PhoneGone(), Later);
        Assert.Equal(AgentState.Offline, gone.StateAt(Later));
        Assert.Equal(AgentState.WrapUp, Apply(gone, new AgentEvent.PhoneSeen(Later.AddDays(1)), Later.AddHours(12)).StateAt(Later.AddHours(12)));
    }

    [Fact]
    public void Nobody_says_anything_of_a_call_that_is_none_of_theirs_and_nothing_that_the_queue_does_not_have()
    {
        Assert.NotNull(Machine.Apply(Unfinished, new AgentEvent.Dispose(new CallId("CA9"), Invoice), Start).Refusal);
        Assert.NotNull(Machine.Apply(Unfinished, new AgentEvent.Dispose(Story.Id, new Disposal("old", [])), Start).Refusal);
        Assert.NotNull(Machine.Apply(OnCall with { Engagement = OnCall.Engagement! with { Monitoring = true } }, new AgentEvent.Dispose(Story.Id, Invoice), Start).Refusal);
    }

    [Fact]
    public void One_that_needs_a_note_is_taken_of_a_call_with_one_and_of_no_other()
    {
        var set = DispositionSetTests.Set with { Codes = [.. DispositionSetTests.Set.Codes.Select(code => code.Id == "other" ? code with { NeedsNote = true } : code)] };
        var machine = new AgentMachine(Policy with { Dispositions = new(ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(Support, set)) });
        var other = new AgentEvent.Dispose(Story.Id, new Disposal("other", []));
        var (refused, why) = machine.Apply(Unfinished, other, Later);
        Assert.Equal((Unfinished, "Write a note first: Other needs one."), (refused, why!.Reason.English));
        Assert.Equal(AgentState.WrapUp, refused.StateAt(Later));
        Assert.NotNull(machine.Apply(Unfinished, other with { By = Story.Boss }, Later).Refusal);
        Assert.Equal(AgentState.Available, machine.Apply(Unfinished, other with { HasNote = true }, Later).Agent.StateAt(Later));
        Assert.Null(machine.Apply(Unfinished, new AgentEvent.Dispose(Story.Id, Invoice), Later).Refusal);
    }

    [Fact]
    public void Tags_alone_are_no_disposition() => Assert.True(Say(Unfinished, new Disposal(null, ["vip"])).Work.IsUnfinished);

    [Fact]
    public void A_supervisor_lets_them_go_with_a_reason()
    {
        Assert.NotNull(Machine.Apply(Unfinished, new AgentEvent.DismissWork(Story.Id, Story.Boss, " "), Later).Refusal);
        var free = Apply(Unfinished, new AgentEvent.DismissWork(Story.Id, Story.Boss, "shift is over"), Later);
        Assert.Equal((AgentState.Available, Later), (free.StateAt(Later), free.FreeSince));
        Assert.NotNull(Machine.Apply(free, new AgentEvent.DismissWork(Story.Id, Story.Boss, "again"), Later).Refusal);
    }

    [Fact]
    public void Whoever_hands_the_call_over_has_the_disposition_of_the_queue_unless_they_chose_one()
    {
        var machine = new AgentMachine(Policy with { Dispositions = new(ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(Support, DispositionSetTests.Set with { WhenTransferred = "other" })) });
        Agent HandsOver(Agent agent) => machine.Apply(agent, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp, HandedOver: true), Start).Agent;
        Assert.Equal((false, "other"), (HandsOver(OnCall).Work.IsUnfinished, HandsOver(OnCall).Work.Last!.Disposal!.Code));
        Assert.Equal("invoice", HandsOver(Say(OnCall, Invoice)).Work.Last!.Disposal!.Code);
        Assert.True(machine.Apply(OnCall, new AgentEvent.Freed(Story.Id, Story.L1, LegEnding.HungUp), Start).Agent.Work.IsUnfinished);
    }

    [Fact]
    public void Whoever_is_rung_all_the_same_does_not_lose_what_is_unfinished_and_whoever_comes_back_to_the_call_has_nothing_to_say_yet()
    {
        var again = Hang(Talk(Unfinished, Support, new CallId("CA2"), insisting: true), Support, new CallId("CA2"));
        Assert.Equal([Story.Id.Value, "CA2"], again.Work.Unfinished.Select(work => work.Call.Value));
        Assert.False(Apply(Unfinished, new AgentEvent.CameBack(Story.Id, Story.L2)).Work.IsUnfinished);
    }

    [Fact]
    public void What_is_not_required_any_more_is_not_waited_for()
    {
        var mild = new AgentMachine(new AgentPolicy());
        Assert.Equal(AgentState.Available, mild.Apply(Unfinished, new AgentEvent.FinishWrapUp(), Later).Agent.StateAt(Later));
    }

    [Fact]
    public void A_call_back_is_promised_for_later_by_oneself_or_by_anybody()
    {
        Refusal? Promise(FollowUp followUp) => Machine.Apply(Unfinished, new AgentEvent.Dispose(Story.Id, Invoice with { FollowUp = followUp }), Start).Refusal;
        Assert.Null(Promise(new(Start.AddHours(1))));
        Assert.Null(Promise(new(Start.AddHours(1), Story.Agent1)));
        Assert.NotNull(Promise(new(Start.AddHours(1), Story.Agent2)));
        Assert.NotNull(Promise(new(Start)));
        Assert.NotNull(Promise(new(Start.AddDays(366))));
    }

    [Fact]
    public void The_time_of_an_unfinished_wrap_up_is_wrap_up_of_its_queue()
    {
        var (noted, _) = AgentStateHistory.Note(OnCall, Unfinished, Support, Start);
        Assert.Equal((AgentState.WrapUp, Support), (noted.CurrentState!.State, noted.CurrentState.Queue));
        var (back, over) = AgentStateHistory.Note(noted, Say(noted, Invoice, Later), queue: null, Later);
        Assert.Equal([(AgentState.WrapUp, Start, Later, (QueueId?)Support)], over.Select(one => (one.State, one.Since, one.Until, one.Queue)));
        Assert.Equal(AgentState.Available, back.CurrentState!.State);
    }

    /// <summary>Whatever happens to an agent, in any order: with something unfinished nobody is available, no call is offered, and no more than ten wait.</summary>
    [Fact]
    public void Whatever_happens_nobody_with_something_unfinished_is_offered_a_call()
    {
        for (var seed = 1; seed <= 2_000; seed++)
        {
            var (luck, agent, now) = (new Random(seed), new Agent { Id = Story.Agent1, Name = "Agent 1" }, Start);
            for (var step = 0; step < 60; step++)
            {
                now += TimeSpan.FromSeconds(luck.Next(40));
                var (before, e) = (agent, Anything(luck, agent, now));
                var (after, refusal) = Machine.Apply(agent, e, now);
                agent = AgentStateHistory.Note(before, after, e is AgentEvent.TookCall or AgentEvent.Reserved ? Support : null, now).Agent;
                Assert.False(agent.Work.IsUnfinished && agent.StateAt(now) == AgentState.Available, $"seed {seed}, step {step}: {e}");
                Assert.False(before.Work.IsUnfinished && refusal is null && e is AgentEvent.Reserved { Returning: false, Overriding: false }, $"seed {seed}, step {step}: {e}");
                Assert.False(before.Engagement is { Talking: true } held && e is AgentEvent.Freed freed && freed.Leg == held.Leg && freed.Call == held.Call && before.Work.Find(held.Call)?.Disposal?.Code is null && !agent.Work.Unfinished.Any(work => work.Call == held.Call), $"seed {seed}, step {step}: {e}");
                Assert.InRange(agent.Work.Unfinished.Length, 0, AgentWork.Most);
            }
        }
    }

    private static AgentEvent Anything(Random luck, Agent agent, DateTimeOffset now)
    {
        var (call, leg) = agent.Engagement is { } busy && luck.Next(4) > 0 ? (busy.Call, busy.Leg) : (new CallId($"CA{luck.Next(30)}"), Story.L1);
        var told = agent.Work.IsUnfinished && luck.Next(3) > 0 ? agent.Work.Unfinished[luck.Next(agent.Work.Unfinished.Length)].Call : call;
        return luck.Next(12) switch
        {
            0 => new AgentEvent.PhoneSeen(now.AddSeconds(15)),
            1 => new AgentEvent.PhoneGone(),
            2 or 3 => new AgentEvent.Reserved(call, leg, Returning: luck.Next(6) == 0, Overriding: luck.Next(3) == 0),
            4 or 5 => new AgentEvent.TookCall(call, leg),
            6 or 7 => new AgentEvent.Freed(call, leg, LegEnding.HungUp, HandedOver: luck.Next(3) == 0),
            8 => luck.Next(2) == 0 ? new AgentEvent.GoAway("Lunch") : new AgentEvent.Return(),
            9 => luck.Next(2) == 0 ? new AgentEvent.FinishWrapUp() : new AgentEvent.ExtendWrapUp(),
            10 => new AgentEvent.Dispose(told, luck.Next(2) == 0 ? Invoice : new Disposal(null, [])),
            _ => luck.Next(4) == 0 ? new AgentEvent.DismissWork(told, Story.Boss, "shift is over") : new AgentEvent.PhoneSeen(now.AddSeconds(60)),
        };
    }

    private static Agent Talk(Agent agent, QueueId queue, CallId? call = null, bool insisting = false)
    {
        var rung = Apply(agent, new AgentEvent.Reserved(call ?? Story.Id, Story.L1, Overriding: insisting));
        return AgentStateHistory.Note(rung, Apply(rung, new AgentEvent.TookCall(call ?? Story.Id, Story.L1)), queue, Start).Agent;
    }

    private static Agent Hang(Agent agent, QueueId? queue = null, CallId? call = null) =>
        AgentStateHistory.Note(agent, Apply(agent, new AgentEvent.Freed(call ?? Story.Id, Story.L1, LegEnding.HungUp)), queue ?? Support, Start).Agent;

    private static Agent Say(Agent agent, Disposal disposal, DateTimeOffset? at = null) => Apply(agent, new AgentEvent.Dispose(Story.Id, disposal), at);

    private static Agent Apply(Agent agent, AgentEvent e, DateTimeOffset? at = null) => Machine.Apply(agent, e, at ?? Start).Agent;
}
