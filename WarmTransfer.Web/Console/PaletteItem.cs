using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Console;

/// <summary>The kinds of things that the command palette finds.</summary>
public enum PaletteGroup
{
    Actions,
    Calls,
    Colleagues,
    Queues,
    Pages,
}

/// <summary>What each of them is called.</summary>
internal static class PaletteGroups
{
    public static Sentence Title(this PaletteGroup group) => group switch
    {
        PaletteGroup.Actions => $"Actions",
        PaletteGroup.Calls => $"Calls",
        PaletteGroup.Colleagues => $"Colleagues",
        PaletteGroup.Queues => $"Queues",
        PaletteGroup.Pages => $"Pages",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group."),
    };
}

/// <summary>One line of the command palette.</summary>
/// <param name="Id">Known again when the list is made anew: what is highlighted is an item, not a place.</param>
/// <param name="Note">More of it, in which is searched as well.</param>
/// <param name="Key">The key that does the same.</param>
/// <param name="WhyNot">Why it is not done now; null: it is.</param>
public sealed record PaletteItem(string Id, PaletteGroup Group, string Icon, Sentence Text, Sentence? Note = null, string? Key = null, Sentence? WhyNot = null)
{
    /// <summary>It does this with the call.</summary>
    public CallAct? Act { get; init; }

    /// <summary>It asks this for the agent.</summary>
    public AgentEvent? Asks { get; init; }

    /// <summary>It opens the transfer dialog with this.</summary>
    public TransferStart? Starts { get; init; }

    /// <summary>It presses the button that has its key.</summary>
    public bool PressesKey { get; init; }

    /// <summary>It goes to this page.</summary>
    public string? Path { get; init; }
}
