namespace WarmTransfer.Simulator.Network;

internal enum LegStatus { Queued, Initiated, Ringing, InProgress, Completed, Busy, Failed, NoAnswer, Canceled }

internal static class LegStatuses
{
    public static string Wire(this LegStatus status) => status switch
    {
        LegStatus.Queued => "queued",
        LegStatus.Initiated => "initiated",
        LegStatus.Ringing => "ringing",
        LegStatus.InProgress => "in-progress",
        LegStatus.Completed => "completed",
        LegStatus.Busy => "busy",
        LegStatus.Failed => "failed",
        LegStatus.NoAnswer => "no-answer",
        LegStatus.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown leg status."),
    };

    /// <summary>The REST API has no <c>initiated</c>: such a call still reads as queued.</summary>
    public static string Rest(this LegStatus status) => status == LegStatus.Initiated ? "queued" : status.Wire();

    public static bool IsOver(this LegStatus status) => status >= LegStatus.Completed;
}
