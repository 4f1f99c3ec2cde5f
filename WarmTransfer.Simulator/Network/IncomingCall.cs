using WarmTransfer.Simulator.Twiml;

namespace WarmTransfer.Simulator.Network;

/// <summary>A call comes in at a number or an application of the account, whoever makes it.</summary>
internal static class IncomingCall
{
    private const string NotSetUp = "<Response><Say>The number you have called is not set up. Goodbye.</Say></Response>";

    /// <param name="caller">Who is told how it goes on; null: a person of the public network.</param>
    public static PlacedCall Begin(Exchange exchange, string from, string to, IDevice? caller = null)
    {
        var number = exchange.Directory.Number(to);
        var application = number is null ? null : exchange.Directory.Application(number.VoiceApplicationSid);
        var leg = new Leg(exchange.Sids.Next("CA"), from, to, "inbound", exchange.Clock)
        {
            Device = caller,
            NumberSid = number?.Sid,
            ApplicationSid = application?.Sid,
            Hook = HookOf(application?.StatusCallback ?? number?.StatusCallback, application?.StatusCallbackMethod ?? number?.StatusCallbackMethod),
            Fallback = Fallback(application?.VoiceFallbackUrl ?? number?.VoiceFallbackUrl, application?.VoiceFallbackMethod ?? number?.VoiceFallbackMethod),
        };
        return number is null ? Unreachable(exchange, leg) : Begin(exchange, leg, Source(application?.VoiceUrl ?? number.VoiceUrl, application?.VoiceMethod ?? number.VoiceMethod));
    }

    public static PlacedCall Begin(Exchange exchange, Leg leg, TwimlSource source)
    {
        leg.Become(LegStatus.Ringing);
        exchange.Add(leg);
        exchange.Log.Info("leg", $"{leg.From} → {leg.To} calls in", leg.Sid);
        exchange.Scripts.Run(leg, source);
        return new PlacedCall(leg.Sid, leg.Audio);
    }

    public static Hook? HookOf(string? url, string? method) => Hook.Of(Url(url), method ?? "POST", "completed");

    public static (Uri, string)? Fallback(string? url, string? method) => Url(url) is { } address ? (address, method ?? "POST") : null;

    public static TwimlSource Source(string? url, string? method) =>
        Url(url) is { } address ? new TwimlSource(address, method ?? "POST") : TwimlSource.Of(NotSetUp);

    private static Uri? Url(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;

    private static PlacedCall Unreachable(Exchange exchange, Leg leg)
    {
        leg.Become(LegStatus.Ringing);
        exchange.Add(leg);
        exchange.Launch(async () =>
        {
            // The caller must know its call before it can be told that it is over.
            await Task.Yield();
            exchange.Switchboard.End(leg, LegStatus.Failed, 404);
        });
        return new PlacedCall(leg.Sid, leg.Audio);
    }
}
