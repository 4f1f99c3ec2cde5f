namespace WarmTransfer.Web.Softphone;

/// <summary>How the browser phone reaches the phone network. The defaults are Twilio's.</summary>
public sealed record PhoneSettings
{
    /// <summary>Twilio edge, for example <c>dublin</c>; null lets Twilio choose the nearest. It must fit the account's region.</summary>
    public string? Edge { get; init; }

    /// <summary>Host and port of the local phone network's signalling, for example <c>localhost:5090</c>; null: Twilio.</summary>
    public string? SimulatorHost { get; init; }

    /// <summary>False leaves out echo cancellation, noise suppression and gain control: for tests that measure tones.</summary>
    public bool AudioProcessing { get; init; } = true;

    // The SDK begins at the nearest, and calls in where that one says (regions.js of the SDK).
    private static readonly string[] PublicEdges = ["roaming", "sydney", "sao-paulo", "dublin", "frankfurt", "tokyo", "singapore", "ashburn", "umatilla"];

    /// <summary>What pages may connect to besides ourselves: the phone network's signalling. The SDK publishes no events (phone-options.js).</summary>
    internal string ConnectSources => SimulatorHost is { } host
        ? $"ws://{host}"
        : string.Join(' ', PublicEdges.Append(Edge).OfType<string>().Distinct().Select(edge => $"wss://voice-js.{edge}.twilio.com"));
}
