namespace WarmTransfer.Web.Twilio;

/// <summary>A leg as Twilio reports it. Eventually consistent: callbacks know sooner.</summary>
internal sealed record CallResource(
    string Sid,
    string To,
    string From,
    string Status,
    string Direction,
    string? ParentCallSid,
    string? QueueTime,
    DateTimeOffset? DateCreated,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime);

/// <summary>A conference as Twilio reports it.</summary>
internal sealed record ConferenceResource(
    string Sid,
    string FriendlyName,
    string Status,
    string? ReasonConferenceEnded,
    string? CallSidEndingConference,
    DateTimeOffset? DateCreated);

/// <summary>A participant who is in a live conference now, or being connected to it.</summary>
internal sealed record ParticipantResource(
    string CallSid,
    string ConferenceSid,
    string? Label,
    string Status,
    bool Muted,
    bool Hold,
    bool Coaching,
    string? CallSidToCoach,
    bool StartConferenceOnEnter,
    bool EndConferenceOnExit);

/// <summary>The words Twilio has for a call's status.</summary>
internal static class CallStatuses
{
    public const string Queued = "queued";
    public const string Ringing = "ringing";
    public const string InProgress = "in-progress";
    public const string Completed = "completed";
    public const string Busy = "busy";
    public const string Failed = "failed";
    public const string NoAnswer = "no-answer";
    public const string Canceled = "canceled";
}

/// <summary>The words Twilio has for a conference's status.</summary>
internal static class ConferenceStatuses
{
    public const string Init = "init";
    public const string InProgress = "in-progress";
    public const string Completed = "completed";
}
