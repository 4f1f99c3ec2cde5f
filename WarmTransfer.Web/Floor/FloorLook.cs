using WarmTransfer.Core;

namespace WarmTransfer.Web.Floor;

/// <summary>How the states of calls are shown: icon and colour beside the words, because colour alone says nothing to many.</summary>
internal static class FloorLook
{
    public static (string Icon, string? Tone) Look(this FloorCallKind kind) => kind switch
    {
        FloorCallKind.Talking => ("phone-call", "good"),
        FloorCallKind.CallingOut => ("phone-forwarded", "busy"),
        FloorCallKind.OnHold => ("pause", "busy"),
        FloorCallKind.DiallingIn => ("user-plus", "busy"),
        FloorCallKind.Consulting => ("message-circle", "busy"),
        FloorCallKind.ThreeWay => ("merge", "good"),
        FloorCallKind.Completing => ("arrow-right", "busy"),
        FloorCallKind.Cold => ("phone-forwarded", "busy"),
        FloorCallKind.InFlow => ("list-tree", "busy"),
        FloorCallKind.Ending => ("phone-off", null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of state."),
    };

    public static (string Icon, string? Tone) Look(this FloorWaitKind kind) => kind switch
    {
        FloorWaitKind.Waiting => ("hourglass", "busy"),
        FloorWaitKind.Offered => ("bell-ring", "good"),
        FloorWaitKind.Rejoining => ("undo-2", "bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of wait."),
    };

    public static Sentence Words(this FloorFilter filter) => filter switch
    {
        FloorFilter.All => $"All states",
        FloorFilter.OnHold => $"On hold",
        FloorFilter.InTransfer => $"In a transfer",
        FloorFilter.NeedsHelp => $"Asks for help",
        FloorFilter.Supervised => $"Supervised",
        FloorFilter.Stale => $"Stale",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a filter."),
    };
}
