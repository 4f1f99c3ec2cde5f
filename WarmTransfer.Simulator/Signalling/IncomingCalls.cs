using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>Calls on their way to a page, until it answers.</summary>
internal sealed class IncomingCalls(IPhoneNetwork network, RtcServer media, VoiceCalls calls, ILogger log)
{
    private readonly Dictionary<string, (VoiceClient Client, VoiceCall Call)> _byToken = [];

    public static bool IsRinging(VoiceClient client, string callSid) => client.Ringing.ContainsKey(callSid);

    public void Ring(VoiceClient client, Invitation invitation)
    {
        // The socket may have gone while the invitation was on its way.
        if (!client.IsRegistered || client.Ringing.ContainsKey(invitation.CallSid)) return;
        var call = new VoiceCall(invitation.CallSid, media.Create(invitation.Audio), client, VoiceCallState.Invited);
        client.Ringing[call.CallSid] = call;
        _byToken[call.ReconnectToken] = (client, call);
        client.Send("invite", new
        {
            callsid = call.CallSid, sdp = call.Peer.Offer(), reconnect = call.ReconnectToken, parameters = ParametersOf(invitation),
        });
    }

    /// <summary>The caller has left, or another phone was faster.</summary>
    public void Withdraw(VoiceClient client, string callSid)
    {
        if (Take(client, callSid) is not { } call) return;
        call.Dispose();
        client.Send("cancel", new { callsid = callSid });
    }

    public void Answer(VoiceClient client, string callSid, string sdp)
    {
        if (Take(client, callSid) is not { } call) client.SendHangUp(callSid);
        else if (Connect(client, call)) Use(call, () => call.Peer.Accept(sdp));
    }

    public void Reject(VoiceClient client, string callSid)
    {
        if (Take(client, callSid) is not { } call) return;
        call.Dispose();
        network.Reject(client, callSid);
    }

    /// <summary>Another page of the identity answers a call that rings, by its token. False when the token is of no such call.</summary>
    public bool TakeOver(VoiceClient client, string token, string sdp)
    {
        if (!_byToken.TryGetValue(token, out var ringing) || ringing.Client.Identity != client.Identity) return false;
        Take(ringing.Client, ringing.Call.CallSid);
        if (ringing.Client != client) ringing.Client.Send("cancel", new { callsid = ringing.Call.CallSid });
        if (Connect(client, ringing.Call)) Use(ringing.Call, () => calls.Send(ringing.Call, ringing.Call.Peer.Answer(sdp)));
        return true;
    }

    /// <summary>Drops what rings at a page whose socket is gone; the SDK has dropped it too.</summary>
    public void Forget(VoiceClient client)
    {
        foreach (var callSid in client.Ringing.Keys.ToList()) Take(client, callSid)?.Dispose();
    }

    private bool Connect(VoiceClient client, VoiceCall call)
    {
        if (!network.Answer(call.Device, call.CallSid))
        {
            call.Dispose();
            client.SendHangUp(call.CallSid);
            return false;
        }

        call.State = VoiceCallState.Up;
        calls.Add(call, client);
        return true;
    }

    private void Use(VoiceCall call, Action description)
    {
        try
        {
            description();
        }
        catch (FormatException fault)
        {
            log.LogWarning("Call {CallSid} cannot have sound: {Reason}", call.CallSid, fault.Message);
            calls.Fail(call, fault.Message);
        }
    }

    private VoiceCall? Take(VoiceClient client, string callSid)
    {
        if (client.Ringing.Remove(callSid, out var call)) _byToken.Remove(call.ReconnectToken);
        return call;
    }

    private static Dictionary<string, string> ParametersOf(Invitation invitation)
    {
        var parameters = new Dictionary<string, string>
        {
            ["CallSid"] = invitation.CallSid, ["From"] = invitation.From, ["To"] = invitation.To, ["AccountSid"] = invitation.AccountSid,
        };
        // The SDK decodes the values and not the keys.
        if (invitation.Parameters.Count > 0)
            parameters["Params"] = string.Join('&', invitation.Parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return parameters;
    }
}
