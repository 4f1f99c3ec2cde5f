namespace WarmTransfer.Tests.Web;

/// <summary>Waits for what must come true by itself, and says what was seen instead when it does not.</summary>
internal static class Eventually
{
    // Not a bar: a busy machine takes its time, and only what never comes is to fail.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    public static Task Holds(string what, Func<bool> holds, Func<string> seen, TimeSpan? within = null) =>
        Get(what, () => holds() ? what : null, seen, within);

    public static async Task<T> Get<T>(string what, Func<T?> look, Func<string> seen, TimeSpan? within = null) where T : class
    {
        var limit = within ?? Longest;
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < limit)
        {
            if (look() is { } found) return found;
            await Task.Delay(Pace, TestContext.Current.CancellationToken);
        }
        return look() ?? throw Xunit.Sdk.FailException.ForFailure($"Not within {limit.TotalSeconds} s: {what}. Last seen:{Environment.NewLine}{seen()}");
    }
}
