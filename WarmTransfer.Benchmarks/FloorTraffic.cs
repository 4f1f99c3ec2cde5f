using System.Collections.Concurrent;
using System.Diagnostics;

namespace WarmTransfer.Benchmarks;

/// <summary>Webhooks at a steady pace, each changing another call, and when whoever looks at the floor saw each change.</summary>
internal sealed class FloorTraffic(Twilio twilio, int calls)
{
    public const int EventsPerSecond = 20;

    private readonly ConcurrentDictionary<string, long> _begun = [];
    private ConcurrentBag<double> _seen = [];
    private int _events;

    /// <summary>To be told by each board, or by whoever watches a page's pixels.</summary>
    public void Saw(string call, long at)
    {
        if (_begun.TryGetValue(call, out var begun)) _seen.Add(Stopwatch.GetElapsedTime(begun, at).TotalMilliseconds);
    }

    /// <summary>Milliseconds from each webhook that was about to be sent to each look that saw its change.</summary>
    public async Task<IReadOnlyCollection<double>> Run(TimeSpan time)
    {
        _seen = [];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / EventsPerSecond);
        for (var left = (int)(time.TotalSeconds * EventsPerSecond); left > 0 && await timer.WaitForNextTickAsync(); left--) await Send();
        // The last change is on its way to the boards.
        await Task.Delay(TimeSpan.FromSeconds(1));
        return _seen;
    }

    // The same call changes again only after all others have: a look that shows it shows this change.
    private async Task Send()
    {
        var number = _events++;
        var call = LiveCall.Id(number % calls + 1).Value;
        _begun[call] = Stopwatch.GetTimestamp();
        await twilio.Mute(call, number / calls + 1);
    }
}
