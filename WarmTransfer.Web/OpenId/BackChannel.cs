using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.OpenId;

/// <summary>The provider says that somebody is signed out there: here they are too, on every node.</summary>
internal static class BackChannel
{
    private const string Field = "logout_token";

    public static async Task<IResult> Receive(HttpContext context, LogoutTokens tokens, SessionStore store, LiveSessions sessions, IAuditLog audit)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await Read(context, tokens) is not { } token || !await store.IsFirst(token, context.RequestAborted)) return Refusal();
        var ended = await store.OfProvider(token, context.RequestAborted);
        await sessions.End([.. ended.Select(session => session.Id)], CancellationToken.None);
        foreach (var agent in ended.Select(session => session.AgentId).Distinct()) await audit.Write(Entry(agent));
        return Results.Ok();
    }

    private static async Task<LogoutToken?> Read(HttpContext context, LogoutTokens tokens) =>
        context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted))[Field].ToString() is { Length: > 0 } sent
            ? await tokens.Read(sent, context.RequestAborted)
            : null;

    private static AuditEntry Entry(string agent) => new(ProviderUsers.Actor, "signs somebody out", AuditOutcome.Done, "They are signed out at the provider.", Agent: new AgentId(agent));

    // As the specification spells it (section 2.8).
    private static IResult Refusal() => Results.Json(new { error = "invalid_request", error_description = "The logout token is not to be believed, or was used before." }, statusCode: StatusCodes.Status400BadRequest);
}
