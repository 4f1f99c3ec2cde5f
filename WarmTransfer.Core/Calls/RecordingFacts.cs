namespace WarmTransfer.Core.Calls;

/// <summary>What Twilio answers and tells of recordings. The same news again, or older, changes nothing.</summary>
internal static class RecordingFacts
{
    /// <summary>It has begun: as the answer says, or a callback.</summary>
    public static Call Begun(Call call, CallEvent.Fact.RecordingBegun f, DateTimeOffset now) => Recordings.Of(call, f.Leg) switch
    {
        { State: RecordingState.Starting } starting => Recordings.With(call, starting.Become(RecordingState.InProgress, now) with { Sid = f.Sid, Problem = null }),
        // Found at Twilio, after the database was restored from a back-up.
        null when f.Leg == LegId.Customer => call with { Recording = new(f.Leg, RecordingState.InProgress, now) { Sid = f.Sid } },
        _ => call,
    };

    /// <summary>Twilio has answered what was asked.</summary>
    public static Call Answered(Call call, CallEvent.Fact.RecordingAnswered f, DateTimeOffset now) => Recordings.Of(call, f.Leg) is { Pending: true, State: not RecordingState.Starting } asked
        ? Recordings.With(call, asked.Become(f.State, now) with { Problem = null })
        : call;

    /// <summary>Twilio tells that it is over, or was none.</summary>
    public static Call Over(Call call, CallEvent.Fact.RecordingOver f, DateTimeOffset now) => Recordings.Of(call, f.Leg) is { IsLive: true } live && (live.Sid ?? f.Sid) == f.Sid
        ? Recordings.With(call, live.Become(RecordingState.Stopped, now) with { Sid = f.Sid })
        : call;

    // What was wanted is withdrawn, so that it is not asked for again and again; people are told.
    public static Call Refused(Call call, CallEvent.Fact.RecordingRefused f, DateTimeOffset now) => Recordings.Of(call, f.Leg) switch
    {
        { Pending: true, State: RecordingState.Starting } starting => Recordings.With(call, starting.Become(RecordingState.Failed, now) with { Problem = f.Why }),
        { Pending: true, State: RecordingState.InProgress } running => Recordings.With(call with { Pause = f.Leg == LegId.Customer ? null : call.Pause }, Failed(running, f) with { Problem = f.Why }),
        { Pending: true } paused => Recordings.With(call, paused.Become(RecordingState.Stopped, now) with { Problem = f.Why }),
        _ => call,
    };

    // One that cannot be stopped is over with its leg.
    private static CallRecording Failed(CallRecording running, CallEvent.Fact.RecordingRefused f) => f.Wanted == RecordingState.Stopped ? running with { State = RecordingState.Stopped, Pending = false } : running with { Pending = false };
}
