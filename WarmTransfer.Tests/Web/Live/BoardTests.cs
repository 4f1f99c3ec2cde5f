using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Live;

public sealed class BoardTests
{
    private static readonly Agent Somebody = new() { Id = Story.Agent1, Name = "Agent 1", ReachableUntil = DateTimeOffset.MaxValue };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Commits_in_any_order_from_any_thread_leave_the_newest() => Gen.Shuffle(Enumerable.Range(1, 30).ToArray()).Sample(versions =>
    {
        var board = new Board();
        Parallel.ForEach(versions, version => board.Put(Call(version), Agent(version)));
        return board.Snapshot.Calls[Story.Id].Room == 30 && board.Snapshot.Agents[Story.Agent1].Name == "30";
    }, iter: 50);

    [Fact]
    public async Task A_subscriber_who_looks_after_each_signal_sees_the_last_change()
    {
        var board = new Board();
        using var subscription = board.Subscribe();
        var putting = Task.Run(() => Parallel.For(1, 501, version => board.Put(Call(version))), Cancellation);

        var looks = 0;
        do
        {
            await subscription.Changed(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            looks++;
        }
        while (Room(board) < 500);

        await putting;
        Assert.InRange(looks, 1, 501);
    }

    [Fact]
    public async Task A_subscriber_that_stalls_holds_one_signal_only()
    {
        var board = new Board();
        using var subscription = board.Subscribe();
        for (var version = 1; version <= 100; version++) board.Put(Call(version));

        await subscription.Changed(Cancellation);

        Assert.False(subscription.Changed(Cancellation).AsTask().IsCompleted);
    }

    [Fact]
    public async Task A_hundred_changes_at_once_are_few_views_and_the_last_is_right()
    {
        var board = new Board();
        board.Put(null, Agent(1));
        var feed = new ConsoleFeed(new BoardFeed(board, TimeProvider.System), new Views(new CallMachine(new CallPolicy())));
        var views = new List<ConsoleView>();
        await foreach (var view in feed.Subscribe(Story.Agent1, Cancellation))
        {
            if (views.Count == 0) _ = Task.Run(() => Parallel.For(2, 102, version => board.Put(null, Agent(version))), Cancellation);
            views.Add(view);
            if (view.Me.Name == "101") break;
        }

        Assert.InRange(views.Count, 2, 10);
        Assert.Equal(views.Count, views.Distinct().Count());
    }

    [Fact]
    public async Task A_change_that_the_screen_does_not_show_is_not_sent()
    {
        var board = new Board();
        board.Put(null, Agent(1));
        var feed = new ConsoleFeed(new BoardFeed(board, TimeProvider.System), new Views(new CallMachine(new CallPolicy())));
        await using var views = feed.Subscribe(Story.Agent1, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await views.MoveNextAsync());
        var next = views.MoveNextAsync().AsTask();

        board.Touch();
        board.Touch();
        board.Put(null, Agent(2));

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        Assert.Equal("2", views.Current.Me.Name);
    }

    [Fact]
    public void Calls_that_have_gone_are_forgotten_and_one_that_comes_late_is_not_taken_for_a_new_one()
    {
        var board = new Board();
        var over = Story.Waiting.Then(Story.DialFinished(LegId.Customer, hungUp: true)).Call;
        for (var i = 0; i < 10_000; i++)
        {
            var id = new CallId($"CA{i}");
            board.Put(new Versioned<Call>(Story.Waiting.Call with { Id = id }, 1));
            board.Put(new Versioned<Call>(over with { Id = id }, 2));
            board.Put(new Versioned<Call>(Story.Waiting.Call with { Id = id }, 1));
        }

        Assert.Empty(board.Snapshot.Calls);
        Assert.Equal(1_000, board.VersionsKnown);
    }

    private static int Room(Board board) => board.Snapshot.Calls.TryGetValue(Story.Id, out var call) ? call.Room : 0;

    private static Versioned<Call> Call(int version) => new(Story.Waiting.Call with { Room = version }, version);

    private static Versioned<Agent> Agent(int version) => new(Somebody with { Name = $"{version}" }, version);

    [Fact]
    public void Calls_that_nobody_has_and_those_that_rang_at_several_are_kept_apart_through_every_phase()
    {
        var board = new Board();
        var version = 0;
        foreach (var story in EveryPhase.Stories)
        {
            board.Put([new(story.Call, ++version)], []);
            var anew = new Snapshot(board.Snapshot.Calls, board.Snapshot.Agents);
            Assert.Equal(anew.Open, board.Snapshot.Open);
            Assert.Equal(anew.RungTogether, board.Snapshot.RungTogether);
        }

        board.Put([new(Story.Waiting.Call, ++version)], []);
        Assert.Contains(Story.Id, board.Snapshot.Open);
        board.Put([new(Story.Talking.Call, ++version)], []);
        Assert.DoesNotContain(Story.Id, board.Snapshot.Open);
        Assert.Equal(version, board.Find(Story.Id)!.Version);
    }
}
