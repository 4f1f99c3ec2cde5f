using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>The calls that pages have answered or placed. They outlive their socket for half a minute.</summary>
internal sealed class VoiceCalls(IPhoneNetwork network, Mailbox mailbox, TimeProvider time)
{
    private const string Keys = "0123456789*#";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, VoiceCall> _calls = [];

    public VoiceCall? Find(string callSid) => _calls.GetValueOrDefault(callSid);

    /// <summary>Keeps a call, listens to its keys, and ends it when its page is lost.</summary>
    public void Add(VoiceCall call, VoiceClient owner)
    {
        call.Owner = owner;
        _calls[call.CallSid] = call;
        call.Peer.Digits += digits => network.Press(call.CallSid, digits);
        call.Peer.Lost += () => mailbox.Post(() => Abandon(call));
    }

    /// <summary>The page ends the call.</summary>
    public void HangUp(VoiceClient client, string callSid)
    {
        if (FindOf(client, callSid) is not { } call) return;
        Remove(call);
        network.HangUp(call.CallSid);
    }

    /// <summary>The far side, or a fault of ours, ends the call.</summary>
    public void EndedByNetwork(string callSid, SignalError? error)
    {
        if (Find(callSid) is not { } call) return;
        Remove(call);
        call.Owner?.SendHangUp(callSid, error);
    }

    public void Fail(VoiceCall call, string message)
    {
        network.HangUp(call.CallSid);
        Remove(call);
        call.Owner?.SendHangUp(call.CallSid, new SignalError(SignalError.BadRequest, message));
    }

    public void Press(VoiceClient client, string callSid, string digits)
    {
        var pressed = string.Concat(digits.Where(Keys.Contains));
        if (pressed.Length > 0 && FindOf(client, callSid) is { State: VoiceCallState.Up } call) network.Press(call.CallSid, pressed);
    }

    public void RestartIce(VoiceClient client, string callSid, string sdp)
    {
        if (FindOf(client, callSid) is { State: VoiceCallState.Up } call) Send(call, call.Peer.Answer(sdp));
    }

    /// <summary>A page is back, or another page of the same identity takes the call. False when the token is of no call.</summary>
    public bool Reattach(VoiceClient client, string token, string sdp)
    {
        var call = _calls.Values.FirstOrDefault(call => call.ReconnectToken == token && call.State == VoiceCallState.Up);
        if (call is null || call.Device.Identity != client.Identity) return false;
        var samePage = call.Peer.IsFrom(sdp);
        var answer = samePage ? null : call.Peer.Answer(sdp);
        if (!samePage && call.Owner != client) call.Owner?.SendHangUp(call.CallSid);
        call.Patience?.Dispose();
        (call.Owner, call.Patience) = (client, null);
        Send(call, answer);
        return true;
    }

    /// <summary>The socket of a page is lost: what is up waits for it, what is not through yet cannot come back.</summary>
    public void Orphan(VoiceClient client)
    {
        foreach (var call in _calls.Values.Where(call => call.Owner == client).ToList())
        {
            call.Owner = null;
            if (call.State == VoiceCallState.Up) call.Patience = WaitFor(call);
            else Abandon(call);
        }
    }

    public void Send(VoiceCall call, string? sdp) =>
        call.Owner?.Send("answer", new { callsid = call.CallSid, reconnect = call.ReconnectToken, sdp });

    private ITimer WaitFor(VoiceCall call) => time.CreateTimer(
        _ => mailbox.Post(() =>
        {
            if (call.Owner is null) Abandon(call);
        }), null, Patience, Timeout.InfiniteTimeSpan);

    private void Abandon(VoiceCall call)
    {
        if (Find(call.CallSid) != call) return;
        Remove(call);
        call.Owner?.SendHangUp(call.CallSid);
        network.HangUp(call.CallSid);
    }

    private VoiceCall? FindOf(VoiceClient client, string callSid) =>
        _calls.Values.FirstOrDefault(call => call.Owner == client && call.IsNamed(callSid));

    private void Remove(VoiceCall call)
    {
        _calls.Remove(call.CallSid);
        call.Dispose();
    }
}
