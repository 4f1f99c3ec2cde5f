namespace WarmTransfer.Core.Calls;

/// <summary>Sees to it that customers hear that they may be recorded, once, before they come into a room.</summary>
internal static class Notices
{
    /// <summary>Of whoever has heard it before the first room.</summary>
    public static RecordingNotice? OnArrival(ToldOnArrival? told, DateTimeOffset now) => told is { MayBeRecorded: true } ? new(Room: 1, now) : null;

    /// <summary>A customer on the way into a room hears it there. Who has just called is on the way already, with a document that needed nobody to know the call.</summary>
    public static Step Follow(Call call, CallPolicy policy, DateTimeOffset now) => call.Notice is null && IsOnTheWay(call) && policy.RecordingOf(call).TellsOf(call.Direction)
        ? Step.Of(call with { Notice = new(call.Room, now) })
        : Step.Of(call);

    private static bool IsOnTheWay(Call call) => call is { IsOver: false, Customer: { IsLive: true, Progress: >= LegProgress.Answered } customer } && !customer.IsIn(call.Room)
        && call.Phase is not (CallPhase.InFlow or CallPhase.Overflowing) && (call.Direction is CallDirection.Outbound || customer.Presence is Presence.Left);
}
