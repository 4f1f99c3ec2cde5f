namespace WarmTransfer.Web.Languages;

/// <summary>English has one word where other languages have several: with this in it, <c>$"Listen{Homonym.Here}"</c>, it is a text with a translation of its own, and English reads as before.</summary>
internal static class Homonym
{
    public static string Here => "";
}
