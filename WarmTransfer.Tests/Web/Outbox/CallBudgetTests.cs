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

        int[] waits = [.. Enumerable.Range(0, 4).Select(_ => (int)budget.Reserve(clock.GetUtcNow()).TotalMilliseconds)];

        Assert.Equal([0, 500, 1000, 1500], waits);
    }

    [Fact]
    public void Time_without_creations_is_not_saved_up()
    {
        var clock = new FakeTimeProvider();
        var budget = new CallBudget(callsPerSecond: 1);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.Zero, budget.Reserve(clock.GetUtcNow()));
        Assert.Equal(TimeSpan.FromSeconds(1), budget.Reserve(clock.GetUtcNow()));
    }
}
