using WarmTransfer.Core;
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
    public Sentence? WhyNotAnswer => State switch
    {
        Incoming => Busy ? (Sentence)$"Your phone is being picked up." : null,
        Elsewhere => $"Your phone is open in another tab: answer there.",
        Off => $"Your phone is not connected.",
        InCall => $"You have answered already.",
        _ => $"The ringing has not reached your phone yet.",
    };

    /// <summary>Why a lost call cannot be rejoined here and now; null when it can.</summary>
    public Sentence? WhyNotRejoin => WhyNotCall($"Your phone is open in another tab: rejoin there.");

    /// <summary>Why this phone cannot monitor a call here and now; null when it can.</summary>
    public Sentence? WhyNotMonitor => WhyNotCall($"Your phone is open in another tab: monitor the call there.");

    public Sentence? WhyNotMute => State == InCall ? null : (Sentence)$"You can mute once you are in the call.";

    private Sentence? WhyNotCall(Sentence elsewhere) => State switch
    {
        Ready => Busy ? (Sentence)$"Your phone is calling already." : null,
        Elsewhere => elsewhere,
        Off => $"Connect your phone first.",
        InCall => $"You are in a call already.",
        Incoming => $"Your phone is ringing.",
        _ => $"Your phone is being connected.",
    };
}
