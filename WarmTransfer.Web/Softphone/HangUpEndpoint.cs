using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Softphone;

/// <summary>Where the phone says that it is about to hang up on purpose: without it, the silence would be taken for a lost browser.</summary>
internal static class HangUpEndpoint
{
    public static IEndpointConventionBuilder MapPhoneHangUp(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/phone/hangup", HangUp).RequireAuthorization().DisableAntiforgery();

    internal static async Task<Results<NoContent, ForbidHttpResult, ProblemHttpResult>> HangUp(
        HttpRequest request, ClaimsPrincipal user, ICurrentCall current, ICommands commands, CancellationToken cancel)
    {
        if (!SameOrigin.Sent(request) || user.Agent() is not { } agent) return TypedResults.Forbid();
        if (current.Of(agent) is not { } call) return TypedResults.NoContent();
        var refusal = await commands.Ask(call, new CallEvent.Intent.HangUp(agent), Guid.NewGuid(), cancel);
        return refusal is null ? TypedResults.NoContent() : TypedResults.Problem(refusal.Reason, statusCode: StatusCodes.Status409Conflict);
    }
}
