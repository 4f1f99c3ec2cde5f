namespace WarmTransfer.Simulator.People;

/// <summary>Runs something once, later.</summary>
internal static class Alarm
{
    public static void After(TimeProvider clock, double seconds, Action act)
    {
        if (seconds <= 0) act();
        else _ = WaitAsync(clock, TimeSpan.FromSeconds(seconds), act);
    }

    private static async Task WaitAsync(TimeProvider clock, TimeSpan wait, Action act)
    {
        await Task.Delay(wait, clock).ConfigureAwait(false);
        act();
    }
}
