using WarmTransfer.Simulator.Twiml;

namespace WarmTransfer.Simulator.Network;

/// <summary>The door through which devices and callers reach the network.</summary>
internal sealed class PhoneNetwork : IPhoneNetwork
{
    private const string NotSetUp = "<Response><Say>The number you have called is not set up. Goodbye.</Say></Response>";
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
            Hook = HookOf(application?.StatusCallback, application?.StatusCallbackMethod),
            Fallback = Fallback(application?.VoiceFallbackUrl, application?.VoiceFallbackMethod),
        };
        return Incoming(leg, Source(application?.VoiceUrl, application?.VoiceMethod));
    });

    public PlacedCall Dial(string from, string to) => _exchange.Loop.Do(() =>
    {
        var number = _exchange.Directory.Number(to);
        var application = number is null ? null : _exchange.Directory.Application(number.VoiceApplicationSid);
        var leg = new Leg(_exchange.Sids.Next("CA"), from, to, "inbound", _exchange.Clock)
        {
            NumberSid = number?.Sid,
            ApplicationSid = application?.Sid,
            Hook = HookOf(application?.StatusCallback ?? number?.StatusCallback, application?.StatusCallbackMethod ?? number?.StatusCallbackMethod),
            Fallback = Fallback(application?.VoiceFallbackUrl ?? number?.VoiceFallbackUrl, application?.VoiceFallbackMethod ?? number?.VoiceFallbackMethod),
        };
        if (number is null) return Unreachable(leg);
        return Incoming(leg, Source(application?.VoiceUrl ?? number.VoiceUrl, application?.VoiceMethod ?? number.VoiceMethod));
    });

    private static Uri? Url(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;

    private static Hook? HookOf(string? url, string? method) => Hook.Of(Url(url), method ?? "POST", "completed");

    private static (Uri, string)? Fallback(string? url, string? method) => Url(url) is { } address ? (address, method ?? "POST") : null;

    private static TwimlSource Source(string? url, string? method) =>
        Url(url) is { } address ? new TwimlSource(address, method ?? "POST") : TwimlSource.Of(NotSetUp);

    private PlacedCall Incoming(Leg leg, TwimlSource source)
    {
        leg.Become(LegStatus.Ringing);
        _exchange.Add(leg);
        _exchange.Log.Info("leg", $"{leg.From} → {leg.To} calls in", leg.Sid);
        _exchange.Scripts.Run(leg, source);
        return new PlacedCall(leg.Sid, leg.Audio);
    }

    private PlacedCall Unreachable(Leg leg)
    {
        leg.Become(LegStatus.Ringing);
        _exchange.Add(leg);
        _exchange.Launch(async () =>
        {
            // The caller must know its call before it can be told that it is over.
            await Task.Yield();
            _exchange.Switchboard.End(leg, LegStatus.Failed, 404);
        });
        return new PlacedCall(leg.Sid, leg.Audio);
    }

    private void WithLeg(string callSid, Action<Leg> action) => _exchange.Loop.Do(() =>
    {
        if (_exchange.Leg(callSid) is { IsOver: false } leg) action(leg);
    });
}
