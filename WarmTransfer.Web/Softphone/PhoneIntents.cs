using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Softphone;

using Answer = Results<NoContent, ForbidHttpResult, NotFound, ProblemHttpResult>;

/// <summary>
/// Where the phone says what it is about to do: hang up on purpose, which would otherwise be taken for a lost browser, or decline, and why,
/// which Twilio has no word for.
/// </summary>
internal static class PhoneIntents
{
    public static void MapPhoneIntents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/phone/hangup", HangUp).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();
        routes.MapPost("/phone/token-refused", NoteRefusedToken).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();
        routes.MapPost("/phone/decline/{reason}", Decline).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();
    }

    internal static Task<Answer> HangUp(
        ClaimsPrincipal user, ICurrentCall current, [FromKeyedServices(CallServices.Requested)] ICommands commands, CancellationToken cancel) =>
        Ask(user, current, commands, agent => new CallEvent.Intent.HangUp(agent), cancel);

    internal static async Task<Answer> Decline(
        string reason, ClaimsPrincipal user, ICurrentCall current,
        [FromKeyedServices(CallServices.Requested)] ICommands commands, CancellationToken cancel) =>
        NamedValue.Of<DeclineReason>(reason) is { } why ? await Ask(user, current, commands, agent => new CallEvent.Intent.Decline(agent, why), cancel) : TypedResults.NotFound();

    // Only the phone hears that Twilio does not take its access token.
    internal static Results<NoContent, ForbidHttpResult> NoteRefusedToken(ClaimsPrincipal user, Measures measures, ILogger<Measures> log)
    {
        if (user.Agent() is not { } agent) return TypedResults.Forbid();
        measures.TokenFailed("twilio");
        log.LogWarning("Twilio did not take the access token of {Agent}.", agent);
        return TypedResults.NoContent();
    }

    private static async Task<Answer> Ask(
        ClaimsPrincipal user, ICurrentCall current, ICommands commands, Func<AgentId, CallEvent.Intent> intent, CancellationToken cancel)
    {
        if (user.Agent() is not { } agent) return TypedResults.Forbid();
        if (current.Of(agent) is not { } call) return TypedResults.NoContent();
        var refusal = await commands.Ask(call, intent(agent), Guid.NewGuid(), cancel);
        return refusal is null ? TypedResults.NoContent() : TypedResults.Problem(refusal.Reason.English, statusCode: StatusCodes.Status409Conflict);
    }
}
