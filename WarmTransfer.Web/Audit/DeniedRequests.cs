using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Audit;

/// <summary>Writes down the HTTP requests that are turned away, whichever endpoint or policy did it.</summary>
internal static class DeniedRequests
{
    public const string Nobody = "(not signed in)";

    public static Task Record(HttpContext context, int status, string? reason = null) => context.RequestServices.GetRequiredService<IAuditLog>().Write(new AuditEntry(
        CurrentAgent.From(context.User)?.AgentId ?? Nobody,
        $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}",
        AuditOutcome.Denied,
        reason ?? (status == StatusCodes.Status401Unauthorized ? "Nobody was signed in." : "This person may not do this."),
        Named(context, "callId") is { } call ? new CallId(call) : null,
        Named(context, "agentId") is { } agent ? new AgentId(agent) : null));

    private static string? Named(HttpContext context, string parameter) => context.Request.RouteValues.GetValueOrDefault(parameter) as string;
}
