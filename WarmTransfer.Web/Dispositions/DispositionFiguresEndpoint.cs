using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Dispositions;

/// <summary>The figures as a file.</summary>
internal static class DispositionFiguresEndpoint
{
    private const string Act = "exports figures of dispositions";

    public static void MapDispositionFigures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/history/dispositions.csv", (string? from, string? to, ClaimsPrincipal user, DispositionFigures figures, Exports exports, CancellationToken cancel) => Send(from, to, user, figures, exports, Csv, cancel)).RequireAuthorization(Supervisors);
        app.MapGet("/history/dispositions.json", (string? from, string? to, ClaimsPrincipal user, DispositionFigures figures, Exports exports, CancellationToken cancel) => Send(from, to, user, figures, exports, lines => Results.Json(lines), cancel)).RequireAuthorization(Supervisors);
    }

    private static void Supervisors(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Supervisor, Roles.Admin);

    private static async Task<IResult> Send(string? from, string? to, ClaimsPrincipal user, DispositionFigures figures, Exports exports, Func<IReadOnlyCollection<DispositionFigure>, IResult> answer, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        if (await exports.Refuse(viewer, Act) is { } refused) return refused;
        return answer(await figures.Of(viewer, figures.Period(from, to), cancel));
    }

    private static IResult Csv(IReadOnlyCollection<DispositionFigure> lines) => Results.Text(
        string.Concat(lines.Select(Line).Prepend("queue,code,disposition,times,percent\r\n")), "text/csv; charset=utf-8", Encoding.UTF8);

    private static string Line(DispositionFigure one) => string.Create(CultureInfo.InvariantCulture,
        $"{AuditExport.Cell(one.Queue)},{AuditExport.Cell(one.Code)},{AuditExport.Cell(one.Disposition)},{one.Times},{one.Share}\r\n");
}
