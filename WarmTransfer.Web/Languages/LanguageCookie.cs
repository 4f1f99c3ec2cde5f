using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace WarmTransfer.Web.Languages;

/// <summary>Keeps in the browser which language its last user has chosen, so that pages before and after signing in speak it as well.</summary>
internal static class LanguageCookie
{
    public const string Name = "warmtransfer-language";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <param name="language">Null: whoever uses the browser now has chosen none.</param>
    public static void Set(HttpContext http, Language? language)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Lifetime, IsEssential = true };
        if (language is null) http.Response.Cookies.Delete(Name, options);
        else http.Response.Cookies.Append(Name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(language.Code))), options);
    }
}
