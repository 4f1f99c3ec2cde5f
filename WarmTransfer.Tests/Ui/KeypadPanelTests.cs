using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Web.Dialling;

namespace WarmTransfer.Tests.Ui;

public sealed class KeypadPanelTests : Screen
{
    [Fact]
    public void Keys_that_are_pressed_while_others_play_go_together_after_them()
    {
        var panel = Open();
        foreach (var key in new[] { "1", "2", "# hash" }) Key(panel, key).Click();

        panel.WaitForAssertion(() => Assert.Equal(["1"], Desk.Pressed));
        Time.Advance(TimeSpan.FromSeconds(1));
        panel.WaitForAssertion(() => Assert.Equal(["1", "2#"], Desk.Pressed));
        Assert.Equal("12#", panel.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Keys_are_typed_as_well_and_nothing_else_is()
    {
        var panel = Open();
        foreach (var key in new[] { "5", "x", "Enter", "*" }) panel.Find("section").KeyDown(key);
        Time.Advance(TimeSpan.FromSeconds(1));
        panel.WaitForAssertion(() => Assert.Equal(["5", "*"], Desk.Pressed));
    }

    [Fact]
    public void Why_a_key_does_not_get_there_is_said_and_the_rest_is_not_sent()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.WrongPhase, $"Whoever was there has left."));
        var panel = Open();
        Key(panel, "1").Click();
        panel.WaitForAssertion(() => Assert.Equal("Whoever was there has left.", panel.Find("[role=status]").TextContent));

        panel.Render(p => p.Add(c => c.Refusal, new Refusal(RefusalCode.WrongPhase, $"Whoever is on hold hears music, and no keys.")));
        Key(panel, "2").Click();
        Assert.Equal(["1"], Desk.Pressed);
        Assert.Equal("true", Key(panel, "2").GetAttribute("aria-disabled"));
    }

    private IRenderedComponent<KeypadPanel> Open() => Render<KeypadPanel>(p => p.Add(c => c.Call, Views.Talking.Id).Add(c => c.Me, Views.Me.Id));

    private static AngleSharp.Dom.IElement Key(IRenderedComponent<KeypadPanel> panel, string name) => panel.FindAll("button.key").Single(key => (key.GetAttribute("aria-label") ?? key.QuerySelector("span")!.TextContent) == name);
}
