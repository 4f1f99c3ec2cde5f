namespace WarmTransfer.Simulator.Network;

/// <summary>The door through which devices and callers reach the network.</summary>
internal sealed class PhoneNetwork : IPhoneNetwork
{
    private readonly Exchange _exchange;

    public PhoneNetwork(Exchange exchange)
    {
        _exchange = exchange;
        exchange.Switchboard.LegEnded += sid => LegEnded?.Invoke(sid);
    }

    public event Action<string>? LegEnded;

    public void Register(IDevice device) => _exchange.Loop.Do(() =>
    {
        _exchange.Directory.Register(device);
        _exchange.Log.Info("device", $"{device.Identity} registered");
    });

    public void Unregister(IDevice device) => _exchange.Loop.Do(() =>
    {
        _exchange.Directory.Unregister(device);
        _exchange.Log.Info("device", $"{device.Identity} unregistered");
    });

    public bool Answer(IDevice device, string callSid) =>
        _exchange.Loop.Do(() => _exchange.Leg(callSid) is { } leg && _exchange.Switchboard.Answer(device, leg));

    public void Reject(IDevice device, string callSid) => WithLeg(callSid, leg => _exchange.Switchboard.Reject(device, leg));

    public void HangUp(string callSid) => WithLeg(callSid, leg => _exchange.Switchboard.PartyHangsUp(leg, byDevice: true));

    public void Press(string callSid, string digits) => WithLeg(callSid, leg =>
    {
        _exchange.Log.Info("leg", $"{leg.From} pressed {digits}", leg.Sid);
        foreach (var key in digits) leg.OnKey?.Invoke(key);
    });

    public void Say(string callSid, Utterance words) => WithLeg(callSid, leg =>
    {
        _exchange.Log.Info("leg", $"{leg.From} says “{words.Text}”", leg.Sid);
        leg.OnWords?.Invoke(words);
        foreach (var transcription in leg.Transcriptions) transcription.Hear("inbound_track", words);
        foreach (var listener in _exchange.Legs.Where(other => other.Transcriptions.Count > 0 && other.Audio.Hearing.People.Contains(leg.Audio)))
            foreach (var transcription in listener.Transcriptions) transcription.Hear("outbound_track", words);
    });

    public string? SecretOf(string apiKeySid) => _exchange.Loop.Do(() => apiKeySid == _exchange.Options.ApiKeySid
        ? _exchange.Options.ApiKeySecret
        : _exchange.Directory.Keys.Find(key => key.Sid == apiKeySid)?.Secret);

    public bool HasApplication(string applicationSid) => _exchange.Loop.Do(() => _exchange.Directory.Application(applicationSid) is not null);

    public PlacedCall Place(IDevice device, string applicationSid, IReadOnlyDictionary<string, string> parameters) => _exchange.Loop.Do(() =>
    {
        var application = _exchange.Directory.Application(applicationSid);
        var leg = new Leg(_exchange.Sids.Next("CA"), Address.OfClient(device.Identity), parameters.GetValueOrDefault("To", ""), "inbound", _exchange.Clock)
        {
            Device = device,
            ApplicationSid = application?.Sid,
            Custom = parameters,
            Hook = IncomingCall.HookOf(application?.StatusCallback, application?.StatusCallbackMethod),
            Fallback = IncomingCall.Fallback(application?.VoiceFallbackUrl, application?.VoiceFallbackMethod),
        };
        return IncomingCall.Begin(_exchange, leg, IncomingCall.Source(application?.VoiceUrl, application?.VoiceMethod));
    });

    public PlacedCall Dial(string from, string to) => _exchange.Loop.Do(() => IncomingCall.Begin(_exchange, from, to));

    private void WithLeg(string callSid, Action<Leg> action) => _exchange.Loop.Do(() =>
    {
        if (_exchange.Leg(callSid) is { IsOver: false } leg) action(leg);
    });
}
