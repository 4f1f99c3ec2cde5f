using System.Text.Json;
using Microsoft.Extensions.Options;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>The edge that pages with the Voice SDK talk to. Everything in it runs in its mailbox, one step after the other.</summary>
internal sealed class VoiceEdge : IDisposable
{
    private readonly IPhoneNetwork _network;
    private readonly Mailbox _mailbox;
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    public VoiceEdge(
        IPhoneNetwork network, RtcServer media, Mailbox mailbox, IOptions<SimulatorOptions> options, TimeProvider time, ILogger<VoiceEdge> log)
    {
        (_network, _mailbox, _options, _time, _log) = (network, mailbox, options.Value, time, log);
        Calls = new VoiceCalls(network, mailbox, time);
        Incoming = new IncomingCalls(network, media, Calls, log);
        Outgoing = new OutgoingCalls(network, media, Calls);
        network.LegEnded += LegEnded;
    }

    public VoiceCalls Calls { get; }

    public IncomingCalls Incoming { get; }

    public OutgoingCalls Outgoing { get; }

    public void Post(Action task) => _mailbox.Post(task);

    public void Dispose() => _network.LegEnded -= LegEnded;

    public void Handle(VoiceClient client, JsonElement frame)
    {
        var (type, payload) = (frame.Text("type"), frame.Payload());
        if (type == "listen") Listen(client, payload);
        else if (client.Identity.Length == 0) _log.LogWarning("'{Type}' before a valid 'listen' was ignored", type);
        else HandleKnown(client, type, payload);
    }

    /// <summary>The socket is closed or lost.</summary>
    public void Gone(VoiceClient client)
    {
        client.EndExpiry();
        Unregister(client);
        Incoming.Forget(client);
        Calls.Orphan(client);
    }

    /// <summary>The token's time is up: the phone neither rings nor calls until the page shows another. A call that is on goes on.</summary>
    public void Expire(VoiceClient client)
    {
        if (!IsExpired(client)) return;
        Unregister(client);
        client.SendError(SignalError.Expired);
    }

    private bool IsExpired(VoiceClient client) => client.Token!.Expires <= _time.GetUtcNow();

    private void HandleKnown(VoiceClient client, string type, JsonElement payload)
    {
        var callSid = payload.Text("callsid");
        switch (type)
        {
            case "register": Register(client, payload.Get("media").Get("audio").ValueKind == JsonValueKind.True); break;
            case "invite": Invite(client, payload); break;
            case "answer": Incoming.Answer(client, callSid, payload.Text("sdp")); break;
            case "reject": Incoming.Reject(client, callSid); break;
            case "hangup": HangUp(client, callSid); break;
            case "reinvite": Calls.RestartIce(client, callSid, payload.Text("sdp")); break;
            case "dtmf": Calls.Press(client, callSid, payload.Text("dtmf")); break;
            case "message": Acknowledge(client, callSid, payload.Text("voiceeventsid")); break;
            default: _log.LogWarning("A signalling message of type '{Type}' was ignored", type); break;
        }
    }

    private void Listen(VoiceClient client, JsonElement payload)
    {
        switch (AccessToken.Verify(payload.Text("token"), _options.AccountSid, _network.SecretOf, _time.GetUtcNow()))
        {
            case AccessToken.Valid token when client.Identity.Length == 0 || client.Identity == token.Identity:
                client.Show(token, _time);
                SendConnected(client, token);
                break;
            case AccessToken.Valid:
                Refuse(client, new SignalError(AccessToken.Refused.Invalid, "The new access token is for another identity."));
                break;
            case AccessToken.Refused refusal:
                _log.LogWarning("A phone was refused: {Reason}", refusal.Message);
                Refuse(client, new SignalError(refusal.Code, refusal.Message));
                break;
        }
    }

    private void SendConnected(VoiceClient client, AccessToken.Valid token) => client.Send("connected", new
    {
        region = "US_EAST_VIRGINIA", edge = "ashburn", gateway = "simulator",
        token = new { identity = token.Identity, ttl = (int)(token.Expires - _time.GetUtcNow()).TotalSeconds },
    });

    // After `close` the SDK gives up instead of trying the same token for ever.
    private static void Refuse(VoiceClient client, SignalError error)
    {
        client.SendError(error);
        client.Send("close", new { });
        client.Close();
    }

    private void Register(VoiceClient client, bool wanted)
    {
        if (wanted && MayNotRegister(client) is { } error)
        {
            client.SendError(error);
            return;
        }

        if (!wanted) Unregister(client);
        else if (!client.IsRegistered) _network.Register(client);
        client.IsRegistered = wanted;
        client.Send(wanted ? "ready" : "offline", new { });
    }

    private SignalError? MayNotRegister(VoiceClient client) => client.Token switch
    {
        _ when IsExpired(client) => SignalError.Expired,
        { Incoming: false } => new SignalError(SignalError.NotAuthorised, "The access token does not allow incoming calls."),
        _ => null,
    };

    private SignalError? MayNotCall(VoiceClient client) => client.Token switch
    {
        _ when IsExpired(client) => SignalError.Expired,
        { ApplicationSid: { } application } when _network.HasApplication(application) => null,
        _ => new SignalError(SignalError.Declined, "The access token names no application of the account for outgoing calls."),
    };

    private void Unregister(VoiceClient client)
    {
        if (client.IsRegistered) _network.Unregister(client);
        client.IsRegistered = false;
    }

    private void Invite(VoiceClient client, JsonElement payload)
    {
        var (callSid, sdp, token) = (payload.Text("callsid"), payload.Text("sdp"), payload.Text("reconnect"));
        if (token.Length == 0) Place(client, callSid, sdp, payload.Get("twilio").Text("params"));
        else if (Incoming.TakeOver(client, token, sdp) || Calls.Reattach(client, token, sdp)) return;
        else client.SendHangUp(callSid, new SignalError(SignalError.NotFound, "There is no such call any more."));
    }

    private void Place(VoiceClient client, string callSid, string sdp, string parameters)
    {
        if (MayNotCall(client) is { } error) client.SendHangUp(callSid, error);
        else Outgoing.Place(client, callSid, sdp, parameters);
    }

    private void HangUp(VoiceClient client, string callSid)
    {
        if (IncomingCalls.IsRinging(client, callSid)) Incoming.Reject(client, callSid);
        else Calls.HangUp(client, callSid);
    }

    private static void Acknowledge(VoiceClient client, string callSid, string eventSid) =>
        client.Send("ack", new { acktype = "message", callsid = callSid, voiceeventsid = eventSid });

    private void LegEnded(string callSid) => Post(() => Calls.EndedByNetwork(callSid, null));
}
