using System.Text.Json.Nodes;

namespace WarmTransfer.Web.Administration;

/// <summary>A change in words, for the audit; the whole of what was before and after is in the table of settings.</summary>
internal static class SettingChange
{
    /// <param name="before">As JSON; null: there was none.</param>
    /// <param name="after">As JSON; null: it is removed.</param>
    public static string Words(string? before, string? after) => (before, after) switch
    {
        (null, _) => "new",
        (_, null) => "removed",
        _ => Differences(Fields(before), Fields(after)) is { Length: > 0 } words ? words : "nothing changed",
    };

    private static string Differences(Dictionary<string, string> before, Dictionary<string, string> after) => string.Join("; ", before.Keys.Union(after.Keys)
        .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
        .Select(field => $"{field}: {before.GetValueOrDefault(field, "none")} → {after.GetValueOrDefault(field, "none")}"));

    private static Dictionary<string, string> Fields(string json) =>
        JsonNode.Parse(json)!.AsObject().ToDictionary(field => field.Key, field => field.Value?.ToString() ?? "none");
}
