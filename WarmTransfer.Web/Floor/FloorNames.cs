using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Floor;

/// <summary>Lists as a language writes them.</summary>
internal static class FloorNames
{
    /// <summary>One after the other.</summary>
    public static string List(this Words t, IEnumerable<string> items) => string.Join(t.Language == Language.Japanese ? "、" : ", ", items);
}
