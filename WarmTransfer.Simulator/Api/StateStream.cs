using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;

namespace WarmTransfer.Simulator.Api;

/// <summary>State and new events as they come, at most ten times a second and never when nothing changed.</summary>
/// <param name="stopping">Ends the stream: an open page must not hold up the end of the process.</param>
internal sealed class StateStream(Exchange exchange, Crowd crowd, CancellationToken stopping)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One token is enough: it says that something changed since the last look.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Mark() => changes.Writer.TryWrite(true);
        exchange.Log.Changed += Mark;
        try
        {
            Mark();
            await using var end = stopping.Register(() => changes.Writer.TryComplete());
            while (await changes.Reader.WaitToReadAsync(cancellationToken))
            {
                changes.Reader.TryRead(out _);
                var (state, events) = exchange.Loop.Do(() => (StateView.Of(exchange, crowd), exchange.Log.After(after)));
                after = events.Count > 0 ? events[^1].Seq : after;
                // Events first: they say why the state is what it is.
                if (events.Count > 0) yield return Item("events", events);
                yield return Item("state", state);
                await Task.Delay(Pace, exchange.Clock, cancellationToken);
            }
        }
        finally { exchange.Log.Changed -= Mark; }
    }

    private static SseItem<string> Item<T>(string name, T value) => new(JsonSerializer.Serialize(value, SimulatorApi.Json), name);
}
