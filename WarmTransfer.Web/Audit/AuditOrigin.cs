using System.Net;
using System.Security.Claims;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.Audit;

/// <summary>From where somebody acts.</summary>
/// <param name="Agent">Who is signed in there; null: nobody.</param>
internal sealed record AuditOrigin(string? Agent, string? Address, string? UserId, string? SessionId)
{
    private static readonly AsyncLocal<AuditOrigin?> Ambient = new();

    /// <summary>Of the request that is being served, or of the page or board whose connection it is; null outside of all of them.</summary>
    public static AuditOrigin? Current => Ambient.Value;

    public static AuditOrigin Of(HttpContext context) => new(
        CurrentAgent.From(context.User)?.AgentId,
        Text(context.Connection.RemoteIpAddress),
        context.User.FindFirstValue(ClaimTypes.NameIdentifier),
        Sessions.SessionId.Of(context.User));

    /// <summary>Somebody who is only just signing in.</summary>
    public static AuditOrigin Of(HttpContext context, User? user) => Of(context) with { Agent = user?.AgentId, UserId = user?.Id, SessionId = context.Items[SessionCookie.Begun] as string };

    /// <summary>Whether the actor is who acts from here. Of what a webhook brings about, Twilio's address is not the supervisor's.</summary>
    public bool IsOf(string actor) => Agent is null ? actor is DeniedRequests.Nobody or AuditEntry.Unknown : Agent == actor;

    // Connections live on in what they began, so whatever a page asks over its own is from there.
    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        Ambient.Value = Of(context);
        return next(context);
    }

    private static string? Text(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? $"{address.MapToIPv4()}" : address?.ToString();
}
