namespace WarmTransfer.Web.Outbox;

/// <summary>How many calls the account may create in a second: Twilio would queue the rest, out of our sight.</summary>
internal sealed class CallBudget(double callsPerSecond)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / callsPerSecond);
    private DateTimeOffset _next;

    /// <summary>How long it is to this caller's turn, which is taken with the question.</summary>
    public TimeSpan Reserve(DateTimeOffset now)
    {
        lock (_lock)
        {
            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            return turn - now;
        }
    }
}
