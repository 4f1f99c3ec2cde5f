using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace WarmTransfer.Web.Shell.Parts;

/// <summary>Pieces of screens as text, for what is the same on many of them.</summary>
internal static class Markup
{
    // Only what means something in markup is escaped: Japanese stays as short as it is.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => Encoder.Encode(text);

    /// <summary>As the component of that name.</summary>
    /// <param name="rest">Markup behind the text.</param>
    public static string Chip(string icon, string? tone, string text, string rest = "") => $"<span class=\"chip\"{Tone(tone)}>{Icon(icon)}{Text(text)}{rest}</span>";

    /// <summary>A mark with an icon in it and no words.</summary>
    public static string Mark(string icon, string? tone) => $"<span class=\"mark\"{Tone(tone)}>{Icon(icon)}</span>";

    public static string Icon(string name) => $"<span class=\"icon\" data-icon=\"{name}\" aria-hidden=\"true\"></span>";

    /// <summary>How long something lasts already.</summary>
    public static string Since(DateTimeOffset at) => $"<elapsed-time since=\"{Instant(at)}\"></elapsed-time>";

    /// <summary>How long something lasts yet.</summary>
    public static string Until(DateTimeOffset at) => $"<elapsed-time until=\"{Instant(at)}\"></elapsed-time>";

    private static string Tone(string? tone) => tone is null ? "" : $" data-tone=\"{tone}\"";

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
