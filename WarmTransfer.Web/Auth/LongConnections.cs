using Microsoft.AspNetCore.SignalR;

namespace WarmTransfer.Web.Auth;

/// <summary>Ends the connections of pages and boards when their user may not be here any more: a cookie is looked at only when a request begins, and these last for a shift.</summary>
internal sealed class LongConnections(RequestDelegate next, Sessions sessions, TimeProvider clock, ILogger<LongConnections> log)
{
    private const string Pages = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null) return next(context);
        if (context.User.Identity is { IsAuthenticated: true }) return Guard(context);
        if (!context.Request.Path.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase)) return next(context);
        // Every page that is connected belongs to somebody; without this, one that was cut off would come back as nobody.
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async Task Guard(HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watch = Watch(context, over.Token);
        try
        {
            await next(context);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private async Task Watch(HttpContext context, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(sessions.Interval, clock);
            while (await timer.WaitForNextTickAsync(over))
                if (!await Holds(context)) context.Abort();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The connection has ended.
        }
    }

    // A database that does not answer is no reason to cut off a whole floor.
    private async Task<bool> Holds(HttpContext context)
    {
        try
        {
            return await sessions.Holds(context.User);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Whether {User} may still be here could not be looked up; the next look is in {Interval}.", context.User.Identity?.Name, sessions.Interval);
            return true;
        }
    }
}
