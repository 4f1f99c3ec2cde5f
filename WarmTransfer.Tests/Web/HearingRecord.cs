using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Web;

/// <summary>Every pair of whom one has heard the other, for however short a time: looked at with each change, inside the network's loop.</summary>
internal sealed class HearingRecord : IDisposable
{
    private readonly Exchange _exchange;
    private readonly HashSet<(string Listener, string Speaker)> _pairs = [];

    public HearingRecord(Exchange exchange)
    {
        _exchange = exchange;
        exchange.Loop.Do(() =>
        {
            exchange.Log.Changed += Look;
            Look();
        });
    }

    public bool Heard(string listener, string speaker) => _exchange.Loop.Do(() => _pairs.Contains((listener, speaker)));

    public void Dispose() => _exchange.Loop.Do(() => _exchange.Log.Changed -= Look);

    private void Look()
    {
        foreach (var leg in _exchange.Legs.Where(leg => leg.IsUp))
            foreach (var speaker in leg.Audio.Hearing.People) _pairs.Add((leg.Sid, speaker.CallSid));
    }
}
