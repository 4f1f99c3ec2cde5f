using System.Globalization;

namespace WarmTransfer.Web;

/// <summary>What people call a language.</summary>
internal static class LanguageName
{
    /// <summary>Such as <c>German (Germany)</c>; the tag itself where it is not known here.</summary>
    public static string Of(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
