using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Audit;

/// <summary>The audit as a file, written as it is read.</summary>
internal static class AuditExport
{
    private const string Head = "id,at,actor,userId,act,outcome,reason,call,agent,address,session,count,hash";

    public static void MapAuditExport(this IEndpointRouteBuilder app)
    {
        app.MapGet("/audit.csv", (HttpContext http, ClaimsPrincipal user, AuditReader reader, Exports exports) => Send(http, user, reader, exports, "csv")).RequireAuthorization(Auditors);
        app.MapGet("/audit.jsonl", (HttpContext http, ClaimsPrincipal user, AuditReader reader, Exports exports) => Send(http, user, reader, exports, "jsonl")).RequireAuthorization(Auditors);
    }

    private static void Auditors(AuthorizationPolicyBuilder policy) => policy.RequireRole(Roles.Admin, Roles.Auditor);

    private static async Task<IResult> Send(HttpContext http, ClaimsPrincipal user, AuditReader reader, Exports exports, string format)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        if (await exports.Refuse(viewer, "exports the audit") is { } refused) return refused;
        var filter = AuditFilter.Of(http.Request.Query);
        if (filter.Fault is { } fault) return Results.Problem(fault.English, statusCode: StatusCodes.Status400BadRequest);
        http.Response.Headers.CacheControl = "no-store";
        var lines = await reader.Export(viewer, filter, format, http.RequestAborted);
        return format == "csv"
            ? Results.Stream(body => Write(body, lines, Csv, Head), "text/csv; charset=utf-8", "audit.csv")
            : Results.Stream(body => Write(body, lines, line => line.ToJson()), "application/x-ndjson", "audit.jsonl");
    }

    private static async Task Write(Stream body, IAsyncEnumerable<AuditLine> lines, Func<AuditLine, string> text, string? head = null)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (head is not null) await writer.WriteAsync(head + "\r\n");
        await foreach (var line in lines) await writer.WriteAsync(text(line) + (head is null ? "\n" : "\r\n"));
    }

    private static string Csv(AuditLine line) => string.Join(',', new[]
    {
        Number(line.Id), line.At.ToString("O", CultureInfo.InvariantCulture), line.Actor, line.UserId, line.Act, $"{line.Outcome}", line.Reason,
        line.Call, line.Agent, line.Address, line.Session, line.Count is { } count ? Number(count) : null, line.Hash,
    }.Select(Cell));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A spreadsheet takes what begins so for a formula, and strangers choose what is in some cells.
    internal static string Cell(string? text) => text is null ? "" : $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
