using System.Collections.Immutable;
using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Alerts;

/// <summary>Rules of administrators, with a look each second: what they raise, and when that is over.</summary>
public sealed class AlertRuleTests
{
    private static readonly DateTimeOffset Start = Story.Start;
    private static readonly AlertPolicy Policy = new();
    private static readonly AlertDefinition Many = new() { Id = "many", Name = "Many", Metric = AlertRule.CustomersWaiting, Threshold = 10, Back = 6, ForSeconds = 5, ClearSeconds = 10 };
    private static readonly AlertDefinition Few = Many with { Id = "few", Metric = AlertRule.AvailableAgents, Threshold = 2, Back = 4 };
    private AlertBook _book = AlertBook.Empty;
    private int _second = -1;

    private DateTimeOffset Now => Start.AddSeconds(_second);

    [Fact]
    public void Between_the_two_thresholds_nothing_begins_and_nothing_ends()
    {
        Look(Many, 100, 9);
        Assert.Empty(_book.Alerts);
        Look(Many, 6, 10);
        Assert.Equal("10 or more customers wait", Assert.Single(_book.Alerts).Text.English);
        Look(Many, 300, 6);
        Assert.Equal("6 or more customers wait", Assert.Single(_book.Alerts).Text.English);
        Look(Many, 9, 5);
        Assert.Single(_book.Alerts);
        Look(Many, 1, 5);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void What_should_be_high_is_over_the_threshold_below_it()
    {
        Look(Few, 6, 1);
        Assert.Equal("Fewer than 2 agents are available", Assert.Single(_book.Alerts).Text.English);
        Look(Few, 60, 3);
        Assert.Single(_book.Alerts);
        Look(Few, 10, 4);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void A_rule_that_is_removed_or_switched_off_has_no_alert_at_the_next_look()
    {
        Look(Many, 6, 10);
        Assert.Single(_book.Alerts);
        Look(Many with { Enabled = false }, 1, 10);
        Assert.Empty(_book.Alerts);
        Assert.Empty(_book.Tracked);
        Look(Many, 60, 10);
        Assert.Single(_book.Alerts);
        Look(Few, 1, 9);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void A_threshold_that_is_set_higher_ends_an_alert_as_if_the_value_had_fallen()
    {
        Look(Many, 6, 10);
        var raised = Many with { Threshold = 20, Back = 20 };
        Look(raised, 9, 10);
        Assert.Single(_book.Alerts);
        Look(raised, 1, 10);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void A_rule_that_measures_something_else_by_now_has_no_alert_of_before()
    {
        Look(Many, 6, 10);
        Look(Many with { Metric = AlertRule.AvailableAgents, Threshold = 3, Back = null }, 1, 1);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void An_alert_tells_those_whom_its_rule_tells_now()
    {
        Look(Many, 6, 10);
        Assert.Null(Assert.Single(_book.Alerts).Teams);
        Look(Many with { Teams = ["north", "south"] }, 1, 10);
        Assert.Equal("north\nsouth", Assert.Single(_book.Alerts).Teams);
    }

    [Fact]
    public void Two_rules_of_one_metric_have_an_alert_each()
    {
        var other = Many with { Id = "more", Threshold = 8, Back = null };
        for (var second = 0; second < 6; second++) Look([Many, other], 10);
        Assert.Equal(2, _book.Alerts.Select(alert => alert.Id).Distinct().Count());
    }

    [Fact]
    public void Customers_in_the_band_keep_the_alert_that_another_has_raised()
    {
        var wait = Many with { Metric = AlertRule.LongWait, Threshold = 60, Back = 45, ClearSeconds = 0 };
        Waits(wait, 6, ("a", 60), ("b", 45));
        Assert.Equal("a", Subjects);
        Waits(wait, 5, ("b", 45));
        Assert.Equal("b", Subjects);
        Assert.Equal("A customer has waited for more than 45 s in Support", _book.Alerts[0].Text.English);
        Waits(wait, 1, ("b", 44));
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void An_alert_is_raised_only_after_so_long_over_the_threshold_and_is_over_only_after_so_long_back() => Values().Sample(values =>
    {
        var (machine, book) = (new AlertMachine(Policy, [Many]), AlertBook.Empty);
        for (var second = 0; second < values.Length; second++)
        {
            var (before, now) = (book, Start.AddSeconds(second));
            book = machine.Look(book, Breaches(Many, values[second], now), now);
            if (before.Alerts.IsEmpty && !book.Alerts.IsEmpty) Assert.All(values[Math.Max(0, second - Many.ForSeconds)..(second + 1)], value => Assert.True(value >= Many.Threshold));
            if (!before.Alerts.IsEmpty && book.Alerts.IsEmpty) Assert.All(values[(second - Many.ClearSeconds + 1)..(second + 1)], value => Assert.True(value < Many.Back));
        }
    });

    [Fact]
    public void No_rule_raises_two_alerts_within_its_pause_whatever_is_seen_and_edited() => Gen.Select(Values(), Gen.Int[0, 3].Array[400]).Sample((values, acts) =>
    {
        var (book, raised, rule) = (AlertBook.Empty, new Dictionary<string, DateTimeOffset>(), Many with { ForSeconds = 0, ClearSeconds = 0 });
        for (var second = 0; second < values.Length; second++)
        {
            var now = Start.AddSeconds(second);
            if (acts[second] == 1) rule = rule with { Threshold = values[second] + 1, Back = null };
            if (acts[second] == 2) rule = rule with { Enabled = !rule.Enabled };
            book = new AlertMachine(Policy, [rule]).Look(book, Breaches(rule, values[second], now), now);
            foreach (var alert in book.Alerts) raised.TryAdd(alert.Id, alert.Since);
            foreach (var alert in book.Alerts.Where(alert => acts[second] == 3 && alert.Seen is null)) book = AlertMachine.Acknowledge(book, alert.Id, Story.Boss, now).Book;
        }

        Assert.All(raised.Values.Zip(raised.Values.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Policy.Pause));
    });

    [Fact]
    public void Within_the_band_an_alert_never_flaps() => Gen.Int[6, 9].Array[300].Sample(values =>
    {
        var (machine, book) = (new AlertMachine(Policy, [Many]), AlertBook.Empty);
        for (var second = 0; second < 6; second++) book = machine.Look(book, Breaches(Many, 10, Start.AddSeconds(second)), Start.AddSeconds(second));
        var id = Assert.Single(book.Alerts).Id;
        for (var second = 6; second < values.Length; second++)
        {
            book = machine.Look(book, Breaches(Many, values[second], Start.AddSeconds(second)), Start.AddSeconds(second));
            Assert.Equal(id, Assert.Single(book.Alerts).Id);
        }
    });

    // Mostly in runs, or nothing would ever last for long enough.
    private static Gen<int[]> Values() => Gen.Select(Gen.Int[0, 20], Gen.Int[1, 30]).Array[60].Select(runs => runs.SelectMany(run => Enumerable.Repeat(run.Item1, run.Item2)).Concat(Enumerable.Repeat(0, 400)).Take(400).ToArray());

    private static IEnumerable<Breach> Breaches(AlertDefinition rule, int value, DateTimeOffset now) => rule.Enabled ? AlertReadings.Of(rule, Sight(value, now), now) : [];

    private static AlertSight Sight(int value, DateTimeOffset now) => new(Queues.One)
    {
        Waiting = Enumerable.Range(0, value).Select(number => new SightedCall(new CallId($"{number}"), QueueId.Default, now)),
        Available = Enumerable.Range(0, value).Select(number => new AgentId($"{number}")),
    };

    private string Subjects => string.Join(' ', _book.Alerts.SelectMany(alert => alert.Breaches).Select(breach => breach.Subject));

    private void Look(AlertDefinition rule, int seconds, int value)
    {
        for (var i = 0; i < seconds; i++) Look([rule], value);
    }

    private void Look(ImmutableArray<AlertDefinition> rules, int value)
    {
        _second++;
        _book = new AlertMachine(Policy, rules).Look(_book, rules.SelectMany(rule => Breaches(rule, value, Now)), Now);
    }

    private void Waits(AlertDefinition rule, int seconds, params (string Call, int Seconds)[] waits)
    {
        for (var i = 0; i < seconds; i++)
        {
            _second++;
            var sight = new AlertSight(Queues.One) { Waiting = waits.Select(wait => new SightedCall(new CallId(wait.Call), QueueId.Default, Now.AddSeconds(-wait.Seconds))) };
            _book = new AlertMachine(Policy, [rule]).Look(_book, AlertReadings.Of(rule, sight, Now), Now);
        }
    }
}
