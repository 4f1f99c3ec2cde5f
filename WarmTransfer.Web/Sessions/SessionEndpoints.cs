using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Sessions;

/// <summary>Where our pages say that a person uses them: what phones and screens ask by themselves is no use.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/session/use", Use).WithMetadata(new CountedApartAttribute("use")).LimitBody(BodySize.Phone).RequireAuthorization(AuthServices.SignedIn);

    private static NoContent Use(ClaimsPrincipal user, LiveSessions sessions)
    {
        if (SessionId.Of(user) is { } id) sessions.Use(id);
        return TypedResults.NoContent();
    }
}
