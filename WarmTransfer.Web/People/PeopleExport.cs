using System.Security.Claims;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.People;

/// <summary>Everybody as a file, to be changed in a spreadsheet and imported again.</summary>
internal static class PeopleExport
{
    public const string Path = "/settings/people/export";

    public static void MapPeople(this IEndpointRouteBuilder app) => app.MapGet(Path, Send).RequireAuthorization(AuthServices.Admins);

    private static async Task<IResult> Send(HttpContext http, ClaimsPrincipal user, PeopleReader reader, Exports exports, IAuditLog audit)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        if (await exports.Refuse(viewer, "exports people") is { } refused) return refused;
        var people = await reader.All(http.RequestAborted);
        await audit.Write(new AuditEntry(viewer.AgentId, "exports people", AuditOutcome.Done, $"{people.Length} people"));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(body => PeopleCsv.Write(body, people), "text/csv; charset=utf-8", "people.csv");
    }
}
