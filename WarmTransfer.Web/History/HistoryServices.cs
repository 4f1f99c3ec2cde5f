using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.History;

/// <summary>Registers the timelines and their export.</summary>
internal static class HistoryServices
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new EnglishJson() },
    };

    public static IServiceCollection AddHistory(this IServiceCollection services) => services.AddSingleton<Histories>().AddSingleton<CallSight>().AddSingleton<IHistory, AuditedHistory>().AddSingleton<CallFinder>().AddSingleton<ICallFinder>(provided => provided.GetRequiredService<CallFinder>());

    public static void MapHistoryExport(this IEndpointRouteBuilder app) => app.MapGet("/history/{callId}.json", Export).RequireAuthorization();

    private static async Task<IResult> Export(string callId, ClaimsPrincipal user, IHistory history, Exports exports, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } viewer) return Results.Forbid();
        if (await exports.Refuse(viewer, "exports a call's timeline") is { } refused) return refused;
        return await history.Export(viewer, new CallId(callId), cancel) is { } timeline
            ? Results.Json(timeline, Options)
            : Results.Problem("There is no such call, or you had no part in it.", statusCode: StatusCodes.Status404NotFound);
    }
}
