using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Account;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.People;

namespace WarmTransfer.Web.Languages;

/// <summary>Where a person chooses in which language they read the console.</summary>
internal static class LanguageEndpoint
{
    public const string Path = "/account/language";

    public static void MapLanguage(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Choose).TakeForm(BodySize.SignIn).RequireAuthorization(AuthServices.SignedIn);

    // What is not known, as the empty choice, is the browser's.
    private static async Task<IResult> Choose([FromForm] string? language, OwnAccount own, Users users, LivePeople people, HttpContext http)
    {
        if (await own.Find() is not { } user) return Results.LocalRedirect(AuthServices.SignInPath);
        var chosen = Language.Find(language);
        await users.SetLanguageAsync(user.UserName!, chosen?.Code, user.AgentId);
        people.Expire();
        LanguageCookie.Set(http, chosen);
        return Results.LocalRedirect("/account?done=language");
    }
}
