using System.Globalization;

namespace WarmTransfer.Web.Shell;

/// <summary>Reads what an address asks for. Pages take it as text: whatever else stands there is as good as nothing, where the framework would fail.</summary>
internal static class Asked
{
    public static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static bool Flag(string? text) => bool.TryParse(text, out var flag) && flag;
}
