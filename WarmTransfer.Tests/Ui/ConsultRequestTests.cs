using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Ui;

public sealed class ConsultRequestTests : Screen
{
    private static readonly ConsultRequestView Request = new(new("CA2"), "Berta", "+15550104477", "Billing", "Charged twice.", Views.Noon.AddMinutes(2), Accepted: false, WhyNotNow: null);

    private IRenderedComponent<ConsultRequestCards> Card(ConsultRequestView request) => Render<ConsultRequestCards>(p => p.Add(c => c.Requests, [request]).Add(c => c.Me, Views.Me.Id));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConsultRequestCards> card, string name) => card.FindAll("button").Single(button => button.TextContent.Trim() == name);

    [Fact]
    public void A_quiet_card_says_who_asks_about_whom_and_why()
    {
        var card = Card(Request);
        Assert.Equal("Berta asks you about a call with +15550104477", card.Find("h2").TextContent.Trim());
        Assert.Equal(("Billing", "Charged twice."), (card.Find(".reason").TextContent, card.Find(".note").TextContent));
        Assert.Equal("status", card.Find("div").GetAttribute("role"));
    }

    [Theory]
    [InlineData("Accept after", ConsultAnswer.After, null)]
    [InlineData("Accept now", ConsultAnswer.Now, null)]
    [InlineData("Decline: I am busy", ConsultAnswer.Decline, DeclineReason.Busy)]
    [InlineData("Decline: not my field", ConsultAnswer.Decline, DeclineReason.NotMyField)]
    [InlineData("Decline: going on a break", ConsultAnswer.Decline, DeclineReason.Break)]
    public void Each_answer_is_one_press(string button, ConsultAnswer answer, DeclineReason? why)
    {
        Button(Card(Request), button).Click();
        Assert.Equal((Request.Call, new CallEvent.Intent.AnswerConsultRequest(Views.Me.Id, answer, why)), Desk.Asked.Select(one => (one.Call, (CallEvent.Intent.AnswerConsultRequest)one.Intent)).Single());
    }

    [Fact]
    public void Whoever_is_on_a_call_reads_why_they_cannot_come_at_once()
    {
        var now = Button(Card(Request with { WhyNotNow = $"You are on a call." }), "Accept now");
        Assert.Equal("true", now.GetAttribute("aria-disabled"));
        now.Click();
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void Once_accepted_it_says_what_happens()
    {
        var card = Card(Request with { Accepted = true });
        Assert.Contains("your phone rings as soon as you are free", card.Find(".until").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(card.FindAll("button"), button => button.TextContent.Trim() == "Accept after");
    }

    [Theory]
    [InlineData(false, "is on a call", "Berta is asked to come, and now is on a call.")]
    [InlineData(true, "is finishing the last call", "Berta comes as soon as they are free, and now is finishing the last call.")]
    [InlineData(true, null, "Berta is free, and is rung.")]
    public void Whoever_asks_sees_how_it_stands_and_can_withdraw_it(bool accepted, string? busy, string words)
    {
        var call = Views.Talking with { Transfer = new(Asked: new AskedView("Berta", busy is null ? null : (Sentence)$"{busy}", Views.Noon, Views.Noon.AddMinutes(2), accepted)) };
        var line = Render<AskedColleague>(p => p.Add(c => c.Call, call).Add(c => c.Me, Views.Me.Id));
        Assert.StartsWith(words, line.Find("span:not(.icon)").TextContent.Trim(), StringComparison.Ordinal);
        line.Find("button").Click();
        Assert.Equal(new CallEvent.Intent.Cancel(Views.Me.Id), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void The_card_is_on_the_console_whatever_the_agent_does()
    {
        var screen = Render<ConsoleScreen>(p => p.Add(c => c.Me, Views.Me.Id));
        Desk.Send(Views.Console(Views.Talking) with { Requests = [Request] });
        screen.WaitForAssertion(() => Assert.Single(screen.FindAll(".work .request")));
        Desk.Send(Views.Console(null, AgentState.WrapUp) with { Requests = [Request] });
        screen.WaitForAssertion(() => Assert.Single(screen.FindAll(".work .request")));
        Desk.Send(Views.Console(null, AgentState.Available));
        screen.WaitForAssertion(() => Assert.Empty(screen.FindAll(".request")));
    }

    [Fact]
    public void The_progress_says_which_expert_of_the_queue_is_rung()
    {
        var looking = Render<TransferProgress>(p => p.Add(c => c.Call, Views.Talking with { Transfer = new(CallStage.Consulting, Experts: $"Looking for somebody free of Sales") }));
        Assert.Contains("Looking for somebody free of Sales", looking.Markup, StringComparison.Ordinal);
        var ringing = Render<TransferProgress>(p => p.Add(c => c.Call, Second with { Transfer = Second.Transfer with { Experts = $"Sales: agent 2 of at most 3" } }));
        Assert.Contains("Sales: agent 2 of at most 3", ringing.Markup, StringComparison.Ordinal);
    }

    private static CallCard Second => Views.Transferring(CallStage.Consulting, LegProgress.Ringing);
}
