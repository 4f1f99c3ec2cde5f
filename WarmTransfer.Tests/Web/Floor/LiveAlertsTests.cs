using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What of the floor supervisors are alerted to, with a look each second.</summary>
public sealed class LiveAlertsTests
{
    private readonly FloorScene _floor = new();
    private readonly SetRules _rules = new(new AlertOptions().Rules());
    private readonly LiveAlerts _keeper;

    public LiveAlertsTests() => _keeper = new LiveAlerts(new AlertPolicy { OutsideCaps = new() { PerAgent = 3, PerNumber = 2, Total = 10 } }, _rules, new LiveQueues(Queues.One), OneNode.Duty);

    private string Text => Assert.Single(Look()).Text.English;

    [Fact]
    public void A_customer_who_waits_for_a_minute_is_an_alert_that_leads_to_the_call_and_gives_no_number_away()
    {
        _floor.Put(Story.Waiting);
        // The scene begins a minute after the story, in which this customer called a second later.
        Assert.Empty(After(5));
        var alert = Assert.Single(After(1));
        Assert.Equal((AlertRule.LongWait, "A customer has waited for more than 60 s in Support", FloorScene.Id(1)), (alert.Rule, alert.Text.English, alert.Call));
        Assert.DoesNotContain("+1555", alert.Text.English, StringComparison.Ordinal);

        _floor.Put(Story.Waiting, 2).Put(Story.Waiting, 3);
        After(10);
        Assert.Equal("3 customers have waited for more than 60 s", Text);
    }

    [Fact]
    public void A_customer_who_is_answered_is_no_alert_ten_seconds_later()
    {
        _floor.Put(Story.Waiting);
        Assert.Single(After(7));
        _floor.Put(Story.Talking);
        Assert.Single(After(9));
        Assert.Empty(After(2));
    }

    [Fact]
    public void A_customer_whose_agent_was_lost_waits_since_then()
    {
        var lost = Story.Talking with { Call = Story.Talking.Call with { Legs = [.. Story.Talking.Call.Legs.Select(leg => leg with { Since = _floor.Clock.GetUtcNow() })] } };
        _floor.Clock.Advance(TimeSpan.FromMinutes(10));
        var then = _floor.Clock.GetUtcNow();
        var call = lost.Call with { Phase = new CallPhase.Waiting(), Legs = [.. lost.Call.Legs.Select(leg => leg.Agent is null ? leg : leg.End(LegEnding.Failed, then))] };
        _floor.Put(lost with { Call = call });
        Assert.Empty(After(60));
        Assert.Single(After(10));
    }

    [Fact]
    public void A_customer_on_hold_is_an_alert_after_three_minutes()
    {
        var ringing = Story.ConsultRinging.Call;
        var held = ringing with { Legs = [.. ringing.Legs.Select(leg => leg.Held ? leg with { HeldSince = _floor.Clock.GetUtcNow() } : leg)] };
        _floor.Put(Story.ConsultRinging with { Call = held }).Steady(Story.Agent1, "Ann");
        Assert.Empty(After(184));
        Assert.Equal("A customer has been on hold with Ann for more than 3 min", Assert.Single(After(2)).Text.English);
    }

    [Fact]
    public void Transfers_that_fail_one_after_the_other_are_an_alert_for_as_long_as_they_lie_within_the_minutes()
    {
        Fail(1);
        Fail(2);
        Assert.Empty(After(20));
        Fail(3);
        After(6);
        Assert.Equal("3 or more transfers have failed within 10 min", Text);
        foreach (var number in new[] { 1, 2, 3 }) _floor.Put(Story.Talking, number);
        Assert.Equal("3 or more transfers have failed within 10 min", Assert.Single(After(20)).Text.English);
        Assert.Empty(After(620));
    }

    [Theory]
    [InlineData(false, "Ann was available, and the phone is not heard of any more")]
    [InlineData(true, "Ann has a call, and the phone is not heard of any more")]
    public void A_phone_that_falls_silent_is_an_alert_for_ten_minutes_or_until_it_is_back(bool engaged, string text)
    {
        var agent = _floor.Agent(Story.Agent1, "Ann") with { Engagement = engaged ? new Engagement(FloorScene.Id(1), Story.L1, Talking: true, Story.Start) : null };
        _floor.Put(agent);
        Assert.Empty(After(18));
        var alert = Assert.Single(After(3));
        Assert.Equal((AlertRule.Unreachable, text, Story.Agent1), (alert.Rule, alert.Text.English, alert.Agent));
        _floor.Put(agent with { ReachableUntil = DateTimeOffset.MaxValue });
        Assert.Empty(After(11));

        _floor.Put(agent with { ReachableUntil = _floor.Clock.GetUtcNow() });
        Assert.Single(After(66));
        Assert.Empty(After(600));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_has_closed_the_phone_or_is_away_is_no_alert(bool closed, bool away)
    {
        var agent = _floor.Agent(Story.Agent1, "Ann");
        _floor.Put(agent with { ReachableUntil = closed ? null : agent.ReachableUntil, Away = away ? "lunch" : null });
        Assert.Empty(After(60));
    }

    [Fact]
    public void A_threshold_of_nought_is_never_passed()
    {
        _rules.Now = [.. new AlertOptions { WaitSeconds = 0, FailedTransfers = 0, UnreachableMinutes = 0 }.Rules()];
        _floor.Put(Story.Waiting).Named((Story.Agent1, "Ann"));
        Fail(2);
        Assert.Empty(After(100));
    }

    [Theory]
    [InlineData(7, "")]
    [InlineData(8, "8 of the 10 outside numbers that may be dialled within an hour have been")]
    [InlineData(10, "10 outside numbers have been dialled within an hour, and no more can be")]
    public void From_eighty_percent_of_what_may_be_dialled_within_an_hour_on_it_is_an_alert(int dials, string text) =>
        Assert.Equal(text, Outside([.. Enumerable.Range(0, dials).Select(i => Dial($"agent{i}", $"+4420794600{i:00}"))]));

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "Ann has had 3 outside numbers dialled within an hour, as many as one agent may")]
    public void An_agent_who_has_had_as_many_dialled_as_one_may_is_an_alert(int dials, string text) =>
        Assert.Equal(text, Outside([.. Enumerable.Range(0, dials).Select(i => Dial(Story.Agent1.Value, $"+4420794600{i:00}"))]));

    [Fact]
    public void A_number_that_was_dialled_as_often_as_it_may_be_is_an_alert_that_does_not_name_it()
    {
        Assert.Equal("An outside number has been dialled 2 times within an hour, as often as one may be", Outside(Dial("agent2", "+441"), Dial("agent3", "+441"), Dial("agent3", "+442")));
        Assert.Equal("2 outside numbers have been dialled 2 times within an hour, as often as one may be", Outside(Dial("agent2", "+441"), Dial("agent3", "+441"), Dial("agent4", "+442"), Dial("agent3", "+442")));
        Assert.Equal("2 limits of outside calls are reached, or nearly so", Outside([.. Enumerable.Range(0, 3).Select(_ => Dial(Story.Agent1.Value, "+441"))]));
    }

    [Fact]
    public void Outside_calls_are_an_alert_until_they_are_an_hour_ago_and_never_where_that_is_wanted()
    {
        Assert.NotEmpty(Outside(Dial("agent2", "+441"), Dial("agent3", "+441")));
        _floor.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(After(11));
        Assert.Null(new AlertOptions { OutsideCallsPercent = 0 }.Policy(new OutsideCaps()).OutsideCaps);
        Assert.NotNull(new AlertOptions().Policy(new OutsideCaps()).OutsideCaps);
    }

    [Fact]
    public void An_alert_that_was_seen_says_by_whom_and_comes_after_the_others()
    {
        _floor.Put(Story.Waiting).Put(_floor.Agent(Story.Boss, "Sam") with { ReachableUntil = null });
        var waits = Assert.Single(After(8));
        _keeper.Acknowledge(waits.Id, Story.Boss, _floor.Clock.GetUtcNow());
        foreach (var number in new[] { 2, 3, 4 }) Fail(number);
        var alerts = After(8);
        Assert.Equal([AlertRule.FailedTransfers, AlertRule.LongWait], alerts.Select(alert => alert.Rule));
        Assert.Equal(((AgentId?)Story.Boss, "Sam"), (alerts[1].Seen, alerts[1].SeenName));
    }

    private OutsideDial Dial(string by, string number) => new(new AgentId(by), number, _floor.Clock.GetUtcNow());

    // Empty where nothing is told.
    private string Outside(params OutsideDial[] dials)
    {
        _floor.Put(_floor.Agent(Story.Agent1, "Ann") with { ReachableUntil = null });
        _keeper.Hear(dials);
        return After(7) switch { [] => "", var alerts => Assert.Single(alerts, alert => alert.Rule == AlertRule.OutsideCalls).Text.English };
    }

    private void Fail(int number) => _floor.Put(
        Story.Talking with { Call = Story.Talking.Call with { LastFailure = new TransferFailure(Story.L1, LegEnding.NoAnswer, _floor.Clock.GetUtcNow()) } }, number);

    private IReadOnlyList<FloorAlert> After(int seconds)
    {
        IReadOnlyList<FloorAlert> alerts = [];
        for (var second = 0; second < seconds; second++)
        {
            _floor.Clock.Advance(TimeSpan.FromSeconds(1));
            alerts = Look();
        }

        return alerts;
    }

    private IReadOnlyList<FloorAlert> Look() => [.. _keeper.Look(_floor.View, _floor.Board.Snapshot, _floor.Figures.Now, _floor.Clock.GetUtcNow())];
}
