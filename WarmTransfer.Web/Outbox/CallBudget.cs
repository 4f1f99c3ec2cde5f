namespace WarmTransfer.Web.Outbox;

/// <summary>How many calls the account may create in a second: Twilio would queue the rest, out of our sight.</summary>
internal sealed class CallBudget(double callsPerSecond)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / callsPerSecond);
    private DateTimeOffset _next;

    /// <summary>Completes when this caller's turn has come.</summary>
    public async Task Take(TimeProvider clock, CancellationToken cancel)
    {
        var wait = Reserve(clock.GetUtcNow());
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
    }

    private TimeSpan Reserve(DateTimeOffset now)
    {
        lock (_lock)
        {
            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            return turn - now;
        }
    }
}
