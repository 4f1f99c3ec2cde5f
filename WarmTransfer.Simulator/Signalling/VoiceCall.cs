using System.Security.Cryptography;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>Where a call stands between the network and a page.</summary>
internal enum VoiceCallState
{
    /// <summary>The page rings.</summary>
    Invited,

    /// <summary>The page has dialled; the far end has not answered.</summary>
    Placed,

    /// <summary>Both sides are through.</summary>
    Up,
}

/// <summary>One call of one page. <paramref name="device"/> is the phone that the network knows; the page may since have another socket.</summary>
internal sealed class VoiceCall(string callSid, RtcPeer peer, IDevice device, VoiceCallState state) : IDisposable
{
    public string CallSid { get; } = callSid;

    public RtcPeer Peer { get; } = peer;

    public IDevice Device { get; } = device;

    public VoiceCallState State { get; set; } = state;

    /// <summary>The name that the page gave its own call before it learned the real one.</summary>
    public string? TemporarySid { get; init; }

    /// <summary>The offer of a placed call, answered once the far end has.</summary>
    public string? PendingOffer { get; set; }

    /// <summary>With this the page, or another one of the same identity, gets hold of the call again.</summary>
    public string ReconnectToken { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The socket the page is on; null while it is lost.</summary>
    public VoiceClient? Owner { get; set; }

    /// <summary>Runs while the page is lost.</summary>
    public ITimer? Patience { get; set; }

    public bool IsNamed(string callSid) => callSid == CallSid || callSid == TemporarySid;

    public void Dispose()
    {
        Patience?.Dispose();
        Peer.Dispose();
    }
}
