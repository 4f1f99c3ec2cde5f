using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WarmTransfer.Web.Languages;

/// <summary>Everything that decides in which language somebody reads the console: the one of their account, else the one their browser asks for.</summary>
internal static class LanguageServices
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.TryAddScoped(_ => Words.In(Language.Current));
        return services;
    }

    /// <summary>Before all that answers. The request's own culture stays none: what is written for other programs does not depend on who asks.</summary>
    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(Language.English.Code));
        options.SupportedCultures = [CultureInfo.InvariantCulture];
        options.SupportedUICultures = [.. Language.All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie.NameIn(app.Environment) }, new AcceptLanguageHeaderRequestCultureProvider()];
    });
}
