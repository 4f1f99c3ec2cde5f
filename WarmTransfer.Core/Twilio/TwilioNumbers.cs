namespace WarmTransfer.Core.Twilio;

/// <summary>A phone number of the account, and what Twilio does with a call to it. What is null or empty is not set.</summary>
/// <param name="VoiceApplicationSid">A TwiML application that is asked instead of the number's own addresses.</param>
/// <param name="TrunkSid">A SIP trunk that takes the calls instead of both.</param>
public sealed record TwilioNumber(
    string Sid, string PhoneNumber, NumberCapabilities Capabilities, string? VoiceUrl = null, string? VoiceMethod = null, string? VoiceFallbackUrl = null,
    string? StatusCallback = null, string? StatusCallbackMethod = null, string? VoiceApplicationSid = null, string? TrunkSid = null);

/// <summary>A number of somebody else that the account may show when it calls.</summary>
public sealed record TwilioCallerId(string Sid, string PhoneNumber);

/// <summary>What a number can do.</summary>
public sealed record NumberCapabilities(bool Voice = false);

/// <summary>A TwiML application of the account. What is null or empty is not set.</summary>
public sealed record TwilioApplication(
    string Sid, string? FriendlyName = null, string? VoiceUrl = null, string? VoiceMethod = null, string? StatusCallback = null, string? StatusCallbackMethod = null, string? VoiceFallbackUrl = null);

/// <summary>A new API key, whose secret Twilio shows this once.</summary>
public sealed record TwilioKey(string Sid, string Secret);

/// <summary>A change of a number. What is null stays as it is; an empty sid takes the application or the trunk away.</summary>
public sealed record NumberUpdate
{
    public Uri? VoiceUrl { get; init; }
    public Uri? VoiceFallbackUrl { get; init; }
    public Uri? StatusCallback { get; init; }
    public string? VoiceApplicationSid { get; init; }
    public string? TrunkSid { get; init; }
}
