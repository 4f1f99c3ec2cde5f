using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Quality;

/// <summary>Where the page that owns the phone says how its call sounds: when the judgement changes, now and then, and at the end.</summary>
internal static class QualityEndpoint
{
    public static IEndpointConventionBuilder MapPhoneQuality(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/phone/quality", Note).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();

    internal static async Task<Results<NoContent, ForbidHttpResult, ProblemHttpResult>> Note(
        QualityReport report, ClaimsPrincipal user, QualityLog log, CancellationToken cancel)
    {
        if (user.Agent() is not { } agent) return TypedResults.Forbid();
        if (report.WhyNot is { } why) return TypedResults.Problem(why, statusCode: StatusCodes.Status400BadRequest);
        return await log.Note(agent, report, cancel) ? TypedResults.NoContent() : TypedResults.Forbid();
    }
}
