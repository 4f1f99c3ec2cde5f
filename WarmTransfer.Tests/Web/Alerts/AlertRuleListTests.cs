using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Ui;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Alerts;

/// <summary>The page of alert rules, over the running product: what is typed, what others do meanwhile, and what comes of it.</summary>
public sealed class AlertRuleListTests : Screen, IAsyncLifetime
{
    private static readonly AgentId Admin = new("admin1");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(1, 1000, settings: ["--Alerts:FailedTransfers=0", "--Alerts:UnreachableMinutes=0"]);
        Services.AddSingleton(_host.Get<LiveSettings>()).AddSingleton(_host.Get<SettingsDesk>()).AddSingleton(_host.Get<LiveAlerts>()).AddSingleton(_host.Get<LiveQueues>());
        Services.AddSingleton(_host.Get<LiveMembers>()).AddSingleton(_host.Get<AlertPreviews>());
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_rule_is_made_and_reads_as_a_sentence_while_it_is_typed()
    {
        var page = Show();
        Press(page, "New rule");
        Type(page, "Name", "Support is slow");
        Type(page, "Raised from", "45");
        Type(page, "Over below", "30");
        Choose(page, "Queue", QueueId.Default.Value);
        Assert.Equal("When a customer has waited longer than 45 s in Support for 5 s, tell all supervisors; over when below 30 s for 10 s.", page.Find(".sentence").TextContent);

        await page.Find("form").SubmitAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Support is slow", Names(page)));
        var made = Assert.Single(Rules(), rule => rule.Value.Name == "Support is slow").Value;
        Assert.Equal((AlertRule.LongWait, 45, 30, QueueId.Default), (made.Metric, made.Threshold, made.Back, made.Queue));
    }

    [Fact]
    public async Task What_cannot_stand_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = Show();
        Press(page, "Edit Long wait");
        Type(page, "Name", "");
        Type(page, "Raised from", "soon");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Enter a whole number, such as 30.", Fault(page, "Raised from"));
        Assert.Equal("soon", Field(page, "Raised from").GetAttribute("value"));

        Type(page, "Raised from", "60");
        Type(page, "Over below", "99");
        await page.Find("form").SubmitAsync();
        Assert.Contains("name", Fault(page, "Name"), StringComparison.Ordinal);
        Assert.Contains("1 to 60", Fault(page, "Over below"), StringComparison.Ordinal);
        Assert.Equal("true", Field(page, "Over below").GetAttribute("aria-invalid"));
        Assert.Equal("Long wait", Setting("long-wait").Value.Name);
    }

    [Fact]
    public async Task Whoever_edits_what_another_has_changed_reads_it_and_decides()
    {
        var page = Show();
        Press(page, "Edit Long wait");
        Type(page, "Raised from", "45");
        await Save(Setting("long-wait"), rule => rule with { Threshold = 90 });
        await page.WaitForAssertionAsync(() => Assert.Contains("admin1 has changed this rule", page.Find(".conflict").TextContent, StringComparison.Ordinal));
        Assert.Contains("longer than 90 s", page.Find(".conflict").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        Assert.Equal(90, Setting("long-wait").Value.Threshold);

        Press(page, "Keep mine");
        Assert.Equal("45", Field(page, "Raised from").GetAttribute("value"));
        await page.Find("form").SubmitAsync();

        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal(45, Setting("long-wait").Value.Threshold);
    }

    [Fact]
    public async Task Whoever_takes_what_another_has_changed_goes_on_with_it()
    {
        var page = Show();
        Press(page, "Edit Long wait");
        Type(page, "Raised from", "45");
        await Save(Setting("long-wait"), rule => rule with { Threshold = 90 });
        await page.WaitForElementAsync(".conflict");
        Press(page, "Take theirs");
        Assert.Empty(page.FindAll(".conflict"));
        Assert.Equal("90", Field(page, "Raised from").GetAttribute("value"));
    }

    [Fact]
    public async Task What_another_has_removed_meanwhile_is_made_again_by_whoever_keeps_theirs()
    {
        var page = Show();
        Press(page, "Edit Long wait");
        await _host.Get<SettingsDesk>().Remove(AlertRules.Kind, "long-wait", Setting("long-wait").Revision, Admin, Cancellation);
        await page.WaitForAssertionAsync(() => Assert.Contains("removed", page.Find(".conflict").TextContent, StringComparison.Ordinal));
        Press(page, "Keep mine");
        await page.Find("form").SubmitAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("Long wait", Setting("long-wait").Value.Name));
    }

    [Fact]
    public async Task What_others_make_appears_and_what_is_switched_off_says_so()
    {
        var page = Show();
        await _host.Get<SettingsDesk>().Save(AlertRules.Kind, "other", new AlertDefinition { Name = "Of another", Metric = AlertRule.Abandoned, Threshold = 5 }, 0, Admin, Cancellation);
        await page.WaitForAssertionAsync(() => Assert.Equal(["Long hold", "Long wait", "Of another"], Names(page)));

        Press(page, "Switch off Of another");

        await page.WaitForAssertionAsync(() => Assert.False(Setting("other").Value.Enabled));
        await page.WaitForAssertionAsync(() => Assert.Equal("Off", page.FindAll("li .chip")[2].TextContent.Trim()));
    }

    [Fact]
    public async Task A_rule_is_removed_only_after_it_was_asked_whether()
    {
        var page = Show();
        Press(page, "Remove Long wait");
        Assert.Contains("Long wait", Names(page));
        Press(page, "Keep it");
        Press(page, "Remove Long wait");
        await page.Find("dialog button[data-tone=stop]").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Long hold"], Names(page)));
    }

    [Fact]
    public async Task A_rule_that_has_raised_an_alert_says_since_when()
    {
        await Save(Setting("long-wait"), rule => rule with { Threshold = 1, ForSeconds = 0 });
        Conversation.Start(_host);
        await _host.Until("the alert is raised", () => !_host.Get<LiveAlerts>().Alerts.IsEmpty);
        Assert.Contains("Raised", Show().FindAll("li .chip")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_is_tried_before_a_rule_is_saved_and_what_cannot_be_known_is_said()
    {
        var page = Show();
        Press(page, "Edit Long wait");
        Press(page, "Try it on the last day");
        await page.WaitForAssertionAsync(() => Assert.Contains("It would not have been raised since", page.Find(".preview").TextContent, StringComparison.Ordinal));
        Choose(page, "What is measured", nameof(AlertRule.LongHold));
        await page.WaitForAssertionAsync(() => Assert.Contains("not known", page.Find(".preview").TextContent, StringComparison.Ordinal));
        Assert.Equal("60", Field(page, "Raised from").GetAttribute("value"));
        Choose(page, "What is measured", nameof(AlertRule.ServiceLevel));
        await page.WaitForAssertionAsync(() => Assert.Equal("80", Field(page, "Raised below").GetAttribute("value")));
    }

    private IRenderedComponent<AlertRuleList> Show() => Render<AlertRuleList>(list => list.Add(one => one.Me, Admin));

    private ImmutableArray<Setting<AlertDefinition>> Rules() => _host.Get<LiveSettings>().Now.All(AlertRules.Kind);

    private Setting<AlertDefinition> Setting(string id) => Rules().Single(rule => rule.Id == id);

    private Task<SaveAnswer> Save(Setting<AlertDefinition> rule, Func<AlertDefinition, AlertDefinition> change) =>
        _host.Get<SettingsDesk>().Save(AlertRules.Kind, rule.Id, change(rule.Value), rule.Revision, Admin, Cancellation);

    private static string[] Names(IRenderedComponent<AlertRuleList> page) => [.. page.FindAll("li h2").Select(name => name.TextContent)];

    private static void Press(IRenderedComponent<AlertRuleList> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name).Click();

    private static void Type(IRenderedComponent<AlertRuleList> page, string label, string text) => Field(page, label).Input(text);

    private static void Choose(IRenderedComponent<AlertRuleList> page, string label, string value) =>
        page.FindAll("label").First(one => one.TextContent.StartsWith(label, StringComparison.Ordinal)).QuerySelector("select")!.Change(value);

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<AlertRuleList> page, string label) =>
        page.Find($"#{page.FindAll(".field label").First(one => one.TextContent == label).GetAttribute("for")}");

    private static string Fault(IRenderedComponent<AlertRuleList> page, string label) =>
        page.Find($"#{Field(page, label).GetAttribute("aria-describedby")} .fault").TextContent.Trim();
}
