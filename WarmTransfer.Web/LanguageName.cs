using System.Globalization;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web;

/// <summary>What people call a language.</summary>
internal static class LanguageName
{
    /// <summary>In the language of whoever looks at the screen, such as <c>German (Germany)</c>; the tag itself where it is not known here.</summary>
    public static string Of(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return Language.Current == Language.English ? culture.EnglishName : culture.DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
