using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What of the floor supervisors are alerted to, with a look each second.</summary>
public sealed class LiveAlertsTests
{
    private readonly FloorScene _floor = new();
    private readonly LiveAlerts _keeper = new(new AlertPolicy(), OneNode.Duty);

    private string Text => Assert.Single(Look()).Text;

    [Fact]
    public void A_customer_who_waits_for_a_minute_is_an_alert_that_leads_to_the_call_and_gives_no_number_away()
    {
        _floor.Put(Story.Waiting);
        // The scene begins a minute after the story, in which this customer called a second later.
        Assert.Empty(After(5));
        var alert = Assert.Single(After(1));
        Assert.Equal((AlertRule.LongWait, "A customer has waited for more than 60 s in Support", FloorScene.Id(1)), (alert.Rule, alert.Text, alert.Call));
        Assert.DoesNotContain("+1555", alert.Text, StringComparison.Ordinal);

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
        Assert.Equal("A customer has been on hold with Ann for more than 3 min", Assert.Single(After(2)).Text);
    }

    [Fact]
    public void Transfers_that_fail_one_after_the_other_are_an_alert_for_as_long_as_they_lie_within_the_minutes()
    {
        Fail(1);
        Fail(2);
        Assert.Empty(After(20));
        Fail(3);
        After(6);
        Assert.Equal("3 transfers have failed within 10 min", Text);
        foreach (var number in new[] { 1, 2, 3 }) _floor.Put(Story.Talking, number);
        Assert.Equal("3 transfers have failed within 10 min", Assert.Single(After(20)).Text);
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
        Assert.Equal((AlertRule.Unreachable, text, Story.Agent1), (alert.Rule, alert.Text, alert.Agent));
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
        var never = new LiveAlerts(new AlertOptions { WaitSeconds = 0, FailedTransfers = 0, UnreachableMinutes = 0 }.Policy(), OneNode.Duty);
        _floor.Put(Story.Waiting).Named((Story.Agent1, "Ann"));
        Fail(2);
        for (var second = 0; second < 100; second++, _floor.Clock.Advance(TimeSpan.FromSeconds(1)))
            Assert.Empty(never.Look(_floor.View, _floor.Board.Snapshot, _floor.Clock.GetUtcNow()));
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

    private IReadOnlyList<FloorAlert> Look() => [.. _keeper.Look(_floor.View, _floor.Board.Snapshot, _floor.Clock.GetUtcNow())];
}
