using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Alerts;

/// <summary>What a rule would have raised in the past.</summary>
public sealed class AlertReplayTests
{
    private static readonly DateTimeOffset Start = Story.Start;
    private static readonly QueueId Sales = new("sales");
    private static readonly Queues Both = new([.. Queues.One.All, new Queue { Id = Sales, Name = "Sales", Agents = [new AgentId("b")] }]);
    private static readonly AlertDefinition Wait = new() { Id = "wait", Metric = AlertRule.LongWait, Threshold = 60, ForSeconds = 5, ClearSeconds = 10 };

    [Fact]
    public void A_customer_who_waited_too_long_is_an_alert_from_a_step_after_the_threshold_until_the_step_after_the_answer() =>
        Assert.Equal([$"{Start.AddSeconds(170):HH:mm:ss}-{Start.AddSeconds(310):HH:mm:ss} A customer has waited for more than 60 s in Support"], Raised(Wait, Call("a", 100, answered: 305)));

    [Fact]
    public void Customers_who_wait_at_the_same_time_are_one_alert_and_those_who_come_later_another() =>
        Assert.Equal(2, Raised(Wait, Call("a", 0, answered: 200), Call("b", 30, ended: 250), Call("c", 1000, answered: 1200), Call("d", 2000, answered: 2050)).Length);

    [Fact]
    public void Only_calls_of_the_rules_queue_count()
    {
        var calls = new[] { Call("a", 0, answered: 200), Call("b", 1000, answered: 1200) with { Queue = Sales } };
        Assert.Equal("A customer has waited for more than 60 s in Sales", Assert.Single(Raised(Wait with { Queue = Sales }, calls))[18..]);
        Assert.Empty(Raised(Wait with { Queue = new QueueId("gone") }, calls));
    }

    [Fact]
    public void A_rule_that_is_switched_off_is_replayed_as_if_it_were_on() =>
        Assert.Single(Raised(Wait with { Enabled = false }, Call("a", 0, answered: 200)));

    [Fact]
    public void What_goes_on_at_the_end_is_not_over() => Assert.EndsWith("- A customer has waited for more than 60 s in Support", Assert.Single(Raised(Wait, Call("a", 3000))), StringComparison.Ordinal);

    [Fact]
    public void Too_few_available_agents_are_seen_from_what_agents_did()
    {
        var rule = Wait with { Metric = AlertRule.AvailableAgents, Threshold = 1 };
        AgentStateInterval[] did = [Free("a", 0, 1000), Free("b", 500, 2000), Free("a", 2100, 3600)];
        Assert.Equal([$"{Start.AddSeconds(2010):HH:mm:ss}-{Start.AddSeconds(2100):HH:mm:ss} No agent is available"], Replay(rule, [], did));
        Assert.Equal(2, Replay(rule with { Queue = Sales }, [], did).Length);
    }

    [Fact]
    public void The_service_level_of_the_last_half_hour_is_replayed()
    {
        var rule = Wait with { Metric = AlertRule.ServiceLevel, Threshold = 80 };
        var alert = Assert.Single(Raised(rule, Call("a", 100, answered: 105), Call("b", 200, answered: 260)));
        // Half an hour after the late answer nothing is left to divide.
        Assert.Equal($"{Start.AddSeconds(270):HH:mm:ss}-{Start.AddSeconds(2070):HH:mm:ss} The service level in the last half hour is below 80 %", alert);
    }

    [Fact]
    public void What_is_not_kept_is_not_replayed() => Assert.All(AlertMetric.All.Where(metric => metric.Unknown is not null), metric =>
        Assert.Contains(metric.Unknown!.English, Assert.Throws<ArgumentException>(() => Raised(Wait with { Metric = metric.Rule })).Message, StringComparison.Ordinal));

    [Fact]
    public void The_replay_raises_what_was_raised_live() => Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Bool).Array[0, 12].Sample(calls =>
    {
        CallRecord[] records = [.. calls.Select((call, i) => call.Item4 ? Call($"{i}", call.Item1, answered: call.Item1 + call.Item2, ended: call.Item1 + call.Item2 + call.Item3) : Call($"{i}", call.Item1, ended: call.Item1 + call.Item2))];
        foreach (var metric in AlertMetric.All.Where(metric => metric.Unknown is null && metric.Rule is not AlertRule.AvailableAgents))
        {
            var rule = Wait with { Metric = metric.Rule, Threshold = metric.Unit is AlertUnit.Seconds or AlertUnit.Percent ? 60 : 2 };
            Assert.Equal(Live(rule, records), AlertReplay.Of(rule, new AlertPolicy(), new AlertPast(Both, records, []), new Period(Start, Start.AddHours(1))).Select(alert => alert.Since));
        }
    });

    // With the figures as they are made live, at the same moments.
    private static List<DateTimeOffset> Live(AlertDefinition rule, CallRecord[] records)
    {
        var (machine, book, raised) = (new AlertMachine(new AlertPolicy(), [rule]), AlertBook.Empty, new List<DateTimeOffset>());
        for (var now = Start; now <= Start.AddHours(1); now += AlertReplay.Step)
        {
            CallRecord[] then = [.. records.Where(call => call.ArrivedAt <= now).Select(call => AsOf(call, now))];
            var figures = FloorFigures.Of(Both, then, [], [], TimeZoneInfo.Utc, now);
            book = machine.Look(book, AlertReadings.Of(rule, new AlertSight(Both)
            {
                Waiting = then.Where(call => call.WaitsSince is not null).Select(call => new SightedCall(call.Call, call.Queue, call.WaitsSince!.Value)),
                LastHalfHour = _ => figures.Overall.LastHalfHour,
            }, now), now);
            raised.AddRange(book.Alerts.Where(alert => alert.Since == now).Select(alert => alert.Since));
        }

        return raised;
    }

    private static CallRecord AsOf(CallRecord call, DateTimeOffset now)
    {
        var (answered, ended) = (call.AnsweredAt <= now ? call.AnsweredAt : null, call.EndedAt <= now ? call.EndedAt : null);
        return call with { AnsweredAt = answered, EndedAt = ended, WaitsSince = answered is null && ended is null ? call.ArrivedAt : null };
    }

    private static CallRecord Call(string id, int arrived, int? answered = null, int? ended = null) => new(
        new CallId(id), QueueId.Default, Start.AddSeconds(arrived), answered is { } a ? Start.AddSeconds(a) : null, null, ended is { } e ? Start.AddSeconds(e) : null, TimeSpan.Zero);

    private static AgentStateInterval Free(string agent, int since, int until) => new(new AgentId(agent), AgentState.Available, Start.AddSeconds(since), Start.AddSeconds(until));

    private static string[] Raised(AlertDefinition rule, params CallRecord[] calls) => Replay(rule, calls, []);

    private static string[] Replay(AlertDefinition rule, CallRecord[] calls, AgentStateInterval[] did) =>
        [.. AlertReplay.Of(rule, new AlertPolicy(), new AlertPast(Both, calls, did), new Period(Start, Start.AddHours(1))).Select(alert => $"{alert.Since:HH:mm:ss}-{alert.Until:HH:mm:ss} {alert.Text.English}")];
}
