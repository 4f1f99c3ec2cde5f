using System.Collections.Immutable;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Day;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Ui;

/// <summary>What an agent reads between two calls.</summary>
public sealed class DayPanelTests : Screen, IDayFeed
{
    private readonly Channel<DayView> _days = Channel.CreateBounded<DayView>(4);

    public DayPanelTests()
    {
        Services.AddSingleton<IDayFeed>(this);
        Services.AddSingleton(new LiveQueues(new Queues([new Queue { Id = new("sales"), Name = "Sales", Agents = [Views.Berta.Id] }, new Queue { Id = new("service"), Name = "Service", Agents = [Views.Me.Id] }])));
    }

    [Fact]
    public void Figures_queues_and_the_way_to_the_last_calls_are_there_and_change_without_a_reload()
    {
        var panel = Render<DayPanel>(p => p.Add(c => c.Viewer, new CurrentAgent("agent1", "Agent 1", [Roles.Agent])).Add(c => c.Queues, Views.Queues));
        Tell(new OwnDay(2, TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(61), Views.Noon));
        panel.WaitForAssertion(() => Assert.Equal(["2", "9:00", "1:01", "5:00"], panel.FindAll("dd").Take(4).Select(figure => figure.TextContent.Trim())));
        Assert.Equal(["Service"], panel.FindAll(".queues li span:first-child").Select(queue => queue.TextContent));
        Assert.Contains("None yet.", panel.Markup, StringComparison.Ordinal);

        Tell(new OwnDay(3, TimeSpan.FromMinutes(75), TimeSpan.Zero, Views.Noon), new FoundCall(new CallId("CA7"), Views.Noon, "•••0123", "Service", $"Ended"));
        panel.WaitForAssertion(() => Assert.Equal("/history/CA7", panel.Find("ol a").GetAttribute("href")));
        Assert.Equal("1 h 15 min", panel.FindAll("dd")[1].TextContent.Trim());
    }

    [Fact]
    public void Customers_who_come_and_go_have_the_queues_drawn_again_and_nothing_else()
    {
        var panel = Render<DayPanel>(p => p.Add(c => c.Viewer, new CurrentAgent("agent1", "Agent 1", [Roles.Agent])).Add(c => c.Queues, Views.Queues));
        Tell(new OwnDay(2, TimeSpan.FromMinutes(9), TimeSpan.Zero, Views.Noon), new FoundCall(new CallId("CA7"), Views.Noon, "•••0123", "Service", $"Ended"));
        panel.WaitForAssertion(() => Assert.Contains("3 wait", panel.Find(".queues").TextContent, StringComparison.Ordinal));
        var (figures, calls) = (panel.FindComponent<DayFigures>(), panel.FindComponent<DayCalls>());
        var before = (figures.RenderCount, calls.RenderCount);

        panel.Render(p => p.Add(c => c.Queues, [.. Views.Queues.Select(queue => queue with { Waiting = 7 })]));

        Assert.Contains("7 wait", panel.Find(".queues").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (figures.RenderCount, calls.RenderCount));
    }

    public IAsyncEnumerable<DayView> Subscribe(CurrentAgent viewer, CancellationToken cancel) => _days.Reader.ReadAllAsync(cancel);

    private void Tell(OwnDay figures, params ImmutableArray<FoundCall> calls) => Assert.True(_days.Writer.TryWrite(new DayView(figures, calls)));
}
