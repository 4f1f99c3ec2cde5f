using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Floor;

/// <summary>Names and lists as a language writes them.</summary>
internal static class FloorNames
{
    /// <summary>A party's name; who has none is called by a word.</summary>
    public static string Name(this Words t, string name) => name switch
    {
        "Anonymous caller" => t["Anonymous caller"],
        "Customer" => t["Customer"],
        _ => name,
    };

    /// <summary>One after the other.</summary>
    public static string List(this Words t, IEnumerable<string> items) => string.Join(t.Language == Language.Japanese ? "、" : ", ", items);
}
