using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.OpenId;

/// <summary>What becomes of the provider's answer.</summary>
internal static class OpenIdCallback
{
    /// <summary>Key of the session that the browser had before: the cookie of it does not come along from another site.</summary>
    public const string Previous = "previous";
    private const string DeniedError = "access_denied";

    public static void Listen(OpenIdConnectEvents events)
    {
        events.OnRedirectToIdentityProvider = Leave;
        events.OnTicketReceived = Arrive;
        events.OnAccessDenied = context => Turn(context, ProviderRefusal.Denied);
        events.OnRemoteFailure = Fail;
    }

    private static Task Leave(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<ProviderAddresses>().Ours(context.Request, OpenIdSetup.CallbackPath);
        return Task.CompletedTask;
    }

    private static async Task Arrive(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var person = ProviderPerson.Of(context.Principal!, services.GetRequiredService<IOptions<OpenIdOptions>>().Value);
        var admission = await services.GetRequiredService<ProviderUsers>().Admit(person);
        if (admission is { Refusal: null, User: { } user } && await ((SignIns)services.GetRequiredService<SignInManager<User>>()).OfProviderAsync(user, person.Session)) await GoOn(context, user);
        else await Refuse(context, admission);
    }

    // The session's cookie does not come along where another site has led to; by way of a page of ours it does.
    private static async Task GoOn(TicketReceivedContext context, User user)
    {
        var services = context.HttpContext.RequestServices;
        await services.GetRequiredService<IAuditLog>().Write(SignInAudit.InByProvider(context.HttpContext, user));
        if (context.Properties?.Items.TryGetValue(Previous, out var previous) == true) await services.GetRequiredService<LiveSessions>().End([previous!], CancellationToken.None);
        context.Response.Redirect($"{AuthServices.SignInPath}?done=true&returnUrl={Uri.EscapeDataString(context.ReturnUri ?? "/")}");
        context.HandleResponse();
    }

    private static async Task Refuse(TicketReceivedContext context, Admission admission)
    {
        var refusal = admission.Refusal ?? ProviderRefusal.Disabled;
        await context.HttpContext.RequestServices.GetRequiredService<IAuditLog>().Write(SignInAudit.RefusedByProvider(context.HttpContext, admission.User, refusal.Audited));
        await Turn(context, refusal);
    }

    // Anybody can call this up with anything: what no browser of ours has asked for is in no audit.
    private static Task Fail(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdCallback));
        log.LogWarning("Signing in by the provider failed: {Fault}", context.Failure?.GetBaseException().Message.ReplaceLineEndings(" "));
        return Turn(context, RefusalFor(context.Failure));
    }

    private static ProviderRefusal RefusalFor(Exception? failure) => failure?.GetBaseException() switch
    {
        HttpRequestException or IOException or OperationCanceledException or System.Net.Sockets.SocketException => ProviderRefusal.Away,
        _ when failure?.Data["error"] as string == DeniedError => ProviderRefusal.Denied,
        _ => ProviderRefusal.Failed,
    };

    private static Task Turn<TOptions>(HandleRequestContext<TOptions> context, ProviderRefusal refusal) where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(Refused(refusal));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static string Refused(ProviderRefusal refusal) => $"{AuthServices.SignInPath}?error={refusal.Code}";
}
