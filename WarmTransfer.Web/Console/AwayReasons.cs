using System.Collections.Immutable;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Console;

/// <summary>The reasons to be away that agents choose from. They are kept in English, whoever has chosen them.</summary>
internal static class AwayReasons
{
    public static ImmutableArray<string> All { get; } = ["Break", "Lunch", "Training", "Meeting"];

    /// <summary>To be read. What a supervisor has typed stays as it is.</summary>
    public static Sentence Of(string reason) => reason switch
    {
        "Break" => $"Break",
        "Lunch" => $"Lunch",
        "Training" => $"Training",
        "Meeting" => $"Meeting",
        // Of whoever supervises, until they take calls.
        "Supervising" => $"Supervising",
        _ => $"{reason}",
    };
}
