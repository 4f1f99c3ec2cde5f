using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>Calls that pages start, until they are answered.</summary>
internal sealed class OutgoingCalls(IPhoneNetwork network, RtcServer media, VoiceCalls calls)
{
    public void Place(VoiceClient client, string temporarySid, string offer, string parameters)
    {
        if (Fault(offer) is { } fault)
        {
            client.SendHangUp(temporarySid, new SignalError(SignalError.BadRequest, fault));
            return;
        }

        var placed = network.Place(client, client.Token!.ApplicationSid!, Parse(parameters));
        var call = new VoiceCall(placed.CallSid, media.Create(placed.Audio), client, VoiceCallState.Placed)
        {
            TemporarySid = temporarySid, PendingOffer = offer,
        };
        calls.Add(call, client);
    }

    public void Ringing(string callSid)
    {
        if (calls.Find(callSid) is { State: VoiceCallState.Placed } call) call.Owner?.Send("ringing", new { callsid = callSid });
    }

    public void Answered(string callSid)
    {
        if (calls.Find(callSid) is not { State: VoiceCallState.Placed, PendingOffer: { } offer } call) return;
        (call.State, call.PendingOffer) = (VoiceCallState.Up, null);
        calls.Send(call, call.Peer.Answer(offer));
    }

    private static string? Fault(string offer)
    {
        try
        {
            RemoteDescription.Parse(offer);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private static Dictionary<string, string> Parse(string parameters)
    {
        var parsed = new Dictionary<string, string>();
        foreach (var pair in parameters.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            parsed[Uri.UnescapeDataString(key)] = Uri.UnescapeDataString(value);
        }

        return parsed;
    }
}
