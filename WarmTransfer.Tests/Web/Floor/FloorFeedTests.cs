using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>The feed of the floor on a clock that stands still until it is turned.</summary>
public sealed class FloorFeedTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly FloorScene _floor = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _floor.Put(Story.Talking).Named((Story.Agent1, "Ann"));
        await _floor.Keeper.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _floor.Keeper.StopAsync(CancellationToken.None);
        _floor.Keeper.Dispose();
    }

    [Fact]
    public async Task Whoever_begins_to_watch_sees_the_whole_floor_at_once()
    {
        await using var board = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await board.MoveNextAsync());

        Assert.Equal("Talking", Assert.Single(board.Current.Calls).State.English);
        Assert.Equal("Ann", Assert.Single(board.Current.Agents).Name);
    }

    [Fact]
    public async Task A_thousand_changes_within_a_tenth_of_a_second_are_one_more_view_and_the_last_is_right()
    {
        await using var board = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await board.MoveNextAsync();
        var first = await Changed(board, "0");

        for (var change = 1; change <= 1000; change++) Rename($"{change}");
        var next = board.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await Turn(next);

        Assert.Equal(("1000", first.Version + 1), (board.Current.Agents[0].Name, board.Current.Version));
    }

    [Fact]
    public async Task Figures_are_sent_when_they_have_changed_as_people_read_them_and_not_before()
    {
        var figures = _floor.Figures.Now;
        await using var board = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await board.MoveNextAsync();
        Assert.Equal(0, Assert.Single(board.Current.Queues).Waiting);
        var next = board.MoveNextAsync().AsTask();

        // Not so much that a whole percent would be another.
        _floor.Figures.Now = Of(figures, busy: TimeSpan.FromMilliseconds(1));
        _floor.Clock.Advance(TimeSpan.FromSeconds(1));
        Rename("still the same figures");
        await Turn(next);
        Assert.Equal(0, board.Current.Queues[0].Today.Occupancy);
        var queues = board.Current.Queues;
        _floor.Figures.Now = Of(figures, busy: TimeSpan.FromHours(1));
        while (board.Current.Queues == queues) await Turn(board.MoveNextAsync().AsTask());

        Assert.Equal((50, Strategy.LongestIdle), (board.Current.Queues[0].Today.Occupancy, board.Current.Queues[0].Strategy));

        static FloorFigures Of(FloorFigures figures, TimeSpan busy) =>
            figures with { Queues = [figures.Queues[0] with { Today = figures.Queues[0].Today with { Busy = busy, Free = TimeSpan.FromHours(1) } }] };
    }

    [Fact]
    public async Task Nothing_is_sent_while_nothing_changes()
    {
        await using var board = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await board.MoveNextAsync();
        var version = (await Changed(board, "0")).Version;
        var next = board.MoveNextAsync().AsTask();

        for (var second = 0; second < 10; second++)
        {
            _floor.Board.Touch();
            _floor.Steady(Story.Agent1, "0");
            _floor.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Rename("1");
        await Turn(next);
        Assert.Equal(version + 1, board.Current.Version);
    }

    [Fact]
    public async Task Time_alone_takes_an_agent_offline_on_every_board()
    {
        await using var board = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await board.MoveNextAsync();

        while (board.Current.Agents[0].State != AgentState.Offline) await Turn(board.MoveNextAsync().AsTask(), TimeSpan.FromSeconds(1));

        Assert.False(board.Current.Agents[0].Reachable);
    }

    [Fact]
    public async Task A_board_that_does_not_look_finds_the_newest_view_when_it_does()
    {
        await using var slow = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await slow.MoveNextAsync();
        await using var quick = _floor.Keeper.Subscribe(Cancellation).GetAsyncEnumerator(Cancellation);
        await quick.MoveNextAsync();

        for (var change = 0; change < 20; change++) await Changed(quick, $"{change}");
        Assert.True(await slow.MoveNextAsync());

        Assert.Same(quick.Current, slow.Current);
    }

    private void Rename(string name) => _floor.Steady(Story.Agent1, name);

    private async Task<FloorView> Changed(IAsyncEnumerator<FloorView> board, string name)
    {
        Rename(name);
        await Turn(board.MoveNextAsync().AsTask());
        Assert.Equal(name, board.Current.Agents[0].Name);
        return board.Current;
    }

    // The keeper may not have come to its timer yet when the clock is turned: so it is turned until the view is there.
    private Task Turn(Task next, TimeSpan? by = null) => Eventually.Holds("the next view is there", () =>
    {
        if (next.IsCompleted) return true;
        _floor.Clock.Advance(by ?? Interval);
        return false;
    }, () => $"{_floor.Clock.GetUtcNow():O}");
}
