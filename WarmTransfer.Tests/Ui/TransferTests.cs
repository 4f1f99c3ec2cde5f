using Bunit;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Ui;

public sealed class TransferTests : Screen
{
    private bool _closed;

    private IRenderedComponent<TransferDialog> Open(CallCard? call = null, TransferKind kind = TransferKind.Introduce) => Render<TransferDialog>(p => p
        .Add(c => c.Call, call ?? Views.Talking).Add(c => c.Me, Views.Me.Id).Add(c => c.Agents, Views.Agents)
        .Add(c => c.Kind, kind).Add(c => c.OnClose, () => _closed = true));

    private static string Active(IRenderedComponent<TransferDialog> screen) =>
        screen.Find($"#{screen.Find("[role=combobox]").GetAttribute("aria-activedescendant")} .name").TextContent;

    [Fact]
    public void The_picker_is_a_combobox_with_an_open_list()
    {
        var screen = Open();
        var field = screen.Find("[role=combobox]");
        Assert.Equal("true", field.GetAttribute("aria-expanded"));
        Assert.Equal(screen.Find("[role=listbox]").Id, field.GetAttribute("aria-controls"));
        Assert.Equal("Find an agent", screen.Find($"label[for={field.Id}]").TextContent);
    }

    [Fact]
    public void Those_who_can_take_the_call_come_first_and_you_are_not_among_them()
    {
        var names = Open().FindAll("[role=option] .name").Select(name => name.TextContent);
        Assert.Equal(["Berta", "Chike", "Dara"], names);
    }

    [Fact]
    public void Enter_dials_whoever_is_highlighted_however_the_list_is_sorted_meanwhile()
    {
        var screen = Open();
        screen.Render(p => p.Add(c => c.Agents, Views.Agents.Add(Views.Berta with { Id = new("anna"), Name = "Anna" })));
        Assert.Equal("Berta", Active(screen));
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal(new CallEvent.Intent.DialIn(Views.Me.Id, Target.To(Views.Berta.Id), Briefing.None), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void Enter_dials_nobody_else_when_the_first_of_the_list_has_become_unavailable()
    {
        var screen = Open();
        screen.Render(p => p.Add(c => c.Agents, Views.Agents.Replace(Views.Berta, Views.Berta with { State = AgentState.OnCall, WhyNot = $"Berta is on a call." })));
        Assert.Equal("Berta", Active(screen));
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Empty(Desk.Asked);
        Assert.Contains("Berta is on a call.", screen.Find(".answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_the_highlighted_agent_is_gone_nobody_is_dialled_until_an_arrow_chooses()
    {
        var screen = Open();
        screen.Render(p => p.Add(c => c.Agents, Views.Agents.Remove(Views.Berta)));
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Empty(Desk.Asked);
        screen.Find("[role=combobox]").KeyDown("ArrowDown");
        Assert.Equal("Chike", Active(screen));
        screen.Find("[role=combobox]").KeyDown("ArrowUp");
        Assert.Equal("Dara", Active(screen));
    }

    [Fact]
    public void An_unavailable_agent_is_shown_with_the_reason_and_refused()
    {
        var screen = Open();
        var dara = screen.FindAll("[role=option]")[2];
        Assert.Equal("true", dara.GetAttribute("aria-disabled"));
        Assert.Equal(Views.Dara.WhyNot!.English, dara.QuerySelector(".why")!.TextContent);
        dara.Click();
        Assert.Empty(Desk.Asked);
        Assert.Contains(Views.Dara.WhyNot!.English, screen.Find(".answer[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll(".answer button"));
    }

    [Fact]
    public void Whoever_may_rings_an_unavailable_agent_all_the_same_after_the_reason_was_shown()
    {
        Desk.MayOverride = true;
        var screen = Open();
        Assert.Empty(screen.FindAll(".answer button"));
        screen.FindAll("[role=option]")[2].Click();
        Assert.Empty(Desk.Asked);
        Assert.Contains(Views.Dara.WhyNot!.English, screen.Find(".answer").TextContent, StringComparison.Ordinal);
        var insist = screen.Find(".answer button");
        Assert.Equal("Ring Dara all the same", insist.TextContent.Trim());
        insist.Click();
        Assert.Equal(new CallEvent.Intent.DialIn(Views.Me.Id, Target.To(Views.Dara.Id), Briefing.None, Override: true), Assert.Single(Desk.Asked).Intent);
        Assert.True(_closed);
    }

    [Fact]
    public void Nobody_is_offered_to_ring_an_agent_who_is_busy_with_a_call()
    {
        Desk.MayOverride = true;
        var screen = Open();
        screen.FindAll("[role=option]")[2].Click();
        screen.Render(p => p.Add(c => c.Agents, [Views.Me, Views.Dara with { State = AgentState.OnCall, WhyNot = $"Dara is on a call." }]));
        Assert.Equal("Ask Dara", Assert.Single(screen.FindAll(".answer button")).TextContent.Trim());
        screen.Find("[role=option]").Click();
        Assert.Equal("Ask Dara", Assert.Single(screen.FindAll(".answer button")).TextContent.Trim());
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void Arrows_go_round_the_list_and_Enter_dials()
    {
        var screen = Open();
        Assert.Equal("Berta", Active(screen));
        screen.Find("[role=combobox]").KeyDown("ArrowDown");
        Assert.Equal("Chike", Active(screen));
        screen.Find("[role=combobox]").KeyDown("ArrowUp");
        screen.Find("[role=combobox]").KeyDown("ArrowUp");
        Assert.Equal("Dara", Active(screen));
        screen.Find("[role=combobox]").KeyDown("ArrowDown");
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal(new CallEvent.Intent.DialIn(Views.Me.Id, Target.To(Views.Berta.Id), Briefing.None), Assert.Single(Desk.Asked).Intent);
        Assert.True(_closed);
    }

    [Fact]
    public void Typing_narrows_the_list()
    {
        var screen = Open();
        screen.Find("[role=combobox]").Input("chi");
        Assert.Equal("Chike", Assert.Single(screen.FindAll("[role=option] .name")).TextContent);
        Assert.Equal("Chike", Active(screen));
        screen.Find("[role=combobox]").Input("zz");
        Assert.Empty(screen.FindAll("[role=option]"));
        Assert.Contains("zz", screen.Find(".none").TextContent, StringComparison.Ordinal);
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void The_choice_stays_on_its_agent_while_presence_changes()
    {
        var screen = Open();
        screen.Find("[role=combobox]").KeyDown("ArrowDown");
        screen.Render(p => p.Add(c => c.Agents, [Views.Me, Views.Dara, Views.Berta with { WhyNot = $"Berta is on a call." }, Views.Chike]));
        Assert.Equal("Chike", Active(screen));
        Assert.Equal(["Chike", "Berta", "Dara"], screen.FindAll("[role=option] .name").Select(name => name.TextContent));
    }

    [Fact]
    public void A_refused_choice_keeps_the_dialog_open_and_says_why()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.AgentNotAvailable, $"Berta is being rung for another call."));
        var screen = Open();
        screen.Find("[role=option]").Click();
        Assert.Contains("Berta is being rung", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        Assert.False(_closed);
    }

    [Fact]
    public void When_the_call_no_longer_allows_it_nothing_is_posted()
    {
        var screen = Open(Views.Talking with { Controls = CallControls.None with { DialIn = new(RefusalCode.CallEnded, $"The call is over.") } });
        screen.Find("[role=option]").Click();
        Assert.Empty(Desk.Asked);
        Assert.Contains("The call is over.", screen.Find(".answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_the_native_dialog_is_heard()
    {
        Open().Find("dialog").TriggerEvent("onclose", EventArgs.Empty);
        Assert.True(_closed);
    }

    [Fact]
    public void Each_way_to_transfer_is_a_radio_with_an_explanation()
    {
        var kinds = Open(kind: TransferKind.Consult).FindAll(".kind");
        Assert.Equal(["Introduce three-way", "Consult first", "Cold transfer"], kinds.Select(kind => kind.QuerySelector(".title")!.TextContent));
        Assert.All(kinds, kind => Assert.NotEmpty(kind.QuerySelector(".explanation")!.TextContent));
        Assert.Equal([false, true, false], kinds.Select(kind => kind.QuerySelector("input")!.HasAttribute("checked")));
    }

    [Fact]
    public void The_chosen_way_goes_with_reason_and_note()
    {
        var screen = Open(kind: TransferKind.Consult);
        screen.Find("#transfer-reason").Input(" Billing ");
        screen.Find("#transfer-note").Input("Charged twice.\nWants it back.");
        screen.Find("[role=option]").Click();
        var briefing = new Briefing("Billing", "Charged twice.\nWants it back.");
        Assert.Equal(new CallEvent.Intent.Consult(Views.Me.Id, Target.To(Views.Berta.Id), briefing), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void Another_way_can_be_chosen_in_the_dialog()
    {
        var screen = Open();
        screen.FindAll(".kind input")[2].Change("Cold");
        screen.Find("[role=option]").Click();
        Assert.Equal(new CallEvent.Intent.ColdTransfer(Views.Me.Id, Target.To(Views.Berta.Id), Briefing.None), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void A_queue_is_chosen_by_keyboard_and_given_the_call()
    {
        var screen = OpenQueues(TransferKind.Cold);
        Assert.Equal(["Sales1 is free, nobody waits", "ServiceNobody is free, 3 wait"], screen.FindAll("[role=option]").Select(option => option.TextContent.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal)));
        Assert.Contains("sends the customer there", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        screen.Find("#transfer-reason").Input("A contract");
        screen.Find("[role=combobox]").KeyDown("ArrowDown");
        screen.Find("[role=combobox]").KeyDown("Enter");
        Assert.Equal(new CallEvent.Intent.ColdTransfer(Views.Me.Id, new Target.OtherQueue(new("service")), new Briefing("A contract", "")), Assert.Single(Desk.Asked).Intent);
        Assert.True(_closed);
    }

    [Fact]
    public void Typing_narrows_the_queues_and_a_refusal_keeps_the_dialog_open()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.NotPermitted, $"You may not transfer calls to other queues."));
        var screen = OpenQueues(TransferKind.Cold);
        screen.Find("[role=combobox]").Input("sal");
        Assert.Equal("Sales", Assert.Single(screen.FindAll("[role=option] .name")).TextContent);
        screen.Find("[role=option]").Click();
        Assert.Contains("You may not transfer calls to other queues.", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        Assert.False(_closed);
        screen.Find("[role=combobox]").Input("x");
        Assert.Contains("No queue is called “x”.", screen.Find(".none").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_other_queue_none_is_offered() => Assert.Empty(Open().FindAll("[value=Queue]"));

    private IRenderedComponent<TransferDialog> OpenQueues(TransferKind kind)
    {
        var screen = Open(kind: kind);
        screen.Render(p => p.Add(c => c.Queues, Views.Queues));
        screen.Find("[value=Queue]").Change("Queue");
        return screen;
    }

    [Fact]
    public void Common_reasons_are_suggested()
    {
        var screen = Open();
        Assert.NotEmpty(screen.FindAll($"#{screen.Find("#transfer-reason").GetAttribute("list")} option"));
    }

    [Fact]
    public void An_outside_number_is_dialled_as_it_is_meant()
    {
        var screen = OpenOutside();
        screen.Find("[type=tel]").Input("+1 (202) 555-0123");
        screen.Find("[type=tel]").KeyDown("Enter");
        Assert.Equal(new CallEvent.Intent.DialIn(Views.Me.Id, new Target.Outside("+12025550123"), Briefing.None), Assert.Single(Desk.Asked).Intent);
        Assert.True(_closed);
    }

    [Theory]
    [InlineData("2025550123")]
    [InlineData("+1555")]
    [InlineData("")]
    public void A_number_that_is_none_is_refused_at_its_field(string number)
    {
        var screen = OpenOutside();
        screen.Find("[type=tel]").Input(number);
        screen.Find(".number button").Click();
        Assert.Empty(Desk.Asked);
        Assert.Equal("true", screen.Find("[type=tel]").GetAttribute("aria-invalid"));
        Assert.Contains("country code", screen.Find($"#{screen.Find("[type=tel]").GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_the_server_refuses_is_told_with_its_reason()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.NumberNotAllowed, $"This number is not on the list."));
        var screen = OpenOutside();
        screen.Find("[type=tel]").Input("+12025550123");
        screen.Find("[type=tel]").KeyDown("Enter");
        Assert.Contains("not on the list", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        Assert.False(_closed);
    }

    [Fact]
    public void Nothing_is_remembered_from_one_opening_to_the_next()
    {
        var screen = Open();
        screen.Find("#transfer-note").Input("Secret");
        screen.Render(p => p.Add(c => c.Kind, null));
        screen.Render(p => p.Add(c => c.Kind, TransferKind.Consult));
        Assert.DoesNotContain("Secret", screen.Markup, StringComparison.Ordinal);
        Assert.True(screen.FindAll(".kind input")[1].HasAttribute("checked"));
    }

    private IRenderedComponent<TransferDialog> OpenOutside()
    {
        var screen = Open();
        screen.FindAll(".to input")[1].Change("on");
        return screen;
    }
}
