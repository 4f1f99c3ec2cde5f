using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Tests.Web.Outbox;

public sealed class CallBudgetTests
{
    private static Task<bool> Wanted() => Task.FromResult(true);

    private static Task<bool> Take(CallBudget budget, FakeTimeProvider clock, Func<Task<bool>> isWanted, Action<TimeSpan>? tell = null) => budget.Take(clock, isWanted, wait =>
    {
        tell?.Invoke(wait);
        return Task.CompletedTask;
    }, TestContext.Current.CancellationToken);

    [Fact]
    public void Creations_are_spaced_by_the_accounts_limit()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 2);

        List<int> waits = [];
        Task[] turns = [.. Enumerable.Range(0, 4).Select(_ => Take(budget, clock, Wanted, wait => waits.Add((int)wait.TotalMilliseconds)))];

        Assert.Equal([0, 500, 1000, 1500], waits);
        for (var due = 1; due <= 4; due++)
        {
            Assert.Equal(due, turns.Count(turn => turn.IsCompletedSuccessfully));
            clock.Advance(TimeSpan.FromMilliseconds(499));
            Assert.Equal(due, turns.Count(turn => turn.IsCompletedSuccessfully));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public void Whoever_is_not_wanted_any_more_leaves_the_turn_to_the_next()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 1);
        var wanted = true;
        Task<bool> Rings() => Task.FromResult(wanted);

        Task<bool>[] others = [.. Enumerable.Range(0, 30).Select(_ => Take(budget, clock, Rings))];
        var last = Take(budget, clock, Wanted);
        wanted = false;
        clock.Advance(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(30, others.Count(other => other.IsCompleted));
        Assert.Equal(1, others.Count(other => other is { IsCompletedSuccessfully: true, Result: true }));
        Assert.True(last.IsCompletedSuccessfully);
    }

    [Fact]
    public void Time_without_creations_is_not_saved_up()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 1);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(Take(budget, clock, Wanted).IsCompleted);
        Assert.False(Take(budget, clock, Wanted).IsCompleted);
    }
}
