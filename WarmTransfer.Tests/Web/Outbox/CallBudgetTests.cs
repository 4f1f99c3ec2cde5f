using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Tests.Web.Outbox;

public sealed class CallBudgetTests
{
    private static Task<bool> Wanted() => Task.FromResult(true);

    [Fact]
    public void Creations_are_spaced_by_the_accounts_limit()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 2);

        Task[] turns = [.. Enumerable.Range(0, 4).Select(_ => budget.Take(clock, Wanted, TestContext.Current.CancellationToken))];

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

        Task<bool>[] others = [.. Enumerable.Range(0, 30).Select(_ => budget.Take(clock, Rings, TestContext.Current.CancellationToken))];
        var last = budget.Take(clock, Wanted, TestContext.Current.CancellationToken);
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

        Assert.True(budget.Take(clock, Wanted, TestContext.Current.CancellationToken).IsCompleted);
        Assert.False(budget.Take(clock, Wanted, TestContext.Current.CancellationToken).IsCompleted);
    }
}
