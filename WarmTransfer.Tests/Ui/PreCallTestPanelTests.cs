using Bunit;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

public sealed class PreCallTestPanelTests : Screen
{
    private bool _closed;

    private IRenderedComponent<PreCallTestPanel> Run(string? failing = null)
    {
        foreach (var check in PreCallTest.Checks)
            Module.Setup<CheckResult>("check", check.Name).SetResult(check.Name == failing ? new(false, $"It is broken.", $"Mend it.") : CheckResult.Good);
        var screen = Render<PreCallTestPanel>(p => p.Add(c => c.Me, Views.Me.Id).Add(c => c.Open, true).Add(c => c.OnClose, () => _closed = true));
        Press(screen, "Start the test");
        return screen;
    }

    private static void Press(IRenderedComponent<PreCallTestPanel> screen, string name) =>
        screen.FindAll(".actions button").Single(button => button.TextContent.Trim() == name).Click();

    [Fact]
    public void When_all_is_well_the_server_is_told()
    {
        var screen = Run();
        Assert.Empty(Desk.AskedForSelf);
        Press(screen, "Yes, I hear it");
        Assert.Equal((Views.Me.Id, new AgentEvent.PhoneTested()), Assert.Single(Desk.AskedForSelf));
        Assert.True(_closed);
    }

    [Theory]
    [InlineData("server")]
    [InlineData("token")]
    [InlineData("registration")]
    [InlineData("microphone")]
    [InlineData("call")]
    public void What_does_not_work_is_told_with_how_to_mend_it_and_the_server_hears_of_it(string failing)
    {
        var screen = Run(failing);
        Press(screen, "Yes, I hear it");
        var bad = Assert.Single(screen.FindAll("li[data-result='does not work']"));
        Assert.Equal("triangle-alert", bad.QuerySelector(".icon")!.GetAttribute("data-icon"));
        Assert.Contains("It is broken.", bad.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mend it.", bad.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, screen.FindAll("li[data-result=works]").Count);
        Assert.Equal(new AgentEvent.PhoneTested(PreCallTest.Checks.Single(check => check.Name == failing).Title.English), Assert.Single(Desk.AskedForSelf).Event);
        Assert.False(_closed);
    }

    [Fact]
    public void A_tone_that_nobody_hears_is_a_fault()
    {
        var screen = Run();
        Press(screen, "No");
        Assert.Contains("You did not hear the tone.", screen.Find("li[data-result='does not work']").TextContent, StringComparison.Ordinal);
        Assert.Equal([new AgentEvent.PhoneTested("Sound")], Desk.AskedForSelf.Select(asked => asked.Event));
        Press(screen, "Test again");
        Press(screen, "Yes, I hear it");
        Assert.Equal(new AgentEvent.PhoneTested(), Desk.AskedForSelf[^1].Event);
    }
}
