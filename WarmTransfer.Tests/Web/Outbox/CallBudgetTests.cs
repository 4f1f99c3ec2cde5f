using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Tests.Web.Outbox;

public sealed class CallBudgetTests
{
    [Fact]
    public void Creations_are_spaced_by_the_accounts_limit()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 2);

        Task[] turns = [.. Enumerable.Range(0, 4).Select(_ => budget.Take(clock, TestContext.Current.CancellationToken))];

        for (var due = 1; due <= 4; due++)
        {
            Assert.Equal(due, turns.Count(turn => turn.IsCompletedSuccessfully));
            clock.Advance(TimeSpan.FromMilliseconds(499));
            Assert.Equal(due, turns.Count(turn => turn.IsCompletedSuccessfully));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public void Time_without_creations_is_not_saved_up()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 1);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(budget.Take(clock, TestContext.Current.CancellationToken).IsCompleted);
        Assert.False(budget.Take(clock, TestContext.Current.CancellationToken).IsCompleted);
    }
}
