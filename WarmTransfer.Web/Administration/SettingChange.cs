using System.Text.Json.Nodes;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Administration;

/// <summary>A change in words, for the audit and for whoever edits the same; the whole of what was before and after is in the table of settings.</summary>
internal static class SettingChange
{
    /// <param name="before">As JSON; null: there was none.</param>
    /// <param name="after">As JSON; null: it is removed.</param>
    public static Sentence Words(string? before, string? after) => (before, after) switch
    {
        (null, _) => $"new",
        (_, null) => $"removed",
        _ => Differences(Fields(before), Fields(after)) is [_, ..] differences ? differences.Aggregate((all, one) => $"{all}; {one}") : $"nothing changed",
    };

    private static List<Sentence> Differences(Dictionary<string, string?> before, Dictionary<string, string?> after) => [.. before.Keys.Union(after.Keys)
        .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
        .Select(field => (Sentence)$"{SettingFields.Name(field)}: {Value(before.GetValueOrDefault(field))} → {Value(after.GetValueOrDefault(field))}")];

    private static Sentence Value(string? value) => value is null ? (Sentence)$"none" : $"{value}";

    private static Dictionary<string, string?> Fields(string json) => JsonNode.Parse(json)!.AsObject().ToDictionary(field => field.Key, field => field.Value?.ToString());
}
