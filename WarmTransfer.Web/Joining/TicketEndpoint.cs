using System.Security.Claims;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Joining;

/// <summary>Where the page that owns the phone gets a ticket just before it calls in. Whether the call lets it in is the call's to say.</summary>
internal static class TicketEndpoint
{
    private const int LongestCall = 64;

    public static IEndpointConventionBuilder MapJoinTickets(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/phone/ticket", Issue).LimitBody(BodySize.Phone).RequireAuthorization().DisableAntiforgery();

    private static async Task<IResult> Issue(
        TicketRequest asked, HttpResponse response, ClaimsPrincipal user, JoinTickets tickets, Permissions permissions, TimeProvider clock, CancellationToken cancel)
    {
        if (user.Agent() is not { } agent) return Results.Forbid();
        if (NamedValue.Of<JoinPurpose>(asked.For) is not { } purpose) return Bad($"for is one of {string.Join(", ", Enum.GetNames<JoinPurpose>()).ToLowerInvariant()}.");
        if (purpose != JoinPurpose.Test && !IsSid(asked.Call)) return Bad("call is missing: the CallSid of the customer.");
        if (await Refuse(new JoinTicket(Guid.Empty, agent, purpose, Call(purpose, asked), clock.GetUtcNow()), permissions, cancel) is { } refusal)
            return Results.Problem(refusal.Reason.English, statusCode: StatusCodes.Status403Forbidden);
        response.Headers.CacheControl = "no-store";
        return Results.Json(new { ticket = tickets.Issue(agent, purpose, Call(purpose, asked)) });
    }

    private static async Task<Refusal?> Refuse(JoinTicket ticket, Permissions permissions, CancellationToken cancel) =>
        ticket.Intent("") is { } intent ? await permissions.Refuse(ticket.Call!.Value, intent, cancel) : null;

    private static CallId? Call(JoinPurpose purpose, TicketRequest asked) => purpose == JoinPurpose.Test ? null : new CallId(asked.Call!);

    private static bool IsSid(string? call) => call is { Length: > 0 and <= LongestCall } && call.All(char.IsAsciiLetterOrDigit);

    private static IResult Bad(string problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);

    /// <param name="For">What the phone calls in for: test, rejoin, listen, whisper or barge.</param>
    /// <param name="Call">The CallSid of the customer; a test has none.</param>
    internal sealed record TicketRequest(string? For, string? Call = null);
}
