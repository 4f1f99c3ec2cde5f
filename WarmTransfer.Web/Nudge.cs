namespace WarmTransfer.Web;

/// <summary>Lets one who looks every so often look at once.</summary>
internal class Nudge(TimeProvider clock)
{
    private readonly Signal _now = new();

    /// <summary>Whoever waits goes on, or the next one at once; several before that are one.</summary>
    public void AtOnce() => _now.Set();

    /// <summary>Until it is nudged, and no longer than this.</summary>
    // The time that is up nudges as well: a wait that is cancelled instead costs an exception, twice a second for each who looks.
    public async Task Wait(TimeSpan longest, CancellationToken cancel)
    {
        await using var timeUp = clock.CreateTimer(_ => AtOnce(), null, longest, Timeout.InfiniteTimeSpan);
        await _now.Wait(cancel);
    }
}
