namespace WarmTransfer.Core.Twilio;

/// <summary>A call as Twilio reports it. Eventually consistent: callbacks know sooner.</summary>
/// <param name="Status">One of <see cref="CallStatuses"/>.</param>
public sealed record TwilioCall(string Sid, string To, string From, string Status, DateTimeOffset? DateCreated = null);

/// <summary>A conference as Twilio reports it.</summary>
/// <param name="Status">One of <see cref="ConferenceStatuses"/>.</param>
public sealed record TwilioConference(string Sid, string FriendlyName, string Status);

/// <summary>A participant who is in a live conference now, or being connected to it.</summary>
/// <param name="Status"><c>connected</c> once they are in.</param>
/// <param name="CallSidToCoach">Who hears a coach.</param>
public sealed record TwilioParticipant(string CallSid, string Status, bool Muted, bool Hold, bool Coaching, string? CallSidToCoach = null, bool EndConferenceOnExit = false);

/// <summary>The words Twilio has for a call's status.</summary>
public static class CallStatuses
{
    public const string Queued = "queued";
    public const string Ringing = "ringing";
    public const string InProgress = "in-progress";
    public const string Completed = "completed";
}

/// <summary>The words Twilio has for a conference's status.</summary>
public static class ConferenceStatuses
{
    public const string Init = "init";
    public const string InProgress = "in-progress";
    public const string Completed = "completed";
}
