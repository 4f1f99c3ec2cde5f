using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>What screens show of the recording of a live call: never more than Twilio has said.</summary>
internal static class RecordingViews
{
    public static RecordingView? Of(Call call) => IsHeard(call) && !call.IsOver
        ? new RecordingView(Look(call, call.Recording), call.Recording?.Since ?? call.Pause?.AskedAt ?? call.ArrivedAt, call.Pause?.Until, Problem(call.Recording), Payment(call))
        : null;

    /// <summary>As above, for those who can do nothing about it: a call that is not recorded is none.</summary>
    public static RecordingView? OnFloor(Call call) => Of(call) is { } view && view is not { Look: RecordingLook.None, Payment: PaymentStage.None } ? view : null;

    // A call that is only written down has a payment that waits as well.
    private static bool IsHeard(Call call) => call is { Recording: not null } or { Pause: not null } or { Transcript.On: true, AnsweredAt: not null };

    public static Sentence Words(RecordingLook look) => look switch
    {
        RecordingLook.None => $"Not recorded",
        RecordingLook.Starting => $"Recording starts",
        RecordingLook.Recording => $"Recording",
        RecordingLook.Pausing => $"Pausing the recording",
        RecordingLook.Paused => $"Recording paused",
        RecordingLook.Resuming => $"Resuming the recording",
        RecordingLook.Over => $"Recording is over",
        RecordingLook.Failed => $"Not recorded",
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "Not a look."),
    };

    private static RecordingLook Look(Call call, CallRecording? recording) => recording?.State switch
    {
        null => RecordingLook.None,
        RecordingState.Starting => RecordingLook.Starting,
        RecordingState.InProgress => call.Pause is null ? RecordingLook.Recording : RecordingLook.Pausing,
        RecordingState.Paused => call.Pause is null ? RecordingLook.Resuming : RecordingLook.Paused,
        RecordingState.Stopped => RecordingLook.Over,
        RecordingState.Failed => RecordingLook.Failed,
        _ => throw new InvalidOperationException($"{recording.State} is no state that is known here."),
    };

    private static Sentence? Problem(CallRecording? recording) => recording switch
    {
        { Problem: not null, State: RecordingState.Failed } => $"The phone network does not record this call.",
        { Problem: not null, State: RecordingState.Stopped } => $"The recording could not be resumed: the rest of the call is not recorded.",
        { Problem: not null } => $"The recording could not be paused. Do not take card details: the customer is still being recorded.",
        _ => null,
    };

    private static PaymentStage Payment(Call call) => call.Pause is not { ForPayment: true } ? PaymentStage.None : Payments.MayBegin(call) ? PaymentStage.Open : PaymentStage.Waiting;
}
