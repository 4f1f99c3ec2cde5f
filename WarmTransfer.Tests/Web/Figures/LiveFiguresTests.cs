using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Figures;

/// <summary>The figures in memory are those that the stored events make.</summary>
public sealed class LiveFiguresTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddTicks(1234));
    private PartsHost _node = null!;

    public async ValueTask InitializeAsync() => _node = await PartsHost.StartAsync(_file, _clock);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task What_was_counted_along_the_way_is_what_the_database_tells_afterwards()
    {
        await Morning();
        var now = _clock.GetUtcNow();
        var counted = _node.Get<LiveFigures>().At(now);

        Assert.Equal((3, 2, 1, 1), (counted.Overall.Today.Answered, counted.Overall.Today.Handled, counted.Overall.Today.Abandoned, counted.Overall.Waiting));
        Assert.True(counted.Overall.Today is { Busy.Ticks: > 0, Free.Ticks: > 0, WrapUp.Ticks: > 0, WithAgents.Ticks: > 0, ShortAbandoned: 1 });
        AssertSame(counted, await FromEvents(now));
        await using var another = await PartsHost.StartAsync(_file, _clock);
        await Load(another);
        AssertSame(counted, another.Get<LiveFigures>().At(now));
    }

    [Fact]
    public async Task Calls_that_have_been_over_for_half_an_hour_are_kept_as_sums_alone_and_count_once()
    {
        await Morning();
        var early = _node.Get<LiveFigures>().At(_clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(31));
        var now = _clock.GetUtcNow();

        var later = _node.Get<LiveFigures>().At(now);

        AssertSame(later, await FromEvents(now));
        Assert.Equal((early.Overall.Today.Handled, 0), (later.Overall.Today.Handled, later.Overall.LastHalfHour.Handled));
        Assert.Equal(2, _node.Get<LiveFigures>().CallsKept);
        _node.Get<LiveFigures>().Note([new Versioned<Call>(await _node.Saved(new CallId($"CA{1:x32}")), 99)], []);
        AssertSame(later, _node.Get<LiveFigures>().At(now));
        AssertSame(later, await FromEvents(now));
    }

    [Fact]
    public async Task Yesterdays_calls_are_forgotten_and_counted_no_more()
    {
        await Morning();
        _clock.Advance(TimeSpan.FromDays(1));

        var figures = _node.Get<LiveFigures>().Now.Overall;

        Assert.Equal((0, 0, 1), (figures.Today.Answered, figures.Today.Abandoned, figures.Waiting));
        await using var another = await PartsHost.StartAsync(_file, _clock);
        await Load(another);
        AssertSame(_node.Get<LiveFigures>().At(_clock.GetUtcNow()), another.Get<LiveFigures>().At(_clock.GetUtcNow()));
    }

    // Three are answered, one of them in the midst of it all; one gives up, one at once, one still waits. Phones come and go.
    private async Task Morning()
    {
        await _node.Ready(PartsHost.Agent1, PartsHost.Agent2);
        await Serve(1, PartsHost.Agent1, waits: 5, talks: 65);
        await Serve(2, PartsHost.Agent2, waits: 30, talks: 100);
        var gone = await _node.Waiting(3);
        await Later(50);
        Assert.Null(await _node.Post(gone, new CallEvent.Fact.LegEnded(LegId.Customer, gone.Value, LegEnding.HungUp)));
        var brief = await _node.Waiting(4);
        await Later(2);
        Assert.Null(await _node.Post(brief, new CallEvent.Fact.LegEnded(LegId.Customer, brief.Value, LegEnding.HungUp)));
        Assert.Null(await _node.Get<IAgentDesk>().Ask(PartsHost.Agent2, new AgentEvent.GoAway("lunch"), TestContext.Current.CancellationToken));
        _clock.Advance(TimeSpan.FromSeconds(40));
        await _node.Ready(PartsHost.Agent1);
        await Answer(await _node.Waiting(5), PartsHost.Agent1, waits: 7);
        await _node.Waiting(6);
        await Later(31);
    }

    private async Task Serve(int number, AgentId agent, int waits, int talks)
    {
        var call = await _node.Waiting(number);
        await Answer(call, agent, waits);
        await Later(talks);
        Assert.Null(await _node.Post(call, new CallEvent.Intent.End(agent)));
        Assert.Null(await _node.Post(call, new CallEvent.Fact.LegEnded(new LegId("L1"), $"{call}-L1", LegEnding.HungUp)));
        Assert.Null(await _node.Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp)));
        await Later(33);
    }

    private async Task Answer(CallId call, AgentId agent, int waits)
    {
        Assert.Null(await _node.Post(call, new CallEvent.Intent.Offer(agent, $"test")));
        await Later(waits);
        Assert.Null(await _node.Post(call, new CallEvent.Fact.AgentAnswered(new LegId("L1"), $"{call}-L1")));
        Assert.Null(await _node.Post(call, new CallEvent.Fact.ParticipantJoined($"{call}-L1", 1)));
    }

    // The pages say every five seconds that they are there.
    private async Task Later(int seconds)
    {
        for (; seconds > 0; seconds -= 5)
        {
            _clock.Advance(TimeSpan.FromSeconds(Math.Min(seconds, 5)) + TimeSpan.FromTicks(777));
            await _node.Ready(PartsHost.Agent1, PartsHost.Agent2);
        }
    }

    /// <summary>From nothing but the stored events, intervals and agents.</summary>
    private async Task<FloorFigures> FromEvents(DateTimeOffset now)
    {
        await using var db = _node.Database();
        var events = await db.Events.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var calls = events.GroupBy(e => e.CallId).Select(call => CallRecord.Of(Replay.Run(_node.Get<CallMachine>(), call)!));
        var agents = (await db.Agents.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Select(row => row.Read());
        var over = (await db.AgentStates.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Select(row => row.Read());
        return FloorFigures.Of(_node.Get<LiveQueues>().Now, calls, agents, over, TimeZoneInfo.Utc, now);
    }

    private static async Task Load(PartsHost node)
    {
        foreach (var loader in node.Get<IEnumerable<IHostedService>>().Where(service => service is BoardLoader or LiveFiguresLoader).Cast<IHostedLifecycleService>())
            await loader.StartingAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertSame(FloorFigures expected, FloorFigures actual)
    {
        Assert.Equal(expected.Overall, actual.Overall);
        Assert.Equal(expected.Queues, actual.Queues);
    }
}
