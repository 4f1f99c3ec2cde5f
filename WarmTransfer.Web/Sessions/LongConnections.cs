using Microsoft.AspNetCore.SignalR;

namespace WarmTransfer.Web.Sessions;

/// <summary>Ends the connections of pages and boards with their session: a cookie is looked at only when a request begins, and these last for a shift.</summary>
internal sealed class LongConnections(RequestDelegate next, LiveSessions sessions, SessionConnections connections)
{
    private const string Pages = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null) return next(context);
        if (SessionId.Of(context.User) is { } session) return Guard(context, session);
        if (!context.Request.Path.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase)) return next(context);
        // Every page that is connected belongs to somebody; without this, one that was cut off would come back as nobody.
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async Task Guard(HttpContext context, string session)
    {
        connections.Add(session, context);
        try
        {
            // It may have ended between the look at the cookie and here.
            if (await sessions.Holds(session, context.RequestAborted)) await next(context);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        finally
        {
            connections.Remove(session, context);
        }
    }
}
