using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Live;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Supervision;

namespace WarmTransfer.Tests.Web.Supervision;

/// <summary>What a supervisor may do with a call in each phase: the buttons and the machine cannot disagree.</summary>
public sealed class SupervisionViewsTests
{
    private static readonly SupervisionViews SupervisionViews = new(new CallMachine(new CallPolicy()), new AgentMachine(new AgentPolicy()));
    private static readonly LegId L3 = new("L3");

    private static Story TakingOver => Story.Monitored.Then(new CallEvent.Intent.TakeOver(Story.Boss, "complaint"));

    /// <summary>Mode, whether the call is the supervisor's, and what refuses Listen, Whisper, Barge, Stop, Take over.</summary>
    public static TheoryData<string, string, string> Screens => new()
    {
        { "waiting", "a waiting customer’s call", "- - - NotYourCall NotYourCall" },
        { "talking", "Ann’s call", "- - - NotYourCall NotYourCall" },
        { "listening", "Ann’s call, Listen", "- - - - -" },
        { "coming in", "Ann’s call, Whisper", "- - - - WrongPhase" },
        { "taking over", "Ann’s call, mine", "Taken Taken Taken NotYourCall NotYourCall" },
        { "taken over", "Boss’s call, mine", "Taken Taken Taken NotYourCall NotYourCall" },
        { "ended", "a waiting customer’s call", "CallEnded CallEnded CallEnded CallEnded CallEnded" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public void The_buttons_fit_the_phase(string story, string whose, string refusals)
    {
        var view = Of(Told(story));
        var controls = view.Controls;

        Assert.Equal(whose, $"{view.Whose}{(view.Mode is { } mode ? $", {mode}" : "")}{(view.Mine ? ", mine" : "")}");
        Assert.Equal(refusals, string.Join(' ', new[] { controls.Listen, controls.Whisper, controls.Barge, controls.Stop, controls.TakeOver }.Select(refusal => refusal?.Code.ToString() ?? "-")));
    }

    [Fact]
    public void Nobody_monitors_a_second_call()
    {
        var elsewhere = new Engagement(new CallId("CA9"), Story.L1, Talking: true, Story.Start, Monitoring: true);
        Assert.Equal(RefusalCode.AgentNotAvailable, Of(Story.Talking, elsewhere).Controls.Listen!.Code);
    }

    [Fact]
    public void Only_the_last_agent_leaves_the_customer_alone()
    {
        Assert.True(Assert.Single(Of(Story.Talking).Others).LeavesCustomerAlone);
        Assert.Equal([("Ann", false), ("Bea", false)], Of(Story.ThreeWay).Others.Select(party => (party.Name, party.LeavesCustomerAlone)));
        Assert.Equal([("Ann", true), ("Bea", false)], Of(Story.DiallingIn).Others.Select(party => (party.Name, party.LeavesCustomerAlone)));
    }

    [Fact]
    public void Another_supervisor_can_be_removed_and_oneself_not()
    {
        var both = Story.Monitored.Then(new CallEvent.Intent.Monitor(new AgentId("supervisor2"), Story.Sid(L3), MonitorMode.Listen)).Then(Story.Joined(L3));
        Assert.Equal([(Story.L1, PartyKind.Agent), (L3, PartyKind.Supervisor)], Of(both).Others.Select(party => (party.Leg, party.Kind)));
    }

    [Fact]
    public void Whoever_leaves_already_is_not_removed_again() =>
        Assert.NotNull(Of(Story.Talking.Then(new CallEvent.Intent.Remove(Story.Boss, Story.L1, CustomerFate.Requeue))).Others.Single().Refusal);

    [Fact]
    public void A_help_request_is_accepted_once()
    {
        var raised = Story.Talking.Then(new CallEvent.Intent.RequestHelp(Story.Agent1));
        Assert.Null(Of(raised).Controls.Claim);
        var claimed = Of(raised.Then(new CallEvent.Intent.AcceptHelpRequest(Story.Boss)));
        Assert.Equal((RefusalCode.Taken, "Boss"), (claimed.Controls.Claim!.Code, claimed.HelpRequest!.Coming));
    }

    [Fact]
    public void A_call_that_is_gone_has_no_view() => Assert.Null(SupervisionViews.Of(Snapshot.Empty, Story.Id, Story.Boss, Story.Start));

    [Fact]
    public void The_phone_follows_the_mode_to_the_call_that_was_taken_over_and_hears_nothing_on_the_way_out()
    {
        Assert.Equal(new MonitoredCall(Story.Id, MonitorMode.Listen, $"{"Ann"}’s call"), MonitoredCall(Story.Monitored));
        Assert.Null(MonitoredCall(TakingOver)!.Mode);
        Assert.Null(MonitoredCall(Story.Monitored.Then(new CallEvent.Intent.StopMonitoring(Story.Boss))));
        Assert.Null(MonitoredCall(Story.Monitored.Then(new CallEvent.Intent.End(Story.Agent1))));
    }

    private static MonitoredCall? MonitoredCall(Story story) => SupervisionViews.MonitoredCall(Seen(story, new Engagement(Story.Id, Story.L2, Talking: true, Story.Start, Monitoring: true)), Story.Boss);

    private static SupervisionView Of(Story story, Engagement? engaged = null) => SupervisionViews.Of(Seen(story, engaged), Story.Id, Story.Boss, story.Now)!;

    private static Snapshot Seen(Story story, Engagement? engaged)
    {
        var board = new Board();
        board.Put(new Versioned<Call>(story.Call, 1), Agent(Story.Agent1, "Ann"), Agent(Story.Agent2, "Bea"), Agent(Story.Boss, "Boss"));
        return board.Snapshot;

        Versioned<Agent> Agent(AgentId id, string name) => new(new Agent { Id = id, Name = name, Engagement = id == Story.Boss ? engaged : null }, 1);
    }

    private static Story Told(string story) => story switch
    {
        "waiting" => Story.Waiting,
        "talking" => Story.Talking,
        "listening" => Story.Monitored,
        "coming in" => Story.Talking.Then(Story.Monitor(MonitorMode.Whisper)),
        "taking over" => TakingOver,
        "taken over" => TakingOver.Then(Story.CoachingAnswered(Story.L2, CoachingFlags.Open)),
        "ended" => Story.Talking.Then(new CallEvent.Intent.End(Story.Agent1)),
        _ => throw new ArgumentOutOfRangeException(nameof(story), story, "Not a story."),
    };
}
