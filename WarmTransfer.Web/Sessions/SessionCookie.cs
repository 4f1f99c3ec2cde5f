using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Sessions;

/// <summary>Gives each sign-in a session of its own, and takes no cookie for good whose session is over.</summary>
internal static class SessionCookie
{
    /// <summary>Item of a request with the session that it has begun.</summary>
    public static readonly object Begun = new();

    public static async Task SigningIn(CookieSigningInContext context)
    {
        var services = context.HttpContext.RequestServices;
        var options = services.GetRequiredService<IOptions<SessionOptions>>().Value;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var carried = SessionId.Make();
        var row = Row(carried, context, now, now + options.LengthFor(CurrentAgent.From(context.Principal!)));
        await services.GetRequiredService<LiveSessions>().Begin(row, Agent(context.Principal!), context.HttpContext.RequestAborted);
        // Whoever was signed in in this browser before is not any more; after the other has begun, because the same person's phone goes on.
        await End(context.HttpContext);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(SessionId.Claim, carried));
        context.HttpContext.Items[Begun] = row.Id;
        LanguageCookie.Set(context.HttpContext, Language.Find(context.Principal.FindFirstValue(CurrentAgent.LanguageClaim)));
        // The session ends by its row; the cookie only must not end before.
        context.Properties.ExpiresUtc = row.Until + SessionWatch.LastCall;
    }

    public static Task SigningOut(CookieSigningOutContext context) => End(context.HttpContext);

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<LiveSessions>();
        if (SessionId.Of(context.Principal!) is { } id && await sessions.Holds(id, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static async Task End(HttpContext http)
    {
        if (SessionId.Of(http.User) is { } id) await http.RequestServices.GetRequiredService<LiveSessions>().End([id], CancellationToken.None);
    }

    private static AgentId Agent(ClaimsPrincipal person) => new(CurrentAgent.From(person)?.AgentId ?? "");

    private static SessionRow Row(string carried, CookieSigningInContext context, DateTimeOffset now, DateTimeOffset until)
    {
        var (http, person) = (context.HttpContext, context.Principal!);
        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        return new()
        {
            Id = SessionId.HashOf(carried), UserId = person.FindFirstValue(identity.UserIdClaimType)!, Stamp = person.FindFirstValue(identity.SecurityStampClaimType)!,
            Supervises = CurrentAgent.From(person) is { IsSupervisor: true } or { IsAdmin: true },
            Unattended = CurrentAgent.From(person) is { IsViewer: true },
            ProviderSession = person.FindFirstValue(SessionId.OfProvider),
            Since = now, UsedAt = now, Until = until,
            Address = $"{http.Connection.RemoteIpAddress}",
            Browser = http.Request.Headers.UserAgent.ToString() is { Length: > SessionModel.BrowserLength } longer ? longer[..SessionModel.BrowserLength] : http.Request.Headers.UserAgent.ToString(),
        };
    }
}
