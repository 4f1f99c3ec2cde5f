using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

public sealed class MyStateTests : Screen
{
    private static readonly AgentView Free = Views.Me with { State = AgentState.Available, WhyNot = null };

    private IRenderedComponent<MyState> Show(AgentView me) => Render<MyState>(p => p.Add(c => c.Me, me));

    private IRenderedComponent<ConsoleScreen> Screen(AgentView me)
    {
        var screen = Render<ConsoleScreen>(p => p.Add(c => c.Me, Views.Me.Id));
        Desk.Send(Views.Console(null) with { Me = me });
        screen.WaitForElement("h1");
        return screen;
    }

    [Fact]
    public void Going_away_has_a_reason_from_the_list()
    {
        var screen = Render<MyState>(p => p.Add(c => c.Me, Free).Add(c => c.Reasons, ["Tea", "Fire drill"]));
        Assert.Equal(["Available", "Tea", "Fire drill"], screen.FindAll("option").Select(option => option.TextContent));
        screen.Find("select").Change("Fire drill");
        Assert.Equal((Free.Id, new AgentEvent.GoAway("Fire drill")), Assert.Single(Desk.AskedForSelf));
    }

    [Fact]
    public void Coming_back_is_one_choice()
    {
        var screen = Show(Free with { State = AgentState.Away, Away = "Lunch" });
        Assert.Equal("Lunch", screen.Find("select").GetAttribute("value"));
        screen.Find("select").Change("");
        Assert.Equal((Free.Id, new AgentEvent.Return()), Assert.Single(Desk.AskedForSelf));
    }

    [Fact]
    public void During_a_call_the_choice_is_for_afterwards()
    {
        var screen = Show(Views.Me with { AwayNext = "Break" });
        Assert.Equal("Away after this call", screen.Find("optgroup").GetAttribute("label"));
        Assert.Equal("Break after this call", screen.Find("[role=status]").TextContent);
    }

    [Theory]
    [InlineData(AgentState.Away, "Training", null, "Set by Supervisor 1")]
    [InlineData(AgentState.Available, null, null, "Set by Supervisor 1")]
    [InlineData(AgentState.OnCall, null, "Training", "Training after this call, set by Supervisor 1")]
    public void Who_has_set_it_is_said_when_it_was_not_the_agent(AgentState state, string? away, string? next, string said) => Assert.Equal(
        said, Show(Free with { State = state, Away = away, AwayNext = next, ForcedBy = "Supervisor 1" }).Find("[role=status]").TextContent);

    [Fact]
    public void A_refused_choice_says_why_and_shows_what_is_so()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.WrongPhase, $"Not now."));
        var screen = Show(Free);
        screen.Find("select").Change("Lunch");
        Assert.Equal("Not now.", screen.Find("[role=alert]").TextContent);
        Assert.Equal("", screen.Find("select").GetAttribute("value"));
    }

    [Theory]
    [InlineData(AgentState.WrapUp, "Wrap-up")]
    [InlineData(AgentState.Away, "Away: Lunch")]
    [InlineData(AgentState.CheckPhone, "Check your phone")]
    [InlineData(AgentState.TestPhone, "Test your phone first")]
    public void The_status_line_says_it(AgentState state, string text) =>
        Assert.Equal(text, Screen(Free with { State = state, Away = "Lunch", WrapUpUntil = Views.Noon }).Find("[role=status] h1").TextContent);

    public static TheoryData<TestView?, string?, string?> Tests => new()
    {
        { null, null, null },
        { new(new(Views.Noon), InShift: true), null, null },
        { new(null, InShift: false), "You have not tested your phone in this shift.", "primary" },
        { new(new(Views.Noon, "Microphone"), InShift: false), "The last test of your phone found: Microphone did not work.", "primary" },
    };

    [Theory]
    [MemberData(nameof(Tests))]
    public void The_test_of_the_phone_is_offered_where_the_agent_looks_and_asked_for_once_a_shift(TestView? test, string? says, string? tone)
    {
        var screen = Render<NothingToDo>(p => p.Add(c => c.Me, Free with { Test = test }).Add(c => c.Phone, Views.Ready));
        Assert.Equal(test is not null, screen.FindAll("button[data-tone], .empty button").Any(button => button.TextContent.Trim() == "Test my phone"));
        Assert.Equal(tone, screen.FindAll(".empty button").SingleOrDefault()?.GetAttribute("data-tone"));
        Assert.EndsWith(says ?? "it may stay in the background.", screen.Find(".empty p").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_is_required_the_test_is_all_that_is_offered()
    {
        var screen = Render<NothingToDo>(p => p.Add(c => c.Me, Free with { State = AgentState.TestPhone, Test = new(null, InShift: false) }).Add(c => c.Phone, Views.Ready));
        Assert.Equal("Test your phone first", screen.Find(".empty h2").TextContent);
        screen.Find(".empty button").Click();
        Assert.Equal("Start the test", screen.Find("dialog .actions button").TextContent.Trim());
    }

    [Fact]
    public void Wrap_up_counts_down_and_is_extended_once_or_finished()
    {
        var screen = Screen(Free with { State = AgentState.WrapUp, WrapUpUntil = Views.Noon.AddSeconds(20), MayExtend = true });
        Assert.Equal(Views.Noon.AddSeconds(20).ToString("O"), screen.Find(".empty elapsed-time").GetAttribute("until"));
        Press("Extend");
        Press("Finish");
        Assert.Equal([new AgentEvent.ExtendWrapUp(), new AgentEvent.FinishWrapUp()], Desk.AskedForSelf.Select(asked => asked.Event));
        Desk.Send(Views.Console(null) with { Me = Free with { State = AgentState.WrapUp, WrapUpUntil = Views.Noon.AddSeconds(50), MayExtend = false } });
        screen.WaitForAssertion(() => Assert.Contains("extended already", screen.Find(".empty .why-not").TextContent, StringComparison.Ordinal));

        void Press(string name) => screen.FindAll(".empty button").Single(button => button.TextContent.Trim() == name).Click();
    }

    [Fact]
    public async Task A_lost_call_is_rejoined_by_the_phone()
    {
        var screen = Screen(Free);
        Desk.Send(Views.Console(null) with { Me = Free, Rejoin = new RejoinOffer(new("CA9"), "+15550104477", Views.Noon.AddSeconds(18)) });
        screen.WaitForElement(".rejoin[role=alert]");
        Assert.Equal("true", screen.Find(".rejoin button").GetAttribute("aria-disabled"));
        await screen.InvokeAsync(() => screen.Services.GetService(typeof(PhoneMirror)) is PhoneMirror phone ? phone.PhoneChanged(Views.Ready) : Task.CompletedTask);
        var button = screen.Find(".rejoin button");
        Assert.Equal((null, "rejoin", "CA9"), (button.GetAttribute("aria-disabled"), button.GetAttribute("data-phone"), button.GetAttribute("data-with")));
        Assert.Equal("Disconnected from the customer", screen.Find("[role=status] h1").TextContent);
        Assert.Equal("You were disconnected from +15550104477", screen.Find(".rejoin h2").TextContent);
    }
}
