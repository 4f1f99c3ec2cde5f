using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Ui;

public sealed class AlertListTests : Screen
{
    private static readonly FloorAlert Waits = new("w", AlertRule.LongWait, $"A customer has waited for more than 60 s in Support", Views.Noon, new CallId("CA1"), null, null, null, null);
    private static readonly FloorAlert Silent = new("s", AlertRule.Unreachable, $"Ann was available, and the phone is not heard of any more", Views.Noon, null, Story.Agent1, null, null, null);

    [Fact]
    public void Each_alert_is_said_once_whatever_changes_in_it_later()
    {
        var list = Show(Waits);
        Assert.Equal(Waits.Text.English, Said(list));
        Show(list, Waits with { Text = $"2 customers have waited for more than 60 s" });
        Assert.Equal(Waits.Text.English, Said(list));
        Assert.Contains("2 customers", list.Find("li").TextContent, StringComparison.Ordinal);
        Show(list, Waits, Silent);
        Assert.Equal(Silent.Text.English, Said(list));
        Show(list, Silent, Waits with { Seen = Story.Boss, SeenName = "Sam", SeenAt = Views.Noon });
        Assert.Equal(Silent.Text.English, Said(list));
    }

    [Fact]
    public void One_key_acknowledges_and_whoever_has_is_named()
    {
        var list = Show(Waits);
        list.Find("button[aria-keyshortcuts=o]").Click();
        Assert.Equal([("w", Story.Boss)], Desk.Acknowledged);
        Show(list, Waits with { Seen = Story.Boss, SeenName = "Sam", SeenAt = Views.Noon });
        Assert.Empty(list.FindAll("button[aria-keyshortcuts=o]"));
        Assert.Contains("Sam has seen it", list.Find("li[data-seen]").TextContent, StringComparison.Ordinal);
        Assert.Equal("circle-check", list.Find("li .icon").GetAttribute("data-icon"));
    }

    [Fact]
    public void A_refusal_is_shown_where_it_was_asked()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.Unknown, $"This alert is over."));
        var list = Show(Waits, Silent);
        list.FindAll("button[aria-keyshortcuts=o]")[1].Click();
        Assert.Equal("This alert is over.", list.FindAll("li")[1].QuerySelector(".refused[role=alert]")!.TextContent);
        Assert.Null(list.FindAll("li")[0].QuerySelector(".refused"));
    }

    [Fact]
    public void What_it_is_about_is_a_click_away()
    {
        (CallId? Call, AgentId? Agent) opened = default;
        var list = Render<AlertList>(p => p.Add(c => c.Alerts, [Waits, Silent]).Add(c => c.Me, Story.Boss)
            .Add(c => c.OnOpenCall, call => opened.Call = call).Add(c => c.OnOpenAgent, agent => opened.Agent = agent));
        Press(list, "Show the call");
        Press(list, "Show the agent");
        Assert.Equal((new CallId("CA1"), Story.Agent1), opened);
    }

    [Fact]
    public void Where_nothing_is_wrong_there_is_nothing_to_see() => Assert.Empty(Show().FindAll("ul, li"));

    private static string Said(IRenderedComponent<AlertList> list) => list.Find("p.unseen[role=alert]").TextContent;

    private static void Press(IRenderedComponent<AlertList> list, string name) => list.FindAll("button").Single(button => button.TextContent.Trim() == name).Click();

    private IRenderedComponent<AlertList> Show(params FloorAlert[] alerts) => Render<AlertList>(p => p.Add(c => c.Alerts, [.. alerts]).Add(c => c.Me, Story.Boss));

    private static void Show(IRenderedComponent<AlertList> list, params FloorAlert[] alerts) => list.Render(p => p.Add(c => c.Alerts, [.. alerts]).Add(c => c.Me, Story.Boss));
}
