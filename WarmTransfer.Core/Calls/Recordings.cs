namespace WarmTransfer.Core.Calls;

/// <summary>
/// Makes Twilio's recordings follow what the call wants, one request at a time for each. The customer's leg is recorded, so it is one file whatever rooms and agents come;
/// nobody is recorded who has not been told, where their queue wants that.
/// </summary>
public static class Recordings
{
    /// <summary>What a recording is to do now.</summary>
    public static RecordingState Wanted(Call call, CallRecording recording) => recording.Leg switch
    {
        var leg when leg == LegId.Customer && call.IsOver => RecordingState.Stopped,
        var leg when leg == LegId.Customer => call.Pause is null ? RecordingState.InProgress : RecordingState.Paused,
        var leg => call.Phase is CallPhase.Consulting p && p.Second == leg ? RecordingState.InProgress : RecordingState.Stopped,
    };

    /// <summary>The recording of a leg; null: it has none.</summary>
    public static CallRecording? Of(Call call, LegId leg) => leg == LegId.Customer ? call.Recording : call.ConsultRecording is { } consult && consult.Leg == leg ? consult : null;

    /// <summary>Whether it has yet to begin. A request whose answer was lost may have begun it, and by now it may be over.</summary>
    public static bool IsToBegin(Call call, LegId leg) => Of(call, leg) is { State: RecordingState.Starting };

    internal static Step Follow(Call call, CallPolicy policy, DateTimeOffset now) =>
        Begin(call, policy, now).Then(next => RunPause(next, policy, now)).Then(next => BeginConsult(next, policy, now)).Then(next => Follow(next, next.Recording)).Then(next => Follow(next, next.ConsultRecording));

    internal static Call With(Call call, CallRecording recording) => recording.Leg == LegId.Customer ? call with { Recording = recording } : call with { ConsultRecording = recording };

    // With the first agent who talks to them. What is to be paused does not begin meanwhile.
    private static Step Begin(Call call, CallPolicy policy, DateTimeOffset now) => call switch
    {
        { Recording: not null } or { Pause: not null } or { AnsweredAt: null } or { Phase: not CallPhase.Owned or CallPhase.CallingOut } => Step.Of(call),
        _ when !policy.RecordingOf(call).Records(call) => Step.Of(call),
        _ when policy.RecordingOf(call).Tells && call.Notice is null => Tell(call, now),
        _ => Start(call, now),
    };

    private static Step Start(Call call, DateTimeOffset now) =>
        Step.Of(call with { Recording = new(LegId.Customer, RecordingState.Starting, now) { Pending = true } }, new CallEffect.StartRecording(LegId.Customer));

    // Whoever has come past the notice is told in the conversation: they alone hear it.
    private static Step Tell(Call call, DateTimeOffset now) => call.Customer.IsIn(call.Room)
        ? Step.Of(call with { Notice = new(Room: 0, now) }, new CallEffect.Announce(LegId.Customer, call.Room, Announcement.Recorded)).Then(told => Start(told, now))
        : Step.Of(call);

    // The time runs from the moment at which nothing is recorded any more, and needs no timer to be over: the next event sees it.
    private static Step RunPause(Call call, CallPolicy policy, DateTimeOffset now) => call.Pause switch
    {
        null => Step.Of(call),
        _ when call.IsOver => Step.Of(call with { Pause = null }),
        { Until: null } pause when Payments.IsQuiet(call) => Run(call, pause, now + policy.RecordingOf(call).LongestPause),
        { Until: { } until } when until <= now => Step.Of(call with { Pause = null }),
        _ => Step.Of(call),
    };

    internal static Step Run(Call call, RecordingPause pause, DateTimeOffset until) =>
        Step.Of(call with { Pause = pause with { Until = until } }, new CallEffect.StartTimer(new CallEvent.Fact.PauseTimeUp(), until));

    private static Step BeginConsult(Call call, CallPolicy policy, DateTimeOffset now) => call.Phase is CallPhase.Consulting p && policy.RecordingOf(call).Consults && call[p.Second].IsIn(call.Room) && call.ConsultRecording?.Leg != p.Second
        ? Step.Of(call with { ConsultRecording = new(p.Second, RecordingState.Starting, now) { Pending = true } }, new CallEffect.StartRecording(p.Second))
        : Step.Of(call);

    // What ends with its leg needs no word of ours.
    private static Step Follow(Call call, CallRecording? recording) => recording is { IsLive: true, Pending: false } && Wanted(call, recording) is var wanted && wanted != recording.State && GoesOn(call, recording.Leg)
        ? Step.Of(With(call, recording with { Pending = true }), new CallEffect.SetRecording(recording.Leg, wanted))
        : Step.Of(call);

    private static bool GoesOn(Call call, LegId leg) => call.IsOver ? EndOfCall.GoesOn(call, leg) : call[leg] is { IsLive: true, Released: false };
}
