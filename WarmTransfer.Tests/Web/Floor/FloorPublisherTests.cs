using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What is sent to one board, on a clock that is turned by hand.</summary>
public sealed class FloorPublisherTests : IAsyncLifetime
{
    private readonly FloorScene _floor = new();
    private readonly SlowBoard _board = new();
    private readonly CancellationTokenSource _gone = new();
    private FloorPublisher _pump = null!;
    private Task _running = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var number in Enumerable.Range(1, 10)) _floor.Put(Story.Talking, number);
        _floor.Steady(Story.Agent1, "Ann").Steady(Story.Agent2, "Bea");
        await _floor.Keeper.StartAsync(Cancellation);
        _pump = new FloorPublisher(_floor.Keeper, new FloorChanges(_floor.Clock), _board, view => view, _floor.Clock);
        _running = _pump.Run(_gone.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _board.Read();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _floor.Keeper.StopAsync(CancellationToken.None);
        _floor.Keeper.Dispose();
        _gone.Dispose();
    }

    [Fact]
    public async Task A_board_gets_the_whole_floor_first_and_then_the_rows_that_changed()
    {
        _board.Read();
        await _floor.Keeper.Until(_floor, "a call is being transferred", () => _floor.Put(Story.DiallingIn, 4), view => view.Calls.Any(row => row.Kind == FloorCallKind.DiallingIn));
        await Has(message => message is FloorChange { Calls: not null });

        var first = Assert.IsType<FloorSnapshot>(_board.Messages[0]);
        var change = Assert.IsType<FloorChange>(_board.Messages[1]);
        Assert.Equal((10, 2, 0L), (first.Calls.Length, first.Agents.Length, first.Sequence));
        Assert.Equal((FloorScene.Id(4), 1L), (Assert.Single(change.Calls!.Set).Id, change.Sequence));
        Assert.Empty(change.Calls.Removed);
        Assert.Null(change.Waiting);
        Assert.Null(change.Agents);
    }

    [Fact]
    public async Task A_call_that_is_answered_is_gone_from_the_waiting_and_new_among_the_live()
    {
        _board.Read();
        await _floor.Keeper.Until(_floor, "a customer waits", () => _floor.Put(Story.Waiting, 77), view => view.Waiting.Length == 1);
        await Has(message => message is FloorChange { Waiting.Set.Length: 1 });
        await _floor.Keeper.Until(_floor, "the customer is answered", () => _floor.Put(Story.Talking, 77), view => view.Calls.Length == 11);

        var change = (FloorChange)await Has(message => message is FloorChange { Waiting.Removed.Length: 1 });
        Assert.Equal(FloorScene.Id(77), Assert.Single(change.Waiting!.Removed));
        Assert.Equal(FloorScene.Id(77), Assert.Single(change.Calls!.Set).Id);
    }

    [Fact]
    public async Task A_board_that_does_not_read_has_one_message_on_its_way_however_much_happens_and_then_gets_the_newest()
    {
        await Eventually.Holds("the first message is on its way", () => _board.Messages.Count == 1, Seen);
        for (var change = 1; change <= 30; change++)
        {
            var name = $"Ann {change}";
            await _floor.Keeper.Until(_floor, "the change is on the floor", () => _floor.Steady(Story.Agent1, name), view => view.Agents.Any(agent => agent.Name == name));
        }

        Assert.Single(_board.Messages);
        Assert.Equal(0, _pump.Sequence);

        _board.Read();
        var last = (FloorChange)await Has(message => message is FloorChange);
        Assert.Equal("Ann 30", Assert.Single(last.Agents!.Set).Name);
        Assert.Equal(10, last.Calls!.Set.Length);
        Assert.Equal((2, 1L), (_board.Messages.Count, last.Sequence));
    }

    private Task<object> Has(Func<object, bool> message) => Eventually.Get("the message is there", () => _board.Messages.FirstOrDefault(message), Seen);

    private string Seen() => string.Join(Environment.NewLine, _board.Messages);

    /// <summary>Takes a message and says so only once it is told to read.</summary>
    private sealed class SlowBoard : IFloorClient
    {
        private readonly TaskCompletionSource _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<object> _messages = [];

        public IReadOnlyList<object> Messages
        {
            get { lock (_messages) return [.. _messages]; }
        }

        public void Read() => _reads.TrySetResult();

        public Task Snapshot(FloorSnapshot floor) => Take(floor);

        public Task Changed(FloorChange change) => Take(change);

        private Task Take(object message)
        {
            lock (_messages) _messages.Add(message);
            return _reads.Task;
        }
    }
}
