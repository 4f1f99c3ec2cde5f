using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>One registered phone of an identity, as the network sees it: a browser with the Voice SDK, or a script.</summary>
public interface IDevice
{
    string Identity { get; }

    /// <summary>Rings. The device answers later through <see cref="IPhoneNetwork"/>; it may never answer.</summary>
    void Invite(Invitation invitation);

    /// <summary>Stops ringing: the caller left, or another device of the identity answered.</summary>
    void Cancel(string callSid);

    /// <summary>An outgoing call of this device is ringing at the far end.</summary>
    void Ringing(string callSid);

    /// <summary>An outgoing call of this device was answered; audio flows.</summary>
    void Answered(string callSid);

    /// <summary>Ends a call that this device has answered or placed.</summary>
    /// <param name="errorCode">Twilio error code when the call ended by a fault, for example 31486 for busy.</param>
    void HangUp(string callSid, int? errorCode = null, string? message = null);
}

/// <summary>A call that rings at a device. <paramref name="Parameters"/> are the custom parameters after <c>?</c> in <c>client:name?k=v</c>.</summary>
public sealed record Invitation(
    string CallSid, string From, string To, string AccountSid, IReadOnlyDictionary<string, string> Parameters, AudioLeg Audio);

/// <summary>What devices and callers may do to the network. Every member is safe from any thread and returns at once.</summary>
public interface IPhoneNetwork
{
    void Register(IDevice device);

    void Unregister(IDevice device);

    /// <summary>Picks up; false when the call is gone or another device was faster.</summary>
    bool Answer(IDevice device, string callSid);

    /// <summary>Declines: the caller's side sees busy.</summary>
    void Reject(IDevice device, string callSid);

    /// <summary>The party of this leg hangs up.</summary>
    void HangUp(string callSid);

    /// <summary>Keys pressed by the party of this leg, out of <c>0-9*#</c>.</summary>
    void Press(string callSid, string digits);

    /// <summary>Words said by the party of this leg: whoever listens for words hears them.</summary>
    void Say(string callSid, Utterance words);

    /// <summary>Secret of an API key of the account, which signs access tokens; null: there is no such key.</summary>
    string? SecretOf(string apiKeySid);

    bool HasApplication(string applicationSid);

    /// <summary>A device starts a call; the TwiML application decides what happens. Progress comes back through <see cref="IDevice"/>.</summary>
    PlacedCall Place(IDevice device, string applicationSid, IReadOnlyDictionary<string, string> parameters);

    /// <summary>A person dials <paramref name="to"/> from the public network. <paramref name="from"/> may be E.164, <c>anonymous</c>, <c>sip:…</c>, or empty.</summary>
    PlacedCall Dial(string from, string to);

    /// <summary>Raised once when a leg is over, whoever ended it. The argument is its CallSid.</summary>
    event Action<string>? LegEnded;
}

/// <summary>A call just started by a device or a caller, and the audio of its leg.</summary>
public sealed record PlacedCall(string CallSid, AudioLeg Audio);
