namespace WarmTransfer.Web.Softphone;

/// <summary>The browser phone as phone.js reports it; the console mirrors it and never decides it.</summary>
/// <param name="State">One of the constants here.</param>
/// <param name="Busy">A call is being picked up.</param>
public sealed record PhoneState(string State, bool Muted, bool Reconnecting, bool Busy)
{
    public const string Off = "off";
    public const string Elsewhere = "elsewhere";
    public const string Connecting = "connecting";
    public const string Ready = "ready";
    public const string Incoming = "incoming";
    public const string InCall = "in-call";

    /// <summary>Before the shell page has said anything.</summary>
    public static PhoneState Unknown { get; } = new(Connecting, Muted: false, Reconnecting: false, Busy: false);

    /// <summary>Why answering is not possible here and now; null when it is.</summary>
    public string? WhyNotAnswer => State switch
    {
        Incoming => Busy ? "Your phone is being picked up." : null,
        Elsewhere => "Your phone is open in another tab: answer there.",
        Off => "Your phone is not connected.",
        InCall => "You have answered already.",
        _ => "The ringing has not reached your phone yet.",
    };

    /// <summary>Why a lost call cannot be rejoined here and now; null when it can.</summary>
    public string? WhyNotRejoin => WhyNotCall("rejoin");

    /// <summary>Why this phone cannot monitor a call here and now; null when it can.</summary>
    public string? WhyNotMonitor => WhyNotCall("monitor the call");

    public string? WhyNotMute => State == InCall ? null : "You can mute once you are in the call.";

    private string? WhyNotCall(string act) => State switch
    {
        Ready => Busy ? "Your phone is calling already." : null,
        Elsewhere => $"Your phone is open in another tab: {act} there.",
        Off => "Connect your phone first.",
        InCall => "You are in a call already.",
        Incoming => "Your phone is ringing.",
        _ => "Your phone is being connected.",
    };
}
