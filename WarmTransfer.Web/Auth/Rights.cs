using WarmTransfer.Core;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Auth;

/// <summary>What a command calls the rights that are given apart from the role.</summary>
internal static class Rights
{
    public const string Listen = "listen", Export = "export", None = TeamName.None;

    public static Sentence Words(Person person) => (person.MayListen, person.MayExport) switch
    {
        (true, true) => $"listen,export",
        (true, false) => $"listen",
        (false, true) => $"export",
        _ => $"none",
    };

    public static string Words(bool mayListen, bool mayExport) => (mayListen, mayExport) switch
    {
        (true, true) => $"{Listen},{Export}",
        (true, false) => Listen,
        (false, true) => Export,
        _ => None,
    };

    /// <summary>Null: one of the words is none of ours.</summary>
    public static (bool Listen, bool Export)? Read(string words)
    {
        string[] all = words == None ? [] : words.Split(',', StringSplitOptions.TrimEntries);
        return all.Except([Listen, Export]).Any() ? null : (all.Contains(Listen), all.Contains(Export));
    }
}
