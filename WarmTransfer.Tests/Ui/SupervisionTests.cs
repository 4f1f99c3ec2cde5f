using AngleSharp.Dom;
using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Supervision;

namespace WarmTransfer.Tests.Ui;

public sealed class SupervisionTests : Screen
{
    private static readonly AgentId Boss = new("supervisor1");
    private static readonly LegId Leg = new("L1");

    [Fact]
    public void Whoever_may_not_listen_is_told_why_and_still_comes_to_help()
    {
        var screen = Show(Views.StepIn(), mayListen: false);

        Assert.All(["Listen", "Whisper", "Speak to all", "Take over…"], button => Assert.Equal(Permissions.ListenersOnly.Reason.English, WhyNot(screen, button)));
        Button(screen, "Listen").Click();
        Module.VerifyNotInvoke("monitor");
    }

    private IRenderedComponent<SupervisionPanel> Show(SupervisionView view, PhoneState? phone = null, bool mayListen = true)
    {
        Desk.Send(view);
        var screen = Render<SupervisionPanel>(p => p.Add(c => c.Call, view.Call).Add(c => c.Me, Boss).Add(c => c.MayListen, mayListen).Add(c => c.Phone, phone ?? Views.Ready));
        screen.WaitForElement(".supervision");
        return screen;
    }

    private static IElement Button(IRenderedComponent<SupervisionPanel> screen, string text) =>
        screen.FindAll("button.button").Single(button => button.TextContent.Trim() == text);

    private static string? WhyNot(IRenderedComponent<SupervisionPanel> screen, string text) =>
        Button(screen, text).GetAttribute("aria-describedby") is { } id ? screen.Find($"#{id}").TextContent : null;

    private static string? Pressed(IRenderedComponent<SupervisionPanel> screen) =>
        string.Join(", ", screen.FindAll("[aria-pressed=true]").Select(button => button.TextContent.Trim()));

    [Theory]
    [InlineData("Listen", "listen")]
    [InlineData("Whisper", "whisper")]
    [InlineData("Speak to all", "barge")]
    public void Whoever_is_not_in_the_call_calls_in_with_the_phone(string button, string mode)
    {
        var call = Module.Setup<string?>("monitor", _ => true);
        var screen = Show(Views.StepIn());

        Button(screen, button).Click();

        Assert.Equal([Views.Talking.Id.Value, mode, "Agent 1’s call"], Assert.Single(call.Invocations).Arguments);
        Assert.Equal("true", Button(screen, button).GetAttribute("aria-busy"));
        Assert.Empty(Desk.Asked);
        call.SetResult(null);
        screen.WaitForAssertion(() => Assert.Null(Button(screen, button).GetAttribute("aria-busy")));
    }

    [Fact]
    public void Whoever_is_in_the_call_changes_the_mode_and_never_calls_again()
    {
        var screen = Show(Views.StepIn(MonitorMode.Listen));
        Assert.Equal("Listen", Pressed(screen));

        Button(screen, "Listen").Click();
        Button(screen, "Speak to all").Click();

        var (call, intent, _) = Assert.Single(Desk.Asked);
        Assert.Equal((Views.Talking.Id, new CallEvent.Intent.ChangeMonitorMode(Boss, MonitorMode.Barge)), (call, intent));
        Module.VerifyNotInvoke("monitor");
    }

    [Theory]
    [InlineData(null, "Listen")]
    [InlineData(MonitorMode.Listen, "Whisper")]
    [InlineData(MonitorMode.Whisper, "Speak to all")]
    [InlineData(MonitorMode.Barge, "Listen")]
    public void One_key_goes_round_the_modes(MonitorMode? mode, string next) =>
        Assert.Equal(next, Assert.Single(Show(Views.StepIn(mode)).FindAll("[aria-keyshortcuts=s]")).TextContent.Trim());

    [Fact]
    public void What_goes_wrong_with_the_phone_is_said_beside_the_buttons()
    {
        Module.Setup<string?>("monitor", _ => true).SetResult("The phone network cannot be reached.");
        var screen = Show(Views.StepIn());
        Button(screen, "Listen").Click();
        screen.WaitForAssertion(() => Assert.Equal("The phone network cannot be reached.", screen.Find(".refused[role=alert]").TextContent));
    }

    [Fact]
    public void A_refused_change_is_said_beside_the_buttons()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(Views.NotListening);
        var screen = Show(Views.StepIn(MonitorMode.Listen));
        Button(screen, "Whisper").Click();
        Assert.Equal(Views.NotListening.Reason.English, screen.Find(".refused[role=alert]").TextContent);
    }

    [Theory]
    [InlineData(PhoneState.Off, "Connect your phone first.", "Your phone is not connected")]
    [InlineData(PhoneState.Elsewhere, "Your phone is open in another tab: monitor the call there.", "open in another tab")]
    public void A_supervisor_without_a_phone_here_is_told_before_pressing(string state, string why, string notice)
    {
        var screen = Show(Views.StepIn(), Views.Ready with { State = state });
        Assert.Equal(why, WhyNot(screen, "Listen"));
        Assert.Contains(notice, screen.Find(".notice[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(state == PhoneState.Off ? 1 : 0, screen.FindAll("[data-phone=connect]").Count);
    }

    [Fact]
    public void Buttons_are_refused_exactly_when_the_call_refuses()
    {
        var screen = Show(Views.StepIn());
        Assert.Equal(Views.NotListening.Reason.English, WhyNot(screen, "Stop"));
        Assert.Equal(Views.NotListening.Reason.English, WhyNot(screen, "Take over…"));
    }

    [Fact]
    public void Whoever_listens_may_stop() => Assert.Null(WhyNot(Show(Views.StepIn(MonitorMode.Listen), Views.InCall), "Stop"));

    [Fact]
    public void Stop_is_asked_of_the_call()
    {
        Button(Show(Views.StepIn(MonitorMode.Whisper), Views.InCall), "Stop").Click();
        Assert.Equal(new CallEvent.Intent.StopMonitoring(Boss), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void A_call_is_taken_over_with_a_reason_and_not_without()
    {
        var screen = Show(Views.StepIn(MonitorMode.Listen), Views.InCall);
        Button(screen, "Take over…").Click();
        screen.Find("form").Submit();
        Assert.Empty(Desk.Asked);

        screen.Find("#take-over-reason").Input(" Complaint ");
        screen.Find("form").Submit();

        Assert.Equal(new CallEvent.Intent.TakeOver(Boss, "Complaint"), Assert.Single(Desk.Asked).Intent);
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll("form")));
    }

    [Fact]
    public void A_refused_take_over_is_said_in_its_dialog()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(Views.NotYet);
        var screen = Show(Views.StepIn(MonitorMode.Listen), Views.InCall);
        Button(screen, "Take over…").Click();
        screen.Find("#take-over-reason").Input("Complaint");
        screen.Find("form").Submit();
        Assert.Equal(Views.NotYet.Reason.English, screen.Find("form [role=alert]").TextContent);
    }

    [Theory]
    [InlineData("They go to the next agent, first in line", CustomerFate.Requeue)]
    [InlineData("The call ends", CustomerFate.End)]
    public void Whoever_removes_the_last_agent_says_what_becomes_of_the_customer(string answer, CustomerFate fate)
    {
        var screen = Show(Views.StepIn());
        Button(screen, "Remove").Click();
        Button(screen, answer).Click();
        Assert.Equal(new CallEvent.Intent.Remove(Boss, Leg, fate), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void Somebody_whom_the_customer_does_not_need_is_removed_with_one_answer_and_the_dialog_goes_with_them()
    {
        var view = Views.StepIn();
        var screen = Show(view with { Others = [view.Others[0] with { LeavesCustomerAlone = false }] });
        Button(screen, "Remove").Click();
        Button(screen, "Remove Agent 1").Click();
        Assert.Equal(new CallEvent.Intent.Remove(Boss, Leg), Assert.Single(Desk.Asked).Intent);

        Desk.Send(view with { Others = [] });

        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll("dialog header")));
    }

    [Fact]
    public void A_help_request_is_accepted_and_then_says_who_comes()
    {
        var asked = Views.StepIn() with { HelpRequest = new HelpView("Agent 1", Mine: false, Views.Noon, Coming: null), Controls = Views.StepIn().Controls with { Claim = null } };
        var screen = Show(asked);
        Button(screen, "I’m coming").Click();
        Assert.Equal(new CallEvent.Intent.AcceptHelpRequest(Boss), Assert.Single(Desk.Asked).Intent);

        Desk.Send(asked with { HelpRequest = asked.HelpRequest with { Coming = "Supervisor 2" } });

        screen.WaitForAssertion(() => Assert.Contains("Supervisor 2 is coming.", screen.Find(".help-request").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_has_taken_the_call_is_shown_the_way_to_it()
    {
        var screen = Show(Views.StepIn() with { Mine = true }, Views.InCall);
        Assert.Equal("/console", screen.Find(".now a").GetAttribute("href"));
        Assert.Empty(screen.FindAll(".notice"));
    }

    [Fact]
    public void The_phone_hears_how_it_takes_part_and_nothing_of_calls_that_nobody_monitors()
    {
        var told = Module.SetupVoid("takesPart", _ => true);
        told.SetVoidResult();
        Desk.Send((MonitoredCall?)null);
        Desk.Send(new MonitoredCall(Views.Talking.Id, MonitorMode.Whisper, $"Agent 1’s call"));
        Desk.Send(new MonitoredCall(Views.Talking.Id, Mode: null, $"Supervisor 1’s call"));

        var phone = Render<MonitoringPhone>(p => p.Add(c => c.Me, Boss));

        phone.WaitForAssertion(() => Assert.Equal(["whisper", null], told.Invocations.Select(call => call.Arguments[0])));
    }

    [Fact]
    public void Whoever_lost_a_call_that_they_had_taken_over_comes_back_from_the_floor()
    {
        var floor = Render<LostCall>(p => p.Add(c => c.Me, Boss).Add(c => c.Phone, Views.Ready));
        Assert.Empty(floor.FindAll("button"));
        Desk.Send(new RejoinOffer(Views.Talking.Id, "+15550104477", Views.Noon.AddSeconds(20)));
        floor.WaitForAssertion(() => Assert.Equal("rejoin", floor.Find("button").GetAttribute("data-phone")));
        Desk.Send((RejoinOffer?)null);
        floor.WaitForAssertion(() => Assert.Empty(floor.FindAll("button")));
    }
}
