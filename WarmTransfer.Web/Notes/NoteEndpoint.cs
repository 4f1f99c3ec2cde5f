using System.Security.Claims;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Notes;

/// <summary>What somebody has typed into a note, from a page that goes away and can wait for no answer, and for programs. It may be sent again: the same changes nothing.</summary>
internal static class NoteEndpoint
{
    public static void MapNotes(this IEndpointRouteBuilder app) =>
        app.MapPost("/calls/{callId}/note", Write).LimitBody(NoteLimits.Change).RequireAuthorization().DisableAntiforgery();

    private static async Task<IResult> Write(string callId, HttpRequest request, ClaimsPrincipal user, NoteDesk notes, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } agent) return Results.Forbid();
        using var change = new MemoryStream();
        await request.Body.CopyToAsync(change, cancel);
        if (change.Length == 0) return Results.Problem("The body is empty. It is to be an update of Yjs, as its encodeStateAsUpdate gives it.", statusCode: StatusCodes.Status400BadRequest);
        return await notes.Write(new CallId(callId), agent, change.ToArray(), cancel) is { } refusal ? CommandEndpoint.Refused(refusal) : Results.NoContent();
    }
}
