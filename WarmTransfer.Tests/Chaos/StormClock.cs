namespace WarmTransfer.Tests.Chaos;

/// <summary>A clock for patience, that stands still while the console is down and while the machine is too busy: a slow machine has a longer storm, not another one.</summary>
internal sealed class StormClock(IStormConsole console, Stalls stalls)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Of a time in which the console was up, what the machine did not take.</summary>
    public TimeSpan Fair(Span up) => up.Length - stalls.Within(up);

    public TimeSpan Since(DateTimeOffset from) =>
        new Span(from, TimeProvider.System.GetUtcNow()).Without(console.Downs).Aggregate(TimeSpan.Zero, (sum, up) => sum + Fair(up));

    /// <summary>Whether it came to hold in time.</summary>
    public async Task<bool> Until(Func<Task<bool>> holds, TimeSpan patience)
    {
        var from = TimeProvider.System.GetUtcNow();
        while (!await holds())
        {
            if (TimeProvider.System.GetUtcNow() - from > patience && Since(from) > patience) return false;
            await Task.Delay(Pace, TestContext.Current.CancellationToken);
        }

        return true;
    }
}
