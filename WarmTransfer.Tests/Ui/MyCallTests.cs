using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Tests.Ui;

public sealed class MyCallTests : Screen
{
    private IRenderedComponent<MyCall> Show(CallCard call, PhoneState? phone = null) => Render<MyCall>(p => p
        .Add(c => c.Call, call).Add(c => c.Me, Views.Me).Add(c => c.Agents, Views.Agents).Add(c => c.Phone, phone ?? Views.InCall));

    private static IElement Button(IRenderedComponent<MyCall> screen, string text) =>
        screen.FindAll(".actions button").Single(button => button.TextContent.Trim() == text);

    private static string? WhyNot(IRenderedComponent<MyCall> screen, string text) =>
        Button(screen, text).GetAttribute("aria-describedby") is { } id ? screen.Find($"#{id}").TextContent : null;

    [Fact]
    public void A_ringing_call_is_answered_or_declined_by_the_phone()
    {
        var screen = Show(Views.Ringing, Views.Incoming);
        Assert.Equal(["answer", "decline", "decline", "decline", "decline"], screen.FindAll(".actions button").Select(button => button.GetAttribute("data-phone")));
        Assert.Equal(["Busy", "NotMyField", "Break"], screen.FindAll(".why button").Select(button => button.GetAttribute("data-with")));
        Assert.All(screen.FindAll(".actions button"), button => Assert.Null(button.GetAttribute("aria-disabled")));
    }

    [Fact]
    public void What_the_phone_network_does_not_do_is_said_and_when_its_turn_comes()
    {
        Assert.Empty(Show(Views.Talking).FindAll("[role=status] elapsed-time"));
        Assert.Contains("retrying (2/3)", Show(Views.Talking with { Trouble = new($"The phone network does not answer: retrying (2/3).") }).Find(".notice[role=status]").TextContent, StringComparison.Ordinal);

        var queued = Show(Views.Talking with { Trouble = new($"Its turn comes in", Views.Noon.AddSeconds(3)) });
        Assert.StartsWith("2026-03-02T12:00:03", queued.Find(".notice elapsed-time").GetAttribute("until"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SoundQuality.Poor, "signal-low", "bad", "Poor sound")]
    [InlineData(SoundQuality.Good, "signal-high", null, "Good sound")]
    public void How_a_line_sounds_is_said_by_icon_colour_and_word(SoundQuality sound, string icon, string? tone, string text)
    {
        Assert.DoesNotContain("sound", Show(Views.Talking).Find("table").TextContent, StringComparison.Ordinal);

        var screen = Show(Views.Talking with { Parties = [Views.Talking.Parties[0], Views.Talking.Parties[1] with { Sound = new LegSound(sound, 3.1) }] });

        var badge = screen.FindAll("tr.party")[1].QuerySelectorAll(".chip").Single(chip => chip.TextContent == text);
        Assert.Equal((icon, tone), (badge.QuerySelector(".icon")!.GetAttribute("data-icon"), badge.GetAttribute("data-tone")));
        Assert.Equal("MOS 3.1", screen.Find(".measured").TextContent);
        Assert.Equal(sound == SoundQuality.Poor, screen.FindAll("[role=status]").Any(said => said.TextContent == "The sound of your line is poor."));
    }

    [Theory]
    [InlineData(PhoneState.Elsewhere, "Your phone is open in another tab: answer there.")]
    [InlineData(PhoneState.Off, "Your phone is not connected.")]
    [InlineData(PhoneState.Ready, "The ringing has not reached your phone yet.")]
    public void Answer_says_why_it_cannot(string state, string reason)
    {
        var screen = Show(Views.Ringing, Views.Incoming with { State = state });
        Assert.Equal("true", Button(screen, "Answer").GetAttribute("aria-disabled"));
        Assert.Equal(reason, WhyNot(screen, "Answer"));
    }

    [Fact]
    public void Buttons_are_refused_exactly_when_the_call_refuses()
    {
        var screen = Show(Views.Talking);
        Assert.Equal(Views.NotYet.Reason.English, WhyNot(screen, "Leave"));
        Assert.Null(WhyNot(screen, "Dial agent 2 in"));
        Assert.Null(WhyNot(screen, "End call"));
        Button(screen, "Leave").Click();
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void A_press_posts_one_command_and_is_busy_until_the_answer()
    {
        var answer = new TaskCompletionSource<Refusal?>();
        Desk.Answer = () => answer.Task;
        var screen = Show(Views.Talking);
        Button(screen, "End call").Click();
        Button(screen, "End call").Click();
        var (call, intent, command) = Assert.Single(Desk.Asked);
        Assert.Equal((Views.Talking.Id, new CallEvent.Intent.End(Views.Me.Id)), (call, intent));
        Assert.NotEqual(Guid.Empty, command);
        Assert.Equal("true", Button(screen, "End call").GetAttribute("aria-busy"));
        answer.SetResult(null);
        screen.WaitForAssertion(() => Assert.Null(Button(screen, "End call").GetAttribute("aria-busy")));
    }

    [Fact]
    public void A_refused_command_says_why_beside_its_button()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.CallEnded, $"The call is over."));
        var screen = Show(Views.Talking);
        Button(screen, "End call").Click();
        Assert.Equal("The call is over.", screen.Find(".command [role=alert]").TextContent);
        Button(screen, "End call").Click();
        Assert.Equal(2, Desk.Asked.Select(asked => asked.Command).Distinct().Count());
    }

    [Fact]
    public void After_a_fault_the_same_command_is_posted_again()
    {
        Desk.Answer = () => throw new InvalidOperationException("No database.");
        var screen = Show(Views.Talking);
        Button(screen, "End call").Click();
        Assert.Contains("Please try again", screen.Find(".command [role=alert]").TextContent, StringComparison.Ordinal);
        Button(screen, "End call").Click();
        Assert.Equal(2, Desk.Asked.Count);
        Assert.Single(Desk.Asked.Select(asked => asked.Command).Distinct());
    }

    [Fact]
    public void Each_party_shows_its_state_and_whom_it_hears()
    {
        var held = Views.Party(PartyKind.Customer, "Customer") with { State = $"On hold", Held = true, Music = true };
        var you = Views.Party(PartyKind.You, "Agent 1", "Berta", "Customer");
        var screen = Show(Views.Talking with { Parties = [held, you] }, Views.InCall with { Muted = true });
        var rows = screen.FindAll("tbody tr");
        Assert.Contains("On hold", rows[0].TextContent, StringComparison.Ordinal);
        Assert.EndsWith("music", rows[0].QuerySelector(".hears")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Muted here", rows[1].TextContent, StringComparison.Ordinal);
        Assert.EndsWith("Berta and Customer", rows[1].QuerySelector(".hears")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Muted_here_and_muted_at_the_network_are_shown_apart()
    {
        var you = Views.Party(PartyKind.You, "Agent 1", "Customer") with { Muted = true };
        var row = Show(Views.Talking with { Parties = [you] }, Views.InCall with { Muted = true }).Find("tbody tr");
        Assert.Equal(["Connected", "Muted here", "Muted by the network"], row.QuerySelectorAll(".chip").Select(chip => chip.TextContent));
    }

    [Fact]
    public void An_agent_whom_the_network_has_muted_is_told_after_a_moment_unless_they_muted_themselves()
    {
        var muted = Views.Talking with { Parties = [Views.Party(PartyKind.You, "Agent 1", "Customer") with { Muted = true }] };
        var screen = Show(muted);
        Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(screen.FindAll(".notice"));
        Time.Advance(TimeSpan.FromSeconds(0.2));
        screen.WaitForAssertion(() => Assert.Contains("nobody hears you", screen.Find(".notice").TextContent, StringComparison.Ordinal));
        screen.Render(parameters => parameters.Add(call => call.Phone, Views.InCall with { Muted = true }));
        Assert.Empty(screen.FindAll(".notice"));
    }

    [Fact]
    public void An_agent_who_is_muted_here_and_not_at_the_network_is_told_after_a_moment()
    {
        var screen = Show(Views.Talking, Views.InCall with { Muted = true });
        Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(screen.FindAll(".notice"));
        Time.Advance(TimeSpan.FromSeconds(0.2));
        screen.WaitForAssertion(() => Assert.Contains("muted here", screen.Find(".notice").TextContent, StringComparison.Ordinal));
        screen.Render(parameters => parameters.Add(call => call.Phone, Views.InCall));
        Assert.Empty(screen.FindAll(".notice"));
    }

    [Fact]
    public void Each_mismatch_has_its_own_moment()
    {
        var muted = Views.Talking with { Parties = [Views.Party(PartyKind.Customer, "Customer"), Views.Party(PartyKind.You, "Agent 1") with { Muted = true }] };
        var screen = Show(muted);
        Time.Advance(TimeSpan.FromSeconds(1.5));
        screen.Render(parameters => parameters.Add(call => call.Call, Views.Talking).Add(call => call.Phone, Views.InCall with { Muted = true }));
        Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Empty(screen.FindAll(".notice"));
        Time.Advance(TimeSpan.FromSeconds(1));
        screen.WaitForAssertion(() => Assert.Contains("muted here", screen.Find(".notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_is_muted_here_while_everybody_else_hears_music_misleads_nobody()
    {
        var alone = Views.Talking with { Parties = [Views.Party(PartyKind.Customer, "Customer") with { Held = true, Music = true }, Views.Party(PartyKind.You, "Agent 1")] };
        var screen = Show(alone, Views.InCall with { Muted = true });
        Time.Advance(TimeSpan.FromSeconds(10));
        screen.Render();
        Assert.Empty(screen.FindAll(".notice"));
    }

    [Fact]
    public void A_failed_attempt_is_told_until_the_next()
    {
        var screen = Show(Views.Talking with { Transfer = new(Failure: $"Berta did not answer.") });
        Assert.Equal("Berta did not answer.", screen.Find(".notice").TextContent);
    }

    [Fact]
    public void Mute_mirrors_the_phone()
    {
        Assert.Equal("true", Button(Show(Views.Talking, Views.InCall with { Muted = true }), "Mute").GetAttribute("aria-pressed"));
        Assert.NotNull(WhyNot(Show(Views.Talking, Views.InCall with { State = PhoneState.Off }), "Mute"));
    }

    [Theory]
    [InlineData(CallStage.Plain, LegProgress.Ended, "Leave")]
    [InlineData(CallStage.Joined, LegProgress.Admitted, "Leave")]
    [InlineData(CallStage.Introducing, LegProgress.Ringing, "Leave", "Cancel transfer")]
    [InlineData(CallStage.ThreeWay, LegProgress.Admitted, "Leave", "Return to customer")]
    [InlineData(CallStage.Consulting, LegProgress.Ringing, "Complete", "Cancel transfer", "Merge", "Swap")]
    [InlineData(CallStage.Consulting, LegProgress.Admitted, "Complete", "Return to customer", "Merge", "Swap")]
    public void All_that_can_be_done_stands_together_in_one_order_and_what_a_transfer_brings_comes_last(CallStage stage, LegProgress second, string leave, params string[] transfer)
    {
        var screen = Show(Views.Transferring(stage, second));
        string[] places = ["Dial agent 2 in", "Transfer…", "Hold", "Mute", leave, "Ask for help", "Keypad", "End call", .. transfer];
        Assert.Equal(places, screen.Find("article > .actions").QuerySelectorAll("button").Select(button => button.TextContent.Trim()));
        Assert.Equal("End call", screen.Find("article > .actions > .end").TextContent.Trim());
        Assert.Equal(places.Length, screen.FindAll("article > :not(dialog) button, article > button").Count);
    }

    [Fact]
    public void What_comes_and_goes_stands_below_all_buttons()
    {
        var screen = Show(Views.Transferring(CallStage.Introducing, LegProgress.Ringing) with { Transfer = new(CallStage.Introducing, $"It failed.", Views.Noon.AddSeconds(40)), HelpRequest = new HelpView("Agent 1", Mine: true, Views.Noon, Coming: null) });
        Assert.True(screen.Find("article").FirstElementChild!.ClassList.Contains("actions"));
        Assert.Empty(screen.FindAll(".transfer button, .help-note button"));
    }

    [Theory]
    [InlineData(null, false, null, "")]
    [InlineData("Agent 1", true, null, "Supervisors see that you ask for help.")]
    [InlineData("Agent 1", true, "Supervisor 1", "Supervisor 1 is coming.")]
    [InlineData("Berta", false, null, "Berta asks for help.")]
    public void The_button_that_asks_for_help_keeps_its_name_and_says_by_being_pressed_that_it_has(string? by, bool mine, string? coming, string said)
    {
        var screen = Show(Views.Talking with { HelpRequest = by is null ? null : new HelpView(by, mine, Views.Noon, coming) });
        Assert.Equal(mine ? "true" : "false", Button(screen, "Ask for help").GetAttribute("aria-pressed"));
        Assert.Equal(said, screen.Find(".help-note[role=status]").TextContent.Trim());
        if (by is not null && !mine) return;
        Button(screen, "Ask for help").Click();
        Assert.Equal(mine ? new CallEvent.Intent.WithdrawHelpRequest(Views.Me.Id) : new CallEvent.Intent.RequestHelp(Views.Me.Id), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void Each_button_asks_for_what_it_says()
    {
        var screen = Show(Views.Transferring(CallStage.Consulting, LegProgress.Admitted) with { Controls = CallControls.None });
        foreach (var name in new[] { "Merge", "Swap", "Complete", "Return to customer", "Hold" })
            screen.FindAll("button").Single(button => button.TextContent.Trim() == name).Click();
        var me = Views.Me.Id;
        Assert.Equal(
            [new CallEvent.Intent.Merge(me), new CallEvent.Intent.Swap(me), new CallEvent.Intent.Leave(me), new CallEvent.Intent.Cancel(me), new CallEvent.Intent.Hold(me)],
            Desk.Asked.Select(asked => asked.Intent));
    }

    [Fact]
    public void Hold_becomes_resume_and_the_hold_is_timed_once_it_is_confirmed()
    {
        var held = Views.Party(PartyKind.Customer, "Customer") with { Held = true, HeldSince = Views.Noon.AddMinutes(10), Music = true };
        var asked = Views.Talking with { Controls = CallControls.None with { Hold = Views.NotYet } };
        var screen = Show(asked);
        Assert.Empty(screen.FindAll("hold-timer"));
        Button(screen, "Resume").Click();
        Assert.Equal(new CallEvent.Intent.Resume(Views.Me.Id), Assert.Single(Desk.Asked).Intent);
        var timer = Show(asked with { Parties = [held] }).Find("hold-timer");
        Assert.Equal(Views.Noon.AddMinutes(10).ToString("O"), timer.GetAttribute("since"));
        Assert.Equal(("60", "180"), (timer.GetAttribute("nudge"), timer.GetAttribute("alert")));
        Assert.All(timer.QuerySelectorAll("[data-for]"), level => Assert.NotNull(level.QuerySelector(".icon")));
    }

    [Theory]
    [InlineData(LegProgress.Planned, "now next next")]
    [InlineData(LegProgress.Dialled, "now next next")]
    [InlineData(LegProgress.Ringing, "done now next")]
    [InlineData(LegProgress.Answered, "done done now")]
    public void Progress_is_shown_step_by_step(LegProgress second, string steps)
    {
        var screen = Show(Views.Transferring(CallStage.Introducing, second));
        Assert.Equal(steps, string.Join(' ', screen.FindAll(".steps li").Select(step => step.GetAttribute("data-step"))));
        Assert.Single(screen.FindAll(".steps elapsed-time"));
        Assert.Equal(second < LegProgress.Answered ? 1 : 0, screen.FindAll(".until elapsed-time[until]").Count);
    }

    [Theory]
    [InlineData(true, "then the next expert is rung")]
    [InlineData(false, "then the customer is with you alone")]
    public void The_countdown_says_what_comes_after_it(bool next, string then) =>
        Assert.Contains(then, Show(Views.Transferring(CallStage.Consulting, LegProgress.Ringing, next)).Find(".until").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData(CallStage.Consulting, false, "the customer is with you alone")]
    [InlineData(CallStage.Joined, false, "your colleague has the customer back")]
    [InlineData(CallStage.Joined, true, "all three hear each other")]
    public void Both_who_consult_read_when_it_ends_and_half_a_minute_before_what_comes_then(CallStage stage, bool merges, string then)
    {
        var timer = Show(Views.Talking with { Transfer = new(stage, ConsultEnds: Views.Noon.AddMinutes(10), ConsultMerges: merges) }).Find("hold-timer");
        Assert.Equal(Views.Noon.AddMinutes(10), DateTimeOffset.Parse(timer.QuerySelector("elapsed-time")!.GetAttribute("until")!, CultureInfo.InvariantCulture));
        Assert.Equal((Views.Noon.AddMinutes(10).AddSeconds(-30), "0", "30"), (DateTimeOffset.Parse(timer.GetAttribute("since")!, CultureInfo.InvariantCulture), timer.GetAttribute("nudge"), timer.GetAttribute("alert")));
        Assert.Contains(then, timer.QuerySelector("[data-for=nudge]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(Views.Talking with { Transfer = new(stage) }).FindAll("hold-timer"));
    }

    [Fact]
    public void The_second_agent_is_briefed_before_answering_and_after()
    {
        var briefing = new BriefingView("Berta", "Billing", "Charged twice.", 75, Views.Noon, [new(TimeSpan.FromSeconds(75), Happening.Answered, "Berta"), new(TimeSpan.FromSeconds(125), Happening.TransferAsked, "Berta")]);
        foreach (var call in new[] { Views.Ringing, Views.Talking with { Transfer = new(CallStage.Joined) } })
        {
            var note = Render<CustomerPanel>(p => p.Add(c => c.Call, call with { Briefing = briefing })).Find(".briefing");
            Assert.Contains("From Berta: Billing", note.TextContent, StringComparison.Ordinal);
            Assert.Equal("Charged twice.", note.QuerySelector(".note")!.TextContent);
            Assert.Equal(["1:15 Berta answered", "2:05 Berta asked for this transfer"], note.QuerySelectorAll(".so-far li").Select(moment => moment.TextContent));
            Assert.Contains("Waited 1:15", note.TextContent, StringComparison.Ordinal);
            Assert.Equal(Views.Noon.ToString("O"), note.QuerySelector("elapsed-time")!.GetAttribute("since"));
        }
    }

    [Fact]
    public void The_tutorials_button_opens_the_picker_to_introduce_and_the_other_to_consult()
    {
        var screen = Show(Views.Talking);
        Button(screen, "Dial agent 2 in").Click();
        Assert.True(screen.FindAll(".kind input")[0].HasAttribute("checked"));
        screen.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Button(screen, "Transfer…").Click();
        Assert.True(screen.FindAll(".kind input")[1].HasAttribute("checked"));
    }

    [Fact]
    public void Every_key_of_the_call_is_on_the_map()
    {
        var map = Render<KeyMap>(p => p.Add(c => c.Keys, KeyMap.OfConsole));
        var told = map.FindAll("dt kbd").Select(key => key.TextContent.ToLowerInvariant()).ToHashSet();
        var used = new[] { Show(Views.Ringing), Show(Views.Transferring(CallStage.Consulting, LegProgress.Admitted)) }
            .SelectMany(screen => screen.FindAll("[aria-keyshortcuts]")).Select(button => button.GetAttribute("aria-keyshortcuts")!).ToList();
        Assert.Equal(["a", "d", "t", "h", "m", "l", "n", "k", "e", "r", "g", "s"], used);
        Assert.All(used, key => Assert.Contains(key, told));
    }
}
