using System.Collections.Immutable;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Tests.Core.Dispositions;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Ui;

public sealed class DisposalPanelTests : Screen
{
    private static readonly CallId Call = new("CA1");
    private static readonly AgentView Me = Views.Me with { State = AgentState.WrapUp, Work = new CallWork(Call, QueueId.Default, Views.Noon), Unfinished = 1 };

    public DisposalPanelTests()
    {
        Services.AddSingleton(new LiveDispositions { Now = new DispositionBook(ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(QueueId.Default, DispositionSetTests.Set)) });
        Services.AddOptions<DeskOptions>();
    }

    [Fact]
    public void Three_digits_in_one_field_choose_however_fast_they_are_typed()
    {
        var panel = Show(Me);
        panel.Find("input[data-digits]").Input("1");
        panel.Find("input[data-digits]").Input("11");
        Assert.Equal(["1 In full", "2 In part"], Options(panel));
        panel.Find("input[data-digits]").Input("112");
        Assert.Equal(["refund-part"], Said.Select(said => said.Code));
        Assert.Equal("", panel.Find("input[data-digits]").GetAttribute("value") ?? "");
    }

    [Fact]
    public void All_three_at_once_choose_the_same()
    {
        Show(Me).Find("input[data-digits]").Input("112");
        Assert.Equal(["refund-part"], Said.Select(said => said.Code));
    }

    [Fact]
    public void A_part_of_the_name_and_Enter_choose_the_first_that_is_called_so()
    {
        var panel = Show(Me);
        panel.Find("input[data-digits]").Input("voice");
        Assert.Equal(["⏎ Billing › Invoice"], Options(panel));
        panel.Find("input[data-digits]").KeyDown(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal(["invoice"], Said.Select(said => said.Code));
    }

    [Fact]
    public void A_group_is_opened_and_a_disposition_chosen_by_pointer()
    {
        var panel = Show(Me);
        Press(panel, "1 Billing ›");
        Press(panel, "2 Invoice");
        Assert.Equal(["invoice"], Said.Select(said => said.Code));
    }

    [Fact]
    public void A_tag_is_said_beside_what_was_chosen()
    {
        var panel = Show(Me with { Work = Me.Work! with { Disposal = new Disposal("invoice", []) } });
        Assert.Contains("Billing › Invoice", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
        panel.FindAll(".tag")[0].Click();
        Assert.Equal([new Disposal("invoice", ["vip"])], Said);
    }

    [Fact]
    public void A_call_back_is_promised_by_the_clock_of_the_call_centre()
    {
        var panel = Show(Me);
        panel.Find("select").Change(nameof(FollowUpWhen.Tomorrow));
        panel.Find("input[type=checkbox]").Change(true);
        panel.Find("form").Submit();
        Assert.Equal([new FollowUp(Views.Noon.AddHours(21), Views.Me.Id)], Said.Select(said => said.FollowUp));
    }

    [Fact]
    public void That_one_is_required_is_said_until_there_is_one()
    {
        Assert.Contains("Required", Show(Me).Find("[role=status]").TextContent, StringComparison.Ordinal);
        var over = Render<WrapUpPanel>(p => p.Add(c => c.Me, Me with { WrapUpUntil = null }));
        Assert.Contains("Wrap-up: not finished", over.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_told()
    {
        Desk.Answer = () => Task.FromResult<Refusal?>(new(RefusalCode.WrongPhase, $"Not now."));
        var panel = Show(Me);
        panel.Find("input[data-digits]").Input("2");
        Assert.Equal("Not now.", panel.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_supervisor_lets_an_agent_go_with_a_reason_or_says_it_for_them()
    {
        var agent = new FloorAgent(new("agent2"), "Agent 2", AgentState.WrapUp, $"Wrap-up", Views.Noon, true, null, null, null, null) { Unfinished = [new FloorWork(Call, QueueId.Default, Views.Noon)] };
        var panel = Render<UnfinishedWork>(p => p.Add(c => c.Agent, agent).Add(c => c.Me, new AgentId("supervisor1")));
        panel.Find("input").Change("shift is over");
        panel.Find("form").Submit();
        panel.FindAll("select")[1].Change("invoice");
        panel.Find("form").Submit();
        Assert.Equal(
            [new AgentEvent.DismissWork(Call, new AgentId("supervisor1"), "shift is over"), new AgentEvent.Dispose(Call, new Disposal("invoice", []), new AgentId("supervisor1"))],
            Desk.AskedForSelf.Select(asked => asked.Event));
    }

    private IEnumerable<Disposal> Said => Desk.AskedForSelf.Select(asked => Assert.IsType<AgentEvent.Dispose>(asked.Event).Disposal);

    private IRenderedComponent<DisposalPanel> Show(AgentView me) => Render<DisposalPanel>(p => p.Add(c => c.Me, me).Add(c => c.Work, me.Work!));

    private static IEnumerable<string> Options(IRenderedComponent<DisposalPanel> panel) => panel.FindAll(".option").Select(option => option.TextContent);

    private static void Press(IRenderedComponent<DisposalPanel> panel, string option) => panel.FindAll(".option").Single(one => one.TextContent == option).Click();
}
