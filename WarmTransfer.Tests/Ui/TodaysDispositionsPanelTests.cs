using System.Collections.Immutable;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Dispositions;

namespace WarmTransfer.Tests.Ui;

/// <summary>What is said of calls today, queue by queue, on the floor.</summary>
public sealed class TodaysDispositionsPanelTests : Screen, IDispositionFeed
{
    private readonly Channel<DispositionsOfToday> _days = Channel.CreateBounded<DispositionsOfToday>(4);

    [Fact]
    public void Nothing_is_there_while_nothing_was_said_and_then_each_queue_with_its_own()
    {
        Services.AddSingleton<IDispositionFeed>(this);
        var panel = Render<TodaysDispositions>(p => p.Add(c => c.Viewer, new CurrentAgent("supervisor1", "Supervisor 1", [Roles.Supervisor])));
        Tell();
        Assert.Empty(panel.FindAll("details"));
        Tell(new DispositionFigure("Sales", "order", "Order", 1, 100), new DispositionFigure("Support", "refund", "Billing › Refund", 3, 75), new DispositionFigure("Support", null, "none", 1, 25));
        panel.WaitForAssertion(() => Assert.Equal("5", panel.Find("summary strong").TextContent));
        Assert.Equal(["Sales", "Support"], panel.FindAll(".queue th").Select(queue => queue.TextContent));
        Assert.Equal(["Billing › Refund", "3", "75 %"], panel.FindAll("tbody")[1].QuerySelectorAll("tr")[1].Children.Select(cell => cell.TextContent));
    }

    public IAsyncEnumerable<DispositionsOfToday> Subscribe(CurrentAgent viewer, CancellationToken cancel) => _days.Reader.ReadAllAsync(cancel);

    private void Tell(params ImmutableArray<DispositionFigure> lines) => Assert.True(_days.Writer.TryWrite(new DispositionsOfToday(lines)));
}
