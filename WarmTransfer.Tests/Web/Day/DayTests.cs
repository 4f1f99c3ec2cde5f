using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Day;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Web.Day;

/// <summary>An agent's own day, and the way to calls by their number or sid, on the phone network.</summary>
public sealed class DayTests : IAsyncLifetime
{
    private const string Customer = "+12025550123";
    private static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Supervisor = new("supervisor1", "Supervisor 1", [Roles.Supervisor]);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ICallFinder Finder => _host.Get<ICallFinder>();

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_call_is_in_the_day_as_soon_as_it_is_over_without_a_reload_and_also_after_one()
    {
        await using var day = _host.Get<IDayFeed>().Subscribe(Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await day.MoveNextAsync());
        Assert.Equal((0, true), (day.Current.Figures.Handled, day.Current.Recent.IsEmpty));

        var call = await Talked();
        while (day.Current is not { Figures.Handled: 1, Recent: [_] }) Assert.True(await day.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.Equal(call, day.Current.Recent[0].Call);
        Assert.True(day.Current.Figures.OnCalls > TimeSpan.Zero && day.Current.Figures.Since is not null);
        Assert.DoesNotContain("0123", day.Current.Recent[0].Customer[..^2], StringComparison.Ordinal);

        await foreach (var again in _host.Get<IDayFeed>().Subscribe(Agent1, Cancellation))
        {
            Assert.Equal((1, call), (again.Figures.Handled, again.Recent[0].Call));
            break;
        }
    }

    [Fact]
    public async Task Calls_are_found_by_sid_for_whoever_may_read_them_and_by_number_for_whoever_sees_numbers()
    {
        var call = await Talked();
        Assert.Equal([call], (await Finder.Find(Supervisor, "+1 (202) 555-0123", Cancellation)).Select(one => one.Call));
        Assert.Equal([call], (await Finder.Find(Supervisor, call.Value, Cancellation)).Select(one => one.Call));
        Assert.Equal([call], (await Finder.Find(Agent1, call.Value, Cancellation)).Select(one => one.Call));
        Assert.Equal([call], (await Finder.Own(Agent1, Cancellation)).Select(one => one.Call));

        Assert.Empty(await Finder.Find(Agent1, Customer, Cancellation));
        Assert.Empty(await Finder.Find(Agent2, call.Value, Cancellation));
        Assert.Empty(await Finder.Own(Agent2, Cancellation));
        Assert.Empty(await Finder.Find(Supervisor, "+1202", Cancellation));
    }

    private async Task<CallId> Talked()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, Customer);
        await call.TalkTo("agent1");
        call.CustomerHangsUp();
        await _host.Until("it is over", () => call.Phase is CallPhase.Ended);
        return new CallId(call.Customer);
    }
}
