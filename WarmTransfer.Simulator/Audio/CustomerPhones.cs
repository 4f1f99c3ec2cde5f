using System.Collections.Concurrent;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Audio;

/// <summary>A person dials from the page: number shown, number dialled, and the browser's WebRTC offer.</summary>
internal sealed record PhoneCall(string From, string To, string Sdp);

/// <summary>The call that was placed, and the answer to the offer.</summary>
internal sealed record PhoneConnected(string CallSid, string Sdp);

/// <summary>Telephones of customers who call from the simulator's page.</summary>
internal sealed class CustomerPhones : IDisposable
{
    private readonly ConcurrentDictionary<string, RtcPeer> _peers = new();
    private readonly IPhoneNetwork _network;
    private readonly RtcServer _media;

    public CustomerPhones(IPhoneNetwork network, RtcServer media)
    {
        (_network, _media) = (network, media);
        network.LegEnded += HangUp;
    }

    /// <exception cref="FormatException">The offer cannot be used; nothing was dialled.</exception>
    public PhoneConnected Dial(PhoneCall call)
    {
        RemoteDescription.Parse(call.Sdp);
        var placed = _network.Dial(call.From, call.To);
        var peer = _media.Create(placed.Audio);
        peer.Digits += digits => _network.Press(placed.CallSid, digits);
        // A closed tab hangs up, like a telephone whose battery is empty.
        peer.Lost += () => _network.HangUp(placed.CallSid);
        _peers[placed.CallSid] = peer;
        return new PhoneConnected(placed.CallSid, peer.Answer(call.Sdp));
    }

    public void Dispose()
    {
        foreach (var peer in _peers.Values) peer.Dispose();
    }

    private void HangUp(string callSid)
    {
        if (_peers.TryRemove(callSid, out var peer)) peer.Dispose();
    }
}
