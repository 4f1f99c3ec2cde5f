using WarmTransfer.Web.Health;

namespace WarmTransfer.Tests.Web.Health;

/// <summary>What is kept of the last hour, and no more.</summary>
public sealed class HealthHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly HealthHistory _history = new();

    [Fact]
    public void It_holds_the_worst_of_each_minute_of_an_hour_and_no_more()
    {
        for (var i = 0; i < 6 * 300; i++) _history.Add(Noon.AddSeconds(10 * i), i, HealthState.Good);

        Assert.Equal(Enumerable.Range(240, HealthHistory.Minutes).Select(minute => minute * 6 + 5.0), _history.Worst);
    }

    [Fact]
    public void Since_when_it_is_so_changes_only_with_the_state()
    {
        _history.Add(Noon, 1, HealthState.Good);
        _history.Add(Noon.AddSeconds(10), 2, HealthState.Look);
        _history.Add(Noon.AddSeconds(20), 3, HealthState.Look);
        Assert.Equal(Noon.AddSeconds(10), _history.Since);

        _history.Add(Noon.AddSeconds(30), 0, HealthState.Good);
        Assert.Equal(Noon.AddSeconds(30), _history.Since);
    }

    [Fact]
    public void Ten_minutes_of_ticks_are_kept()
    {
        var ticks = new Ticks();
        for (var i = 0; i < 200; i++) ticks.Add(new Tick(new Dictionary<string, long> { ["refused"] = 1 }, [i]));

        Assert.Equal((60, 60, 6), (ticks.Count, ticks.Sum("refused", Ticks.TenMinutes), ticks.Sum("refused", Ticks.AMinute)));
        Assert.Equal(199, ticks.WebhookLatency());
        Assert.Equal(0, new Ticks().WebhookLatency());
    }

    [Fact]
    public void Of_a_hundred_webhooks_ninety_five_were_answered_within_it()
    {
        var ticks = new Ticks();
        ticks.Add(new Tick(new Dictionary<string, long>(), [.. Enumerable.Range(1, 100).Reverse().Select(i => i / 100.0)]));

        Assert.Equal(0.95, ticks.WebhookLatency());
    }

    [Fact]
    public void A_line_ends_at_the_right_and_is_flat_far_below_the_bound()
    {
        Assert.Equal("58,20 59,10", Sparkline.Points([0, 1], least: 2));
        Assert.Equal("57,20 58,10 59,0", Sparkline.Points([0, 5, 10], least: 2));
    }
}
