using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.SignIn;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Web.Shell;

/// <summary>Everything that people see and touch.</summary>
internal static class ScreensSetup
{
    private static readonly string[] Framework = ["_blazor", "_framework"];

    /// <summary>Register <see cref="PhoneSettings"/> and <see cref="DemoSignIn"/> before, where the defaults do not fit.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.TryAddSingleton(new PhoneSettings());
        services.TryAddSingleton(new DemoSignIn([]));
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<PhoneMirror>().AddScoped<PhoneMonitor>().AddScoped<PreCallTest>();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    /// <summary>Before everything that may fail.</summary>
    public static void UseScreens(this WebApplication app) => app.UseMiddleware<ContentSecurity>().UseMiddleware<NoStore>().UseMiddleware<FaultPages>();

    /// <summary>After authentication and antiforgery.</summary>
    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapPhoneLease();
        app.MapPhoneIntents();
        app.MapJoinTickets();
        app.MapPhoneQuality();
        app.MapPhoneSounds();
        app.MapRazorComponents<Document>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.ContentSecurityFrameAncestorsPolicy = null;
                options.ConfigureWebSocketAcceptContext = Compress;
            })
            .LimitBody(BodySize.Most)
            .Add(endpoint =>
            {
                OnlyRead(endpoint);
                OpenFramework(endpoint);
            });
    }

    // What a page is sent is like the last few things that it was sent: a window of 4 kB finds as much again as one of 32, which takes 120 kB more of each page.
    private static Task Compress(HttpContext _, WebSocketAcceptContext accept)
    {
        accept.ServerMaxWindowBits = 12;
        return Task.CompletedTask;
    }

    // Of these, connections are asked who they are (LongConnections), and the rest shows nothing.
    private static void OpenFramework(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && Framework.Any(path.TrimStart('/').StartsWith)) endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }

    // Pages answer POST too, which would make POST /signin ambiguous; ours are only ever read.
    private static void OnlyRead(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()) return;
        foreach (var methods in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList()) endpoint.Metadata.Remove(methods);
        endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }
}
