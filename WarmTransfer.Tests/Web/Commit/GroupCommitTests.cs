using System.Threading.Channels;
using WarmTransfer.Web.Commit;

namespace WarmTransfer.Tests.Web.Commit;

/// <summary>What waits for a commit goes into the next one together.</summary>
public sealed class GroupCommitTests
{
    private readonly List<int> _batches = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_while_a_commit_is_under_way_is_in_the_next_one_and_no_batch_is_larger_than_agreed()
    {
        var group = new GroupCommit(Commit);
        Task[] all = [.. Enumerable.Range(0, 200).Select(_ => group.Submit(new Nothing(), Cancellation))];
        await Unsaved(group, 200);
        Assert.All(all, one => Assert.False(one.IsCompleted));

        _first.SetResult();
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(200, _batches.Sum());
        Assert.InRange(_batches.Count, 4, 6);
        Assert.Equal(GroupCommit.Most, _batches.Max());
        await Unsaved(group, 0);
    }

    [Fact]
    public async Task Whoever_comes_when_there_is_no_room_waits_to_be_let_in_and_may_give_up()
    {
        var group = new GroupCommit(Commit, room: 10);
        var under = group.Submit(new Nothing(), Cancellation);
        await Eventually.Holds("the first commit is under way", () => _batches.Count == 1, () => $"{_batches.Count} commits");
        Task[] waiting = [.. Enumerable.Range(0, 10).Select(_ => group.Submit(new Nothing(), Cancellation))];
        using var patience = new CancellationTokenSource();
        var outside = group.Submit(new Nothing(), patience.Token);
        Assert.Equal(11, group.Unsaved);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outside);
        _first.SetResult();
        await Task.WhenAll([under, .. waiting]).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(11, _batches.Sum());
    }

    [Fact]
    public async Task Whoever_stops_waiting_has_not_taken_the_change_back()
    {
        var group = new GroupCommit(Commit);
        using var patience = new CancellationTokenSource();
        var change = new Nothing();
        var given = group.Submit(change, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _first.SetResult();
        await change.Settled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task A_commit_that_fails_fails_for_all_who_are_in_it_and_the_next_goes_on()
    {
        var broken = true;
        var group = new GroupCommit(batch => broken ? throw new IOException("The disk is full.") : Settle(batch));
        await Assert.ThrowsAsync<IOException>(() => group.Submit(new Nothing(), Cancellation));
        broken = false;
        await group.Submit(new Nothing(), Cancellation);
    }

    [Fact]
    public async Task The_end_waits_for_what_was_taken_and_lets_nobody_else_in()
    {
        var group = new GroupCommit(Commit);
        Task[] taken = [.. Enumerable.Range(0, 100).Select(_ => group.Submit(new Nothing(), Cancellation))];
        var end = group.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ChannelClosedException>(() => group.Submit(new Nothing(), Cancellation));
        Assert.False(end.IsCompleted);

        _first.SetResult();
        await end.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(100, _batches.Sum());
        await Task.WhenAll(taken).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    private static Task Unsaved(GroupCommit group, int count) => Eventually.Holds($"{count} are not saved", () => group.Unsaved == count, () => $"{group.Unsaved} are not saved");

    private async Task Commit(IReadOnlyList<Change> batch)
    {
        _batches.Add(batch.Count);
        await _first.Task;
        await Settle(batch);
    }

    private static Task Settle(IReadOnlyList<Change> batch)
    {
        foreach (var change in batch) change.Saved();
        return Task.CompletedTask;
    }

    private sealed class Nothing : Change
    {
        public override ValueTask Apply(Draft draft) => ValueTask.CompletedTask;
    }
}
