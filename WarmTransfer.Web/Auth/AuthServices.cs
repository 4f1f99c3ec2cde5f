using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Auth;

/// <summary>Registers users, the sign-in cookie and the limit on sign-in attempts.</summary>
internal static class AuthServices
{
    public const string SignInPath = "/signin";
    public const string SignInLimit = "signin";

    /// <param name="environment">Only Development may carry the cookie over plain http.</param>
    public static IServiceCollection AddAuth<TDb>(this IServiceCollection services, IHostEnvironment environment) where TDb : DbContext
    {
        services.AddIdentity<User, IdentityRole>(Rules)
            .AddEntityFrameworkStores<TDb>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie => Configure(cookie, environment));
        services.AddAntiforgery(options => options.Cookie = new AntiforgeryCookie(CookieName("warmtransfer-form", environment), isSecure: !environment.IsDevelopment()));
        // Someone who has been dismissed is out within minutes, not when the cookie ends.
        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<IOptions<SessionOptions>>((stamp, session) => stamp.ValidationInterval = TimeSpan.FromSeconds(session.Value.CheckSeconds));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, AttemptsByAddress);
        });
        services.AddScoped<Users>();
        services.AddSingleton<Supervisors>().AddSingleton<Sessions>();
        // An address of which nobody has said whom it is for is for those who are signed in. What is no address of ours is not found by anybody.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked =>
            asked.User.Identity is { IsAuthenticated: true } || (asked.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint).Build());
        return services;
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.AllowedUserNameCharacters = VoiceIdentity.SafeCharacters;
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie.Name = CookieName("warmtransfer", environment);
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // So named, browsers take a cookie over https and from this very host alone: no other host of the domain can plant one.
    private static string CookieName(string name, IHostEnvironment environment) => environment.IsDevelopment() ? name : $"__Host-{name}";

    // A script that is sent to a page takes the page for its answer; only a person's navigation is redirected.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var forScripts = IsForScripts(context.Request.Path);
        if (forScripts) context.Response.StatusCode = status;
        else context.Response.Redirect(status is StatusCodes.Status403Forbidden ? $"{SignInPath}?error=forbidden" : new Uri(context.RedirectUri).PathAndQuery);
        // Somebody who opens a page and has yet to sign in tries nothing.
        return forScripts || status is StatusCodes.Status403Forbidden ? DeniedRequests.Record(context.HttpContext, status) : Task.CompletedTask;
    }

    private static bool IsForScripts(PathString path) =>
        path.StartsWithSegments("/conference", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/calls", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/phone", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || path.Value!.EndsWith("/token", StringComparison.OrdinalIgnoreCase);

    // Generous, because a whole floor signs in at nine from one address; a single account is guarded by its lockout.
    private static RateLimitPartition<string> AttemptsByAddress(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) });
}
