using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Live;

/// <summary>What each agent's screen says in each phase.</summary>
public sealed class ViewsTests
{
    private static readonly Views Views = new(new CallMachine(new CallPolicy()));

    /// <summary>Phase, leg that looks, status line, whether it rings, and what refuses Dial in, Leave and End.</summary>
    public static TheoryData<string, string, string, bool, string> Screens => new()
    {
        { "ringing", "L1", "Incoming support call", true, "WrongPhase WrongPhase WrongPhase" },
        { "talking", "L1", "In call with customer", false, "- WrongPhase -" },
        { "dialling in", "L1", "In call with customer, ringing Bea", false, "WrongPhase WrongPhase -" },
        { "dialling in", "L2", "Incoming transfer from Ann", true, "NotYourCall NotYourCall NotYourCall" },
        { "three-way", "L1", "In call with customer and Bea", false, "WrongPhase - -" },
        { "three-way", "L2", "In call with customer and Ann", false, "NotYourCall - NotYourCall" },
        { "leaving", "L1", "Leaving the call", false, "NotYourCall NotYourCall NotYourCall" },
        { "handed over", "L2", "In call with customer", false, "- WrongPhase -" },
        { "ended", "L1", "The call was ended", false, "CallEnded CallEnded CallEnded" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public void The_status_line_and_the_buttons_fit_the_phase(string story, string leg, string statusText, bool rings, string refusals)
    {
        var card = Card(Call(story), new LegId(leg))!;

        Assert.Equal((statusText, rings), (card.StatusText.English, card.Ringing));
        Assert.Equal(refusals, $"{Code(card.Controls.DialIn)} {Code(card.Controls.Leave)} {Code(card.Controls.End)}");
        Assert.Equal("+15550100001", card.Caller.Name);
    }

    [Theory]
    [InlineData("ringing", "L1", "Customer: music")]
    [InlineData("talking", "L1", "Customer: you; Ann: Customer")]
    [InlineData("three-way", "L1", "Customer: you, Bea; Ann: Customer, Bea; Bea: Customer, you")]
    [InlineData("handed over", "L2", "Customer: you; Bea: Customer")]
    public void The_screen_says_who_hears_whom(string story, string leg, string hearing)
    {
        var parties = Card(Call(story), new LegId(leg))!.Parties.Where(party => party.InRoom);

        Assert.Equal(hearing, string.Join("; ", parties.Select(party => $"{party.Name}: {(party.Music ? "music" : string.Join(", ", party.Hears))}")));
    }

    [Theory]
    [InlineData(TroubleKind.Retrying, 3, "The phone network does not answer: retrying (2/3).")]
    [InlineData(TroubleKind.Retrying, null, "The phone network does not answer: retrying (2).")]
    [InlineData(TroubleKind.Refused, null, "The phone network has refused a command for good (dial L2): no.")]
    [InlineData(TroubleKind.Queued, null, "Many calls are being dialled. The turn of this one comes in")]
    public void What_does_not_get_done_is_on_the_screen_until_it_is(TroubleKind kind, int? of, string text)
    {
        var troubled = Story.DiallingIn.Then(new CallEvent.Fact.EffectTroubled(new Trouble("dial L2", kind, 2, of, "no.", Story.Start)));

        Assert.Equal((text, Story.Start), (Card(troubled.Call, Story.L1)!.Trouble!.Text.English, kind == TroubleKind.Queued ? Card(troubled.Call, Story.L1)!.Trouble!.Until : Story.Start));
        Assert.NotNull(Card(troubled.Then(new CallEvent.Fact.EffectDone("end L9")).Call, Story.L1)!.Trouble);
        Assert.Null(Card(troubled.Then(new CallEvent.Fact.EffectDone("dial L2")).Call, Story.L1)!.Trouble);
    }

    [Theory]
    [InlineData(false, "coaching of L2 in room 1", false)]
    [InlineData(false, "hold customer in room 1", true)]
    [InlineData(true, "coaching of L2 in room 1", true)]
    public void What_fails_for_a_supervisor_of_whom_the_agent_is_not_to_know_is_not_on_the_agents_screen(bool showMonitoring, string effect, bool shown)
    {
        var views = new Views(new CallMachine(new CallPolicy()), showMonitoring: showMonitoring);
        var troubled = Story.Monitored.Then(new CallEvent.Fact.EffectTroubled(new Trouble(effect, TroubleKind.Refused, Why: "no."))).Call;

        Assert.Equal(shown, Card(troubled, Story.L1, views)!.Trouble is not null);
    }

    [Fact]
    public void A_hold_counts_from_the_moment_it_is_confirmed()
    {
        var talked = Story.Talking with { Now = Story.Start.AddMinutes(10) };
        var held = talked.Then(new CallEvent.Intent.Hold(Story.Agent1)).Then(Story.HoldAnswered(LegId.Customer, held: true));
        Assert.Equal(Story.Start.AddMinutes(10).AddSeconds(1), HeldSince(held));

        Assert.Equal(HeldSince(held), HeldSince(held.Then(new CallEvent.Fact.ParticipantFlags(Story.Sid(LegId.Customer), 1, Muted: false, Held: true, 7))));
        Assert.Null(HeldSince(held.Then(new CallEvent.Intent.Resume(Story.Agent1)).Then(Story.HoldAnswered(LegId.Customer, held: false))));
    }

    [Fact]
    public void Whoever_is_swapped_back_to_music_is_held_anew()
    {
        var first = Story.Consulting;
        var swapped = (first with { Now = Story.Start.AddMinutes(3) }).Then(new CallEvent.Intent.Swap(Story.Agent1))
            .Then(Story.HoldAnswered(Story.L2, held: true)).Then(Story.HoldAnswered(LegId.Customer, held: false));
        Assert.Null(HeldSince(swapped));

        var again = (swapped with { Now = Story.Start.AddMinutes(6) }).Then(new CallEvent.Intent.Swap(Story.Agent1)).Then(Story.HoldAnswered(LegId.Customer, held: true));
        Assert.Equal(Story.Start.AddMinutes(6).AddSeconds(1), HeldSince(again));
    }

    [Fact]
    public void An_agent_without_a_call_sees_who_waits_and_for_how_long()
    {
        var view = Views.Console(Snapshot(Call("waiting"), null), Story.Agent1, Story.Start);

        Assert.Null(view.Call);
        Assert.Equal((1, Story.Start), (view.Waiting, view.LongestWaitSince!.Value));
    }

    [Fact]
    public void An_agent_who_was_rung_with_others_reads_who_took_the_call()
    {
        var taken = Story.Ringing.Then(new CallEvent.Intent.Offer(Story.Agent2, $"ring all", Also: true)).Then(Story.Progress(Story.L2, LegProgress.Ringing)).Then(Story.AtDoor(Story.L1));
        var over = taken.Then(Story.Over(Story.L2, LegEnding.Canceled));

        Assert.Equal("Ann took the call", Card(taken.Call, Story.L2)!.StatusText.English);
        Assert.Equal("Ann took the call.", Views.Console(Snapshot(over.Call, null), Story.Agent2, over.Now).Taken?.English);
        Assert.Null(Views.Console(Snapshot(over.Call, null), Story.Agent1, over.Now).Taken?.English);
        Assert.Null(Views.Console(Snapshot(over.Call, null), Story.Agent2, over.Now.AddSeconds(20)).Taken);
    }

    [Theory]
    [InlineData(true, MonitorMode.Listen, "Customer, Ann, Boss: Listening", AgentState.Monitoring)]
    [InlineData(false, MonitorMode.Listen, "Customer, Ann", AgentState.OnCall)]
    [InlineData(false, MonitorMode.Whisper, "Customer, Ann", AgentState.OnCall)]
    [InlineData(false, MonitorMode.Barge, "Customer, Ann, Boss: Speaking", AgentState.OnCall)]
    public void Whether_agents_see_who_listens_is_a_policy_and_who_speaks_is_always_seen(bool shown, MonitorMode mode, string parties, AgentState state)
    {
        var views = new Views(new CallMachine(new CallPolicy()), showMonitoring: shown);
        var board = new Board();
        board.Put(
            new Versioned<Call>(Story.Talking.Then(Story.Monitor(mode)).Then(Story.Joined(Story.L2)).Call, 1),
            new Versioned<Agent>(Engaged(Story.Agent1, "Ann", Story.L1), 1), new Versioned<Agent>(Engaged(Story.Boss, "Boss", Story.L2, monitoring: true), 1));

        var view = views.Console(board.Snapshot, Story.Agent1, Story.Start);

        Assert.Equal(parties, string.Join(", ", view.Call!.Parties.Select(party => party.Kind == PartyKind.Supervisor ? $"{party.Name}: {party.State}" : party.Name)));
        Assert.Equal(state, view.Agents.Single(agent => agent.Id == Story.Boss).State);
        Assert.Equal(AgentState.Monitoring, views.Console(board.Snapshot, Story.Boss, Story.Start).Me.State);
    }

    [Fact]
    public void An_agent_engaged_to_a_leg_that_the_board_has_not_seen_yet_sees_no_call() =>
        Assert.Null(Card(Call("waiting"), new LegId("L1")));

    private static DateTimeOffset? HeldSince(Story story) => Card(story.Call, Story.L1)!.Parties.Single(party => party.Kind == PartyKind.Customer).HeldSince;

    private static CallCard? Card(Call call, LegId leg, Views? views = null)
    {
        var me = leg == Story.L1 ? Story.Agent1 : Story.Agent2;
        return (views ?? Views).Console(Snapshot(call, (me, leg)), me, Story.Start).Call;
    }

    private static Agent Engaged(AgentId id, string name, LegId leg, bool monitoring = false) =>
        new() { Id = id, Name = name, Engagement = new Engagement(Story.Id, leg, Talking: true, Story.Start, monitoring) };

    private static Snapshot Snapshot(Call call, (AgentId Agent, LegId Leg)? engaged)
    {
        var board = new Board();
        board.Put(new Versioned<Call>(call, 1), Agent(Story.Agent1, "Ann"), Agent(Story.Agent2, "Bea"));
        return board.Snapshot;

        Versioned<Agent> Agent(AgentId id, string name) => new(
            new Agent { Id = id, Name = name, Engagement = engaged?.Agent == id ? new Engagement(call.Id, engaged.Value.Leg, true, Story.Start) : null }, 1);
    }

    private static Call Call(string story) => (story switch
    {
        "waiting" => Story.Waiting,
        "ringing" => Story.Ringing,
        "talking" => Story.Talking,
        "dialling in" => Story.DiallingIn,
        "three-way" => Story.ThreeWay,
        "leaving" => Story.ThreeWay.Then(new CallEvent.Intent.Leave(Story.Agent1)),
        "handed over" => Story.HandedOver,
        "ended" => Story.Talking.Then(new CallEvent.Intent.End(Story.Agent1)),
        _ => throw new ArgumentOutOfRangeException(nameof(story), story, "Not a story."),
    }).Call;

    private static string Code(Refusal? refusal) => refusal?.Code.ToString() ?? "-";
}
