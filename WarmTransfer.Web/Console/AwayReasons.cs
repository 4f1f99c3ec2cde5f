using System.Collections.Immutable;

namespace WarmTransfer.Web.Console;

/// <summary>The reasons to be away that agents choose from.</summary>
internal static class AwayReasons
{
    public static ImmutableArray<string> All { get; } = ["Break", "Lunch", "Training", "Meeting"];
}
