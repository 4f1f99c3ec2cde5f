using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What supervisors see of calls and agents, and that only what has changed is made anew.</summary>
public sealed class FloorProjectionTests
{
    private readonly FloorScene _floor = new();

    public static TheoryData<string, FloorCallKind, string, string?, string> Calls => new()
    {
        { "talking", FloorCallKind.Talking, "Talking", null, "Customer: Ann; Ann: Customer" },
        { "dialling in", FloorCallKind.DiallingIn, "Talking, ringing Bea", "Ringing Bea by Ann", "Customer: Ann; Ann: Customer; Bea: " },
        { "consult ringing", FloorCallKind.Consulting, "Customer on hold, ringing Bea", "Ringing Bea by Ann", "Customer: music; Ann: ; Bea: " },
        { "consulting", FloorCallKind.Consulting, "In private with Bea, customer on hold", "Joined Bea by Ann", "Customer: music; Ann: Bea; Bea: Ann" },
        { "three-way", FloorCallKind.ThreeWay, "Three-way with Bea", "Joined Bea by Ann", "Customer: Ann, Bea; Ann: Customer, Bea; Bea: Customer, Ann" },
        { "cold", FloorCallKind.Cold, "Customer waits, ringing Bea", "Ringing Bea by Ann", "Customer: Ann; Ann: Customer; Bea: " },
        { "handed over", FloorCallKind.Talking, "Talking", null, "Customer: Bea; Bea: Customer" },
        { "ended", FloorCallKind.Ending, "Ending", null, "Customer: Ann; Ann: Customer" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_conference_says_its_state_its_transfer_and_who_hears_whom(string story, FloorCallKind kind, string state, string? transfer, string hearing)
    {
        _floor.Put(Named(story)).Named((Story.Agent1, "Ann"), (Story.Agent2, "Bea"));

        var call = Assert.Single(_floor.View.Calls);

        Assert.Equal((kind, state), (call.Kind, call.State.English));
        Assert.Equal(transfer, call.Transfer is { } t ? $"{t.Step} {t.ToName} by {t.By}" : null);
        Assert.Equal(hearing, string.Join("; ", call.Participants.Select(one => $"{one.Name}: {Hears(call, one)}")));
        Assert.Equal("+15550100001", call.Customer);
    }

    [Fact]
    public void A_supervisor_who_takes_part_and_an_agent_who_asks_for_help_are_in_the_row()
    {
        _floor.Put(Story.Monitored.Then(new CallEvent.Intent.RequestHelp(Story.Agent1))).Named((Story.Agent1, "Ann"), (Story.Boss, "Sam"));
        Assert.Equal("Sam Listening", string.Join(", ", _floor.View.Calls[0].Supervisors.Select(one => $"{one.Name} {one.State}")));
        Assert.Equal((Story.Agent1, "Ann", null), (_floor.View.Calls[0].HelpRequest!.By, _floor.View.Calls[0].HelpRequest!.Name, _floor.View.Calls[0].HelpRequest!.ClaimedName));

        _floor.Put(Story.Monitored.Then(new CallEvent.Intent.ChangeMonitorMode(Story.Boss, MonitorMode.Barge)).Then(new CallEvent.Intent.RequestHelp(Story.Agent1)).Then(new CallEvent.Intent.AcceptHelpRequest(Story.Boss)));

        var call = _floor.View.Calls[0];
        Assert.Equal((MonitorMode.Barge, "Speaking", "Sam"), (call.Supervisors[0].Mode, call.Supervisors[0].State.English, call.HelpRequest!.ClaimedName));
        Assert.Equal("Support", call.QueueName);
    }

    [Fact]
    public void A_supervisor_who_has_taken_the_call_is_its_owner_and_supervises_no_more()
    {
        _floor.Put(Story.Monitored.Then(new CallEvent.Intent.TakeOver(Story.Boss, "complaint")).Then(Story.HungUp(Story.L1))).Named((Story.Boss, "Sam"));

        Assert.Equal(("Sam", 0), (_floor.View.Calls[0].OwnerName, _floor.View.Calls[0].Supervisors.Length));
    }

    [Fact]
    public void A_call_that_rings_at_several_agents_says_at_how_many()
    {
        _floor.Put(Story.RingingTwo).Named((Story.Agent1, "Ann"), (Story.Agent2, "Bea"));

        Assert.Equal(("Ringing 2 agents", null), (_floor.View.Waiting[0].State.English, _floor.View.Waiting[0].Agent));
    }

    [Fact]
    public void Customers_of_a_queue_with_priority_are_served_first()
    {
        var floor = new FloorScene { Queues = new([.. Queues.One.All, new Queue { Id = new("gold"), Name = "Gold", Priority = 10 }]) };
        floor.Put(Story.Waiting, 1).Put(Story.Waiting with { Call = Story.Waiting.Call with { Queue = new("gold") } }, 2);

        Assert.Equal(["1 Gold", "2 Support"], floor.View.Waiting.Select(row => $"{row.Position} {row.QueueName}"));
    }

    [Fact]
    public void A_customer_who_was_sent_on_stands_before_newer_ones_with_what_their_call_needs()
    {
        var floor = new FloorScene { Queues = new([.. Queues.One.All, new Queue { Id = Story.Sales, Name = "Sales", Needs = new([new("french", 7)]) }]) };
        var (sent, first) = (Story.SentToSales, Story.Waiting);

        floor.Put(first, 1).Put(sent with { Call = sent.Call with { Needs = new([new("legal", 2)]) } }, 2);

        Assert.Equal(["1 Sales french 7, legal 2", "2 Support "], floor.View.Waiting.Select(row => $"{row.Position} {row.QueueName} {row.Needs}"));
    }

    [Fact]
    public void A_waiting_customer_shows_what_is_foreseen_and_was_told_and_the_estimate_makes_no_row_younger()
    {
        var told = Story.InFlow.Then(Story.Stepped(1)).Then(Story.Stepped(2, new Destination.ToQueue(QueueId.Default)));
        _floor.Put(told with { Call = told.Call with { Announced = new WaitAnnouncement(1, Story.Start, 0, Position: 3, Estimate: TimeSpan.FromMinutes(4)) } });
        _floor.Waits = _floor.Waits.Add(FloorScene.Id(1), new(TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(9), IsSure: true));

        var row = Assert.Single(_floor.View.Waiting);
        Assert.Equal(("de-DE", "Main menu", "place 3, about 4 min", 2), (row.Language, row.Flow, row.Told?.English, row.EstimateMinutes));

        _floor.Waits = _floor.Waits.SetItem(FloorScene.Id(1), new(TimeSpan.FromSeconds(80), TimeSpan.FromMinutes(9), IsSure: true));
        var later = Assert.Single(_floor.View.Waiting);
        Assert.Equal((1, row.ChangedAt), (later.EstimateMinutes, later.ChangedAt));
        Assert.Same(later, Assert.Single(_floor.View.Waiting));
    }

    [Fact]
    public void Waiting_customers_stand_in_the_order_in_which_they_called_but_whoever_has_lost_their_agent_is_first()
    {
        _floor.Put(Story.Lost, 3).Put(Story.Waiting, 1).Put(Story.Ringing, 2).Named((Story.Agent1, "Ann"));

        Assert.Equal(["1 Waiting for Ann to come back", "2 Waiting", "3 Ringing Ann"], _floor.View.Waiting.Select(row => $"{row.Position} {row.State}"));
        Assert.Empty(_floor.View.Calls);
    }

    [Fact]
    public void A_customer_who_is_answered_leaves_the_list_and_the_others_move_up()
    {
        _floor.Put(Story.Waiting, 1).Put(Story.Waiting, 2);
        var before = _floor.View;

        _floor.Put(Story.Talking, 1);
        var after = _floor.View;

        Assert.Equal([1, 2], before.Waiting.Select(row => row.Position));
        Assert.Equal((FloorScene.Id(2), 1), (Assert.Single(after.Waiting).Id, after.Waiting[0].Position));
        Assert.Equal(FloorScene.Id(1), Assert.Single(after.Calls).Id);
        Assert.Same(after.Waiting[0], Again().Waiting[0]);
    }

    [Fact]
    public void Rows_that_have_not_changed_are_the_same_objects_as_before()
    {
        foreach (var number in Enumerable.Range(1, 20)) _floor.Put(Story.Talking, number);
        _floor.Named((Story.Agent1, "Ann"), (Story.Agent2, "Bea"));
        var before = _floor.View;

        _floor.Put(Story.DiallingIn, 7);
        var after = _floor.View;

        Assert.Equal(before.Version + 1, after.Version);
        Assert.Equal([FloorScene.Id(7)], after.Calls.Except(before.Calls, ReferenceEqualityComparer.Instance).Cast<FloorCall>().Select(row => row.Id));
        Assert.True(before.Agents == after.Agents);
        Assert.True(before.Waiting == after.Waiting);
    }

    [Fact]
    public void A_line_that_becomes_poor_is_in_its_row_and_no_other_row_is_made_again()
    {
        foreach (var number in Enumerable.Range(1, 3)) _floor.Put(Story.Talking, number);
        _floor.Named((Story.Agent1, "Ann"));
        var before = _floor.View;

        _floor.Board.Put(FloorScene.Id(2), Story.L1, new LegSound(SoundQuality.Poor));
        var after = _floor.View;

        Assert.Equal([null, SoundQuality.Poor], after.Calls[1].Participants.Select(one => one.Sound));
        Assert.Equal([null, SoundQuality.Poor, null], after.Calls.Select(call => call.Sound));
        Assert.Equal([FloorScene.Id(2)], after.Calls.Except(before.Calls, ReferenceEqualityComparer.Instance).Cast<FloorCall>().Select(row => row.Id));
        Assert.Equal(before.Calls[1].ChangedAt, after.Calls[1].ChangedAt);
        _floor.Board.Put(FloorScene.Id(2), Story.L1, new LegSound(SoundQuality.Poor));
        Assert.Same(after, _floor.View);
    }

    [Fact]
    public void A_phone_that_says_again_that_it_is_there_changes_nothing()
    {
        _floor.Put(Story.Talking).Named((Story.Agent1, "Ann"));
        var before = _floor.View;

        _floor.Clock.Advance(TimeSpan.FromSeconds(5));
        _floor.Named((Story.Agent1, "Ann"));

        Assert.Same(before, _floor.View);
    }

    [Fact]
    public void An_event_that_the_floor_does_not_show_leaves_the_row_as_it_was()
    {
        var talking = Story.Talking;
        _floor.Put(Story.Waiting);
        _ = _floor.View;
        _floor.Put(talking);
        var before = _floor.View;

        _floor.Clock.Advance(TimeSpan.FromSeconds(5));
        _floor.Put(talking with { Call = talking.Call with { Conferences = talking.Call.Conferences.Add(9, "CF9") } });

        Assert.Same(before, _floor.View);
    }

    [Fact]
    public void An_agent_who_is_renamed_is_renamed_in_every_call()
    {
        _floor.Put(Story.Talking).Named((Story.Agent1, "Ann"));
        Assert.Equal("Ann", _floor.View.Calls[0].OwnerName);

        _floor.Named((Story.Agent1, "Anna"));

        Assert.Equal("Anna", _floor.View.Calls[0].OwnerName);
        Assert.Equal("Anna", _floor.View.Calls[0].Participants[1].Name);
    }

    [Fact]
    public void Hold_is_counted_from_the_moment_at_which_Twilio_answered()
    {
        _floor.Put(Story.Holding);
        Assert.Null(_floor.View.Calls[0].HoldSince);
        var answered = Story.Holding.Now;

        _floor.Put(Story.ConsultRinging);
        Assert.Equal(answered, _floor.View.Calls[0].HoldSince);
        _floor.Clock.Advance(TimeSpan.FromSeconds(3));
        _floor.Put(Story.Consulting);

        Assert.Equal(answered, _floor.View.Calls[0].HoldSince);
        Assert.Equal(_floor.Clock.GetUtcNow(), _floor.View.Calls[0].ChangedAt);
        _floor.Put(Story.Consulting.Then(new CallEvent.Intent.Merge(Story.Agent1)).Then(Story.HoldAnswered(WarmTransfer.Core.LegId.Customer, held: false)));
        Assert.Null(_floor.View.Calls[0].HoldSince);
    }

    [Fact]
    public void A_row_that_nothing_confirms_for_longer_than_15_s_is_stale_until_Twilio_was_asked()
    {
        _floor.Put(Story.Waiting);
        _ = _floor.View;
        _floor.Put(Story.Talking);
        var heard = _floor.Clock.GetUtcNow();
        Assert.Null(_floor.View.Calls[0].UnconfirmedSince);

        _floor.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(_floor.View.Calls[0].UnconfirmedSince);
        _floor.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(heard, _floor.View.Calls[0].UnconfirmedSince);

        _floor.LastConfirmed.Add(FloorScene.Id(1), _floor.Clock.GetUtcNow());
        Assert.Null(_floor.View.Calls[0].UnconfirmedSince);
        Assert.Equal(heard, _floor.View.Calls[0].ChangedAt);
    }

    [Theory]
    [InlineData(AgentState.Available, "Available", null)]
    [InlineData(AgentState.Away, "Away: lunch", "is away: lunch")]
    [InlineData(AgentState.WrapUp, "Wrap-up", "is finishing the last call")]
    [InlineData(AgentState.CheckPhone, "Phone in doubt", "has missed several calls and has to test the phone first")]
    [InlineData(AgentState.TestPhone, "Phone not tested yet", "has not tested the phone in this shift")]
    [InlineData(AgentState.Reserved, "Ringing", "is being rung for another call")]
    [InlineData(AgentState.Monitoring, "Monitoring", "is taking part in somebody else's call")]
    public void An_agent_says_what_they_do_and_why_no_call_comes(AgentState state, string words, string? whyNot)
    {
        var engagement = new Engagement(FloorScene.Id(1), Story.L1, Talking: false, Story.Start);
        var agent = _floor.Agent(Story.Agent1, "Ann");
        _floor.Put(state switch
        {
            AgentState.Away => agent with { Away = "lunch" },
            AgentState.WrapUp => agent with { WrapUp = new WrapUp(_floor.Clock.GetUtcNow().AddSeconds(20)) },
            AgentState.CheckPhone => agent with { PhoneInDoubt = true },
            AgentState.TestPhone => agent with { TestDue = _floor.Clock.GetUtcNow() },
            AgentState.Reserved => agent with { Engagement = engagement },
            AgentState.Monitoring => agent with { Engagement = engagement with { Talking = true, Monitoring = true } },
            _ => agent,
        });

        var row = Assert.Single(_floor.View.Agents);

        Assert.Equal((state, words, whyNot, true), (row.State, row.Words.English, row.WhyNot?.English, row.Reachable));
        Assert.Equal(state is AgentState.Reserved or AgentState.Monitoring ? FloorScene.Id(1) : null, row.Call);
    }

    [Fact]
    public void An_agent_whose_phone_is_not_heard_of_goes_offline_by_time_alone_and_stays_so_since_then()
    {
        _floor.Named((Story.Agent1, "Ann"));
        Assert.Equal(AgentState.Available, _floor.View.Agents[0].State);

        _floor.Clock.Advance(TimeSpan.FromSeconds(15));
        var gone = _floor.Clock.GetUtcNow();
        Assert.Equal((AgentState.Offline, false, gone), (_floor.View.Agents[0].State, _floor.View.Agents[0].Reachable, _floor.View.Agents[0].Since));

        _floor.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(gone, _floor.View.Agents[0].Since);
    }

    private FloorView Again() => _floor.View;

    private static string Hears(FloorCall call, FloorParticipant one) =>
        one.Music ? "music" : string.Join(", ", one.Hears.Select(leg => call.Participants.Single(other => other.Leg == leg).Name));

    private static Story Named(string story) => story switch
    {
        "talking" => Story.Talking,
        "dialling in" => Story.DiallingIn,
        "consult ringing" => Story.ConsultRinging,
        "consulting" => Story.Consulting,
        "three-way" => Story.ThreeWay,
        "cold" => Story.ColdRinging,
        "handed over" => Story.HandedOver,
        "ended" => Story.Talking.Then(new CallEvent.Intent.End(Story.Agent1)),
        _ => throw new ArgumentOutOfRangeException(nameof(story), story, "Not a story."),
    };
}
