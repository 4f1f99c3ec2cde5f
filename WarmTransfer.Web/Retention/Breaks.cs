namespace WarmTransfer.Web.Retention;

/// <summary>Time for everybody else between two steps of something that is in no hurry.</summary>
/// <param name="clock">One that runs by itself, whatever clock the days are counted by.</param>
internal sealed class Breaks(TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(20);

    public Task Take(CancellationToken cancel) => Task.Delay(Length, clock, cancel);
}
