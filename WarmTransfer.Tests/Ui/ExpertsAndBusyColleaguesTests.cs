using Bunit;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Ui;

/// <summary>The transfer dialog, where whoever is wanted is any of a queue, or busy.</summary>
public sealed class ExpertsAndBusyColleaguesTests : Screen
{
    private bool _closed;

    private IRenderedComponent<TransferDialog> Open(CallCard? call = null, TransferKind kind = TransferKind.Introduce) => Render<TransferDialog>(p => p
        .Add(c => c.Call, call ?? Views.Talking).Add(c => c.Me, Views.Me.Id).Add(c => c.Agents, Views.Agents).Add(c => c.Queues, Views.Queues)
        .Add(c => c.Kind, kind).Add(c => c.OnClose, () => _closed = true));

    private IRenderedComponent<TransferDialog> OpenQueues(TransferKind kind)
    {
        var screen = Open(kind: kind);
        screen.Find("[value=Queue]").Change("Queue");
        return screen;
    }

    [Theory]
    [InlineData(TransferKind.Consult)]
    [InlineData(TransferKind.Introduce)]
    public void An_expert_of_a_queue_is_brought_in_the_way_that_is_chosen_also_of_the_calls_own(TransferKind kind)
    {
        var screen = OpenQueues(kind);
        Assert.Equal(["Support", "Sales", "Service"], screen.FindAll("[role=option] .name").Select(name => name.TextContent));
        Assert.Contains("rings up to three of its free agents", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        screen.FindAll("[role=option]")[1].Click();
        Assert.Equal(kind.Intent(Views.Me.Id, new Target.OtherQueue(new("sales")), Briefing.None), Assert.Single(Desk.Asked).Intent);
    }

    [Fact]
    public void A_queue_says_how_long_whoever_came_next_would_wait() =>
        Assert.Equal("Nobody is free, 3 wait, about 4 min", (Views.Queues[2] with { Minutes = 4 }).Words.English);

    [Theory]
    [InlineData(AgentState.OnCall)]
    [InlineData(AgentState.WrapUp)]
    public void A_colleague_who_is_busy_is_asked_after_the_reason_was_read(AgentState state)
    {
        var screen = Open(kind: TransferKind.Consult);
        screen.Find("#transfer-reason").Input("Billing");
        screen.Render(p => p.Add(c => c.Agents, Views.Agents.Replace(Views.Berta, Views.Berta with { State = state, WhyNot = $"Berta is busy." })));
        Choose(screen, "Berta");
        Assert.Empty(Desk.Asked);
        Assert.Contains("Berta is busy.", screen.Find(".answer").TextContent, StringComparison.Ordinal);
        screen.FindAll(".answer button").Single(button => button.TextContent.Trim() == "Ask Berta").Click();
        Assert.Equal(new CallEvent.Intent.RequestConsult(Views.Me.Id, Target.To(Views.Berta.Id), new Briefing("Billing", "")), Assert.Single(Desk.Asked).Intent);
        Assert.True(_closed);
    }

    [Fact]
    public void Whoever_is_offline_is_not_asked_nor_a_second_one()
    {
        var screen = Open();
        Choose(screen, "Dara");
        Assert.Empty(screen.FindAll(".answer button"));
        var asking = Open(Views.Talking with { Transfer = new(Asked: new AskedView("Chike", $"is on a call", Views.Noon, Views.Noon.AddMinutes(2), Accepted: false)) });
        asking.Render(p => p.Add(c => c.Agents, Views.Agents.Replace(Views.Berta, Views.Berta with { State = AgentState.OnCall, WhyNot = $"Berta is on a call." })));
        Choose(asking, "Berta");
        Assert.Empty(asking.FindAll(".answer button"));
    }

    private static void Choose(IRenderedComponent<TransferDialog> screen, string name) =>
        screen.FindAll("[role=option]").Single(option => option.TextContent.Contains(name, StringComparison.Ordinal)).Click();
}
