namespace WarmTransfer.Core.Calls;

/// <summary>What owners and supervisors on a call ask of its recording.</summary>
internal static class PauseIntents
{
    public static Step Check(Call call, CallEvent.Intent.ByAgent intent, CallPolicy policy, DateTimeOffset now) => intent switch
    {
        _ when !IsTheirs(call, intent.By) => Step.Refuse(call, RefusalCode.NotYourCall, $"Only the agent who owns the call, or a supervisor on it, may do this."),
        _ when call.Phase is CallPhase.CallingOut => Intents.NotAnswered(call),
        CallEvent.Intent.PauseRecording i => Pause(call, i.By, policy, now),
        CallEvent.Intent.ResumeRecording => Resume(call),
        CallEvent.Intent.BeginPayment i => BeginPayment(call, i.By, now),
        CallEvent.Intent.EndPayment => EndPayment(call),
        _ => throw new InvalidOperationException($"{intent.GetType().Name} is not about a recording."),
    };

    // Asked again while it lasts, it lasts longer.
    private static Step Pause(Call call, AgentId by, CallPolicy policy, DateTimeOffset now) => (call.Recording, call.Pause) switch
    {
        (null or { IsLive: false }, null) => Step.Refuse(call, RefusalCode.WrongPhase, $"This call is not being recorded."),
        (_, null) => Step.Of(Asked(call) with { Pause = new(by, now) }),
        (_, { Until: null }) => Step.Refuse(call, RefusalCode.WrongPhase, $"The recording is being paused already."),
        (_, { } pause) => Recordings.Run(call, pause, now + policy.RecordingOf(call).LongestPause),
    };

    private static Step Resume(Call call) => call.Pause is null
        ? Step.Refuse(call, RefusalCode.WrongPhase, $"The recording is not paused.")
        : Step.Of(call with { Pause = null });

    private static Step BeginPayment(Call call, AgentId by, DateTimeOffset now) => call.Pause switch
    {
        { ForPayment: true } => Step.Refuse(call, RefusalCode.WrongPhase, $"A payment is being taken already."),
        // The time begins anew.
        { } pause => Step.Of(call with { Pause = pause with { ForPayment = true, Until = null } }),
        null => Step.Of(Asked(call) with { Pause = new(by, now, ForPayment: true) }),
    };

    private static Step EndPayment(Call call) => call.Pause is { ForPayment: true }
        ? Step.Of(call with { Pause = null })
        : Step.Refuse(call, RefusalCode.WrongPhase, $"No payment is being taken.");

    private static Call Asked(Call call) => call.Recording is { Problem: not null, IsLive: true } recording ? call with { Recording = recording with { Problem = null } } : call;

    private static bool IsTheirs(Call call, AgentId by) => call.PartOf(by) is { } leg && (call.Phase.OwnerLeg == leg.Id || call.IsMonitoring(leg));
}
