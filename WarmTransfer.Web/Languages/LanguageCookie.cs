using System.Globalization;
using Microsoft.AspNetCore.Localization;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Languages;

/// <summary>Keeps in the browser which language its last user has chosen, so that pages before and after signing in speak it as well.</summary>
internal static class LanguageCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static string NameIn(IHostEnvironment environment) => AuthServices.CookieName("warmtransfer-language", environment);

    /// <param name="language">Null: whoever uses the browser now has chosen none.</param>
    public static void Set(HttpContext http, Language? language)
    {
        var environment = http.RequestServices.GetRequiredService<IHostEnvironment>();
        var name = NameIn(environment);
        var options = new CookieOptions { Path = "/", HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Strict, MaxAge = Lifetime, IsEssential = true };
        if (language is not null) http.Response.Cookies.Append(name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(language.Code))), options);
        else if (http.Request.Cookies.ContainsKey(name)) http.Response.Cookies.Delete(name, options);
    }
}
