using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>What can be asked of the recording of a call, and of a payment. What was asked for decides the buttons.</summary>
internal static class RecordingActs
{
    public static ImmutableArray<CallAct> Of(CallCard call, AgentId me) => call.Recording is { } recording ? [.. Pauses(call, recording, me), Payment(call, recording, me)] : [];

    private static IEnumerable<CallAct> Pauses(CallCard call, RecordingView recording, AgentId me) => recording.Look switch
    {
        RecordingLook.None => [],
        RecordingLook.Paused or RecordingLook.Pausing =>
        [
            new CallAct("record", $"Resume recording", "circle-play", call.Controls.ResumeRecording?.Reason, "p") { Intent = new CallEvent.Intent.ResumeRecording(me) },
            new CallAct("pause-longer", $"Pause longer", "hourglass", call.Controls.PauseRecording?.Reason) { Intent = new CallEvent.Intent.PauseRecording(me) },
        ],
        _ => [new CallAct("record", $"Pause recording", "circle-pause", call.Controls.PauseRecording?.Reason, "p") { Intent = new CallEvent.Intent.PauseRecording(me) }],
    };

    private static CallAct Payment(CallCard call, RecordingView recording, AgentId me) => recording.Payment is PaymentStage.None
        ? new("payment", $"Take a payment", "credit-card", call.Controls.BeginPayment?.Reason, "y") { Intent = new CallEvent.Intent.BeginPayment(me) }
        : new("payment", $"Payment is done", "credit-card", call.Controls.EndPayment?.Reason, "y", "primary") { Intent = new CallEvent.Intent.EndPayment(me) };
}
