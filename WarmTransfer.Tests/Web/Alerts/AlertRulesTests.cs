using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Alerts;

/// <summary>Rules of the running product: made and changed while customers wait.</summary>
public sealed class AlertRulesTests : IAsyncLifetime
{
    private static readonly AgentId Admin = new("admin1");
    private static readonly AlertDefinition Waiting = new() { Name = "Somebody waits", Metric = AlertRule.CustomersWaiting, Threshold = 1, ForSeconds = 0, ClearSeconds = 0 };
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(1, 1000, settings: ["--Alerts:WaitSeconds=3600", "--Alerts:FailedTransfers=0"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_database_without_rules_begins_with_those_of_the_settings_and_later_the_database_counts()
    {
        Assert.Equal(["long-hold", "long-wait", "silent-phones"], Rules().Select(rule => rule.Id));
        Assert.Equal(3600, Rules().Single(rule => rule.Id == "long-wait").Value.Threshold);
        await Change("long-wait", rule => rule with { Threshold = 90 });
        Assert.Equal(SaveOutcome.Saved, (await Desk.Remove(AlertRules.Kind, "long-hold", Revision("long-hold"), Admin, Cancellation)).Outcome);

        await _host.Restart(() => { });

        Assert.Equal([("long-wait", 90), ("silent-phones", 1)], Rules().Select(rule => (rule.Id, rule.Value.Threshold)));
    }

    [Fact]
    public async Task A_rule_that_is_made_while_a_customer_waits_raises_its_alert_and_each_change_of_it_counts_at_once()
    {
        Conversation.Start(_host);
        await Save("new", Waiting);
        var alert = await Raised();
        Assert.Equal((AlertRule.CustomersWaiting, "1 or more customers wait", "new"), (alert.Rule, alert.Text.English, alert.Definition));

        await Change("new", rule => rule with { Threshold = 2 });
        await Until("the alert is over, because nothing is over the new threshold", alerts => alerts.Count == 0);

        await _host.Get<SettingsDesk>().Remove(AlertRules.Kind, "new", Revision("new"), Admin, Cancellation);
        Assert.Empty(_host.Get<LiveAlerts>().Alerts);
    }

    [Fact]
    public async Task An_alert_of_a_rule_that_is_switched_off_is_over_and_one_that_is_on_outlives_a_restart()
    {
        Conversation.Start(_host);
        await Save("new", Waiting);
        var id = (await Raised()).Id;
        await _host.Until("the alert is kept", () => Kept().Contains(id));

        await _host.Restart(() => { });
        Assert.Equal(id, (await Raised()).Id);

        await Change("new", rule => rule with { Enabled = false });
        await _host.Until("nothing of it is kept", () => Kept().Count == 0);
    }

    [Fact]
    public async Task Who_is_no_administrator_makes_changes_and_tries_no_rule()
    {
        foreach (var by in new[] { "agent1", "supervisor1", "auditor1", "wallboard1" }.Select(name => new AgentId(name)))
        {
            Assert.Equal(SaveOutcome.Denied, (await Desk.Save(AlertRules.Kind, "new", Waiting, 0, by, Cancellation)).Outcome);
            Assert.Equal(SaveOutcome.Denied, (await Desk.Remove(AlertRules.Kind, "long-wait", Revision("long-wait"), by, Cancellation)).Outcome);
            Assert.Null(await _host.Get<AlertPreviews>().Of(Waiting, by, Cancellation));
        }

        Assert.Equal(["long-hold", "long-wait", "silent-phones"], Rules().Select(rule => rule.Id));
    }

    [Fact]
    public async Task A_rule_of_a_queue_that_is_not_there_is_not_saved()
    {
        var answer = await Desk.Save(AlertRules.Kind, "new", Waiting with { Queue = new QueueId("gone") }, 0, Admin, Cancellation);
        Assert.Equal((SaveOutcome.Faulty, "Queue"), (answer.Outcome, Assert.Single(answer.Faults).Field));
    }

    [Fact]
    public async Task The_last_day_is_tried_by_what_the_database_has_of_it()
    {
        var call = Conversation.Start(_host);
        await _host.Ready("agent1");
        await call.TalkTo("agent1");
        call.CustomerHangsUp();
        // From here on nothing changes the document any more.
        await _host.Until("the call is over for everybody", () => _host.Saved(call.Customer) is { IsOver: true, HasLiveLegs: false });
        var document = await Document(call.Customer);
        var saved = Json.Read<Call>(document);
        await Write(call.Customer, Json.Write(saved with { ArrivedAt = saved.ArrivedAt.AddMinutes(-10) }));

        var preview = await _host.Get<AlertPreviews>().Of(Waiting with { Id = "new", Metric = AlertRule.LongWait, Threshold = 60 }, Admin, Cancellation);

        Assert.Equal("A customer has waited for more than 60 s in Support", Assert.Single(preview!.Alerts).Text.English);
        Assert.NotEmpty((await _host.Get<AlertPreviews>().Of(Waiting with { Id = "new", Metric = AlertRule.AvailableAgents }, Admin, Cancellation))!.Alerts);
        // In the end every call has to be what its events say.
        await Write(call.Customer, document);
    }

    private SettingsDesk Desk => _host.Get<SettingsDesk>();

    private ImmutableArray<Setting<AlertDefinition>> Rules() => _host.Get<LiveSettings>().Now.All(AlertRules.Kind);

    private long Revision(string id) => _host.Get<LiveSettings>().Now.Find(AlertRules.Kind, id)?.Revision ?? 0;

    private async Task Save(string id, AlertDefinition rule) => Assert.Equal(SaveOutcome.Saved, (await Desk.Save(AlertRules.Kind, id, rule, Revision(id), Admin, Cancellation)).Outcome);

    private Task Change(string id, Func<AlertDefinition, AlertDefinition> change) => Save(id, change(_host.Get<LiveSettings>().Now.Find(AlertRules.Kind, id)!.Value));

    // As it is in the database, with ids of customers in place of numbers.
    private async Task<string> Document(string id)
    {
        await using var db = _host.Database();
        return await db.Calls.Where(row => row.Id == id).Select(row => row.Document).SingleAsync(Cancellation);
    }

    private async Task Write(string id, string document)
    {
        await using var db = _host.Database();
        await db.Calls.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Document, document), Cancellation);
    }

    private List<string> Kept()
    {
        using var db = _host.Database();
        return [.. db.Alerts.Select(row => row.Id)];
    }

    private async Task<FloorAlert> Raised() => (await Until("an alert is raised", alerts => alerts.Count > 0))[0];

    private async Task<IReadOnlyList<FloorAlert>> Until(string what, Predicate<IReadOnlyList<FloorAlert>> holds)
    {
        await foreach (var view in _host.Get<IFloorFeed>().Subscribe(Cancellation))
            if (holds([.. view.Alerts])) return [.. view.Alerts];
        throw new InvalidOperationException($"The feed has ended before {what}.");
    }
}
