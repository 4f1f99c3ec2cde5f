namespace WarmTransfer.Web.Outbox;

/// <summary>How many calls the account may create in a second: Twilio would queue the rest, out of our sight.</summary>
internal sealed class CallBudget(double callsPerSecond)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly LinkedList<object> _line = [];
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / callsPerSecond);
    private DateTimeOffset _next;

    /// <summary>So many are in line.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _line.Count;
        }
    }

    /// <summary>Completes when this caller's turn has come; false when it is not wanted any more, and then the turn is the next one's.</summary>
    /// <param name="tell">Hears first how long it is to the turn if everybody before takes theirs.</param>
    public async Task<bool> Take(TimeProvider clock, Func<Task<bool>> isWanted, Func<TimeSpan, Task> tell, CancellationToken cancel)
    {
        var (place, ahead) = Enter(clock.GetUtcNow());
        try
        {
            await tell(ahead);
            while (await isWanted())
            {
                if (Wait(place, clock.GetUtcNow()) is not { } wait) return true;
                // Whoever stands before may leave the line, and this one may not be wanted any more: it is looked at again soon.
                await Task.Delay(wait < LongestLook ? wait : LongestLook, clock, cancel);
            }

            return false;
        }
        finally
        {
            lock (_lock) _line.Remove(place);
        }
    }

    private (LinkedListNode<object> Place, TimeSpan Ahead) Enter(DateTimeOffset now)
    {
        lock (_lock)
        {
            var ahead = (_next > now ? _next - now : TimeSpan.Zero) + _line.Count * _interval;
            return (_line.AddLast(new object()), ahead);
        }
    }

    // Null: it is this one's turn, which is taken.
    private TimeSpan? Wait(LinkedListNode<object> place, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (place.Previous is not null) return _next > now ? _next - now : _interval;
            if (_next > now) return _next - now;
            _next = now + _interval;
            return null;
        }
    }
}
