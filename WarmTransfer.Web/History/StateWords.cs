using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.History;

/// <summary>What became of a leg, a recording or a supervisor's part, as a timeline has it.</summary>
internal static class StateWords
{
    public static Sentence Of(LegProgress progress) => progress switch
    {
        LegProgress.Planned => $"planned",
        LegProgress.Dialled => $"dialled",
        LegProgress.Ringing => $"ringing",
        LegProgress.Answered => $"answered",
        LegProgress.Admitted => $"admitted",
        LegProgress.Ended => $"ended",
        _ => throw new ArgumentOutOfRangeException(nameof(progress), progress, "Not a progress."),
    };

    public static Sentence Of(LegEnding ending) => ending switch
    {
        LegEnding.HungUp => $"hung up",
        LegEnding.Declined => $"declined",
        LegEnding.NoAnswer => $"no answer",
        LegEnding.NotRegistered => $"not registered",
        LegEnding.Failed => $"failed",
        LegEnding.Canceled => $"canceled",
        LegEnding.CallerLeft => $"caller left",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Not an ending."),
    };

    public static Sentence Of(RecordingState state) => state switch
    {
        RecordingState.Starting => $"starting",
        RecordingState.InProgress => $"in progress",
        RecordingState.Paused => $"paused",
        RecordingState.Stopped => $"stopped",
        RecordingState.Failed => $"failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    public static Sentence Of(MonitorMode mode) => mode switch
    {
        MonitorMode.Listen => $"listen",
        MonitorMode.Whisper => $"whisper",
        MonitorMode.Barge => $"barge",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };

    public static Sentence OfFlags(bool held, bool muted) => (held, muted) switch
    {
        (true, true) => $"on hold, muted",
        (true, false) => $"on hold",
        (false, true) => $"not on hold, muted",
        (false, false) => $"not on hold",
    };
}
