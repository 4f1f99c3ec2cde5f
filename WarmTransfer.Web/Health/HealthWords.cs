using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Health;

/// <summary>What nodes have written in English, in the language of whoever reads it.</summary>
internal static class HealthWords
{
    /// <summary>The names of figures, as a node lists them.</summary>
    public static string Faults(this Words t, string faults) => t.List(faults.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(name => HealthRules.Named(name) is { } rule ? t[rule.Name] : name));

    /// <summary>What is not good anywhere, and where.</summary>
    public static string FaultsOfAll(this Words t, HealthView view) => string.Join("; ",
        view.Others.Where(node => node.Faults.Length > 0).Select(node => t[$"{t.Faults(node.Faults)} at {t.Node(node.Name)}"]).Prepend(t.Faults(view.Faults)).Where(words => words.Length > 0));

    /// <summary>Its machine, and its process's number.</summary>
    public static string Node(this Words t, string name) => name.Split(", process ") is [var machine, var process] ? t[$"{machine}, process {process}"] : name;
}
