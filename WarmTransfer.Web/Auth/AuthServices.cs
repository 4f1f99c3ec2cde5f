using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Account;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.Auth;

/// <summary>Registers users, the sign-in cookie and the limit on sign-in attempts.</summary>
internal static class AuthServices
{
    public const string SignInPath = "/signin";
    public const string SignInLimit = "signin";
    /// <summary>Policy of what everybody does who has an account, whatever their role.</summary>
    public const string SignedIn = "signed-in";

    /// <param name="environment">Only Development may carry the cookie over plain http.</param>
    public static IServiceCollection AddAuth(this IServiceCollection services, IHostEnvironment environment)
    {
        // What is said of a sign-in is said in the language of whoever tries.
        services.AddLanguages();
        services.AddIdentity<User, IdentityRole>(Rules)
            .AddEntityFrameworkStores<WarmTransferDb>()
            .AddUserStore<ProtectedUserStore>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddSignInManager<SignIns>()
            .AddPasswordValidator<UnguessablePassword>()
            .AddErrorDescriber<SaidErrors>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie => Configure(cookie, environment));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => Guard(cookie.Cookie, "warmtransfer-factor", environment));
        services.AddAntiforgery(options => options.Cookie = new AntiforgeryCookie(CookieName("warmtransfer-form", environment), isSecure: !environment.IsDevelopment()));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, AttemptsByAddress);
        });
        // As OWASP's Password Storage Cheat Sheet has it for PBKDF2-HMAC-SHA512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.TryAddSingleton<SignInPace>();
        services.AddSingleton<PasswordCheck>().AddSingleton<FactorProtection>().AddSingleton<FactorRenewal>();
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<SignInOptions>, SignInDefaults>().AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsCheck>();
        services.AddScoped<Users>().AddScoped<SecondFactors>().AddScoped<SecondFactorCodes>().AddScoped<OwnAccount>();
        services.AddSingleton<Supervisors>();
        return services.AddAuthorization(Policies);
    }

    /// <summary>What administrators alone may ask for.</summary>
    internal static void Admins(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Admin);

    private static void Policies(AuthorizationOptions options)
    {
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(Roles.OfTheDesk).Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        // An address of which nobody has said whom it is for is for those who are signed in. What is no address of ours is not found by anybody.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(asked =>
            asked.User.Identity is { IsAuthenticated: true } || (asked.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint).Build();
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
    }

    private static void Guard(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = CookieName(name, environment);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        Guard(options.Cookie, "warmtransfer", environment);
        // It ends with its session.
        options.SlidingExpiration = false;
        options.Events.OnSigningIn = SessionCookie.SigningIn;
        options.Events.OnSigningOut = SessionCookie.SigningOut;
        options.Events.OnValidatePrincipal = SessionCookie.Validate;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // So named, browsers take a cookie over https and from this very host alone: no other host of the domain can plant one.
    internal static string CookieName(string name, IHostEnvironment environment) => environment.IsDevelopment() ? name : $"__Host-{name}";

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
        || path.StartsWithSegments("/session", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || path.Value!.EndsWith("/token", StringComparison.OrdinalIgnoreCase);

    // Generous, because a whole floor signs in at nine from one address; a single account is guarded by its pace.
    private static RateLimitPartition<string> AttemptsByAddress(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(
            Network.Of(context),
            _ => new() { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) });
}
