using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Auth;

/// <summary>Gives a signed-in agent's browser phone the access token of its own identity.</summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{agentId}/token", Issue).LimitBody(BodySize.Phone).RequireAuthorization();

    private static IResult Issue(string agentId, HttpContext context, AccessTokens tokens, IAuditLog audit, Measures measures, TimeProvider clock, ILogger<AccessTokens> logger)
    {
        var agent = CurrentAgent.From(context.User);
        if (agent is null || agent.AgentId != agentId)
        {
            measures.TokenFailed("here");
            logger.LogWarning("Refused {Agent} an access token for {Identity}", agent?.AgentId, Printable(agentId));
            return Results.Forbid();
        }
        context.Response.Headers.CacheControl = "no-store";
        audit.Note(new AuditEntry(agentId, "gets an access token", AuditOutcome.Done, ""));
        return Results.Json(tokens.Issue(agentId, clock.GetUtcNow()));
    }

    // What a stranger wrote must not write lines of its own into the log.
    private static string Printable(string value) => VoiceIdentity.IsValid(value) ? value : "(malformed)";
}
