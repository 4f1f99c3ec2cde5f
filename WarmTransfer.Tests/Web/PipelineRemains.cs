using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Web;

/// <summary>
/// What ASP.NET Core forgets when a host ends: its rate-limiting middleware keeps a limiter that nobody disposes of, whose timer fires ten times a second and holds the whole host.
/// A program has one host and ends with it; a run of the tests has a thousand, and a heap of gigabytes by the end.
/// </summary>
internal static class PipelineRemains
{
    private const BindingFlags Inside = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>From now on they go with the host as it stops; the host. Call before it starts: that is when its pipeline is put together.</summary>
    public static WebApplication GoWith(WebApplication app)
    {
        var middleware = new List<object>();
        var builder = typeof(WebApplication).GetProperty("ApplicationBuilder", Inside)!.GetValue(app)!;
        var steps = (List<Func<RequestDelegate, RequestDelegate>>)builder.GetType().GetField("_components", Inside)!.GetValue(builder)!;
        for (var i = 0; i < steps.Count; i++) steps[i] = Remembered(steps[i], middleware);
        app.Lifetime.ApplicationStopped.Register(() => middleware.ForEach(EndLimiter));
        return app;
    }

    private static void EndLimiter(object step) => (step.GetType().GetField("_endpointLimiter", Inside)?.GetValue(step) as IDisposable)?.Dispose();

    private static Func<RequestDelegate, RequestDelegate> Remembered(Func<RequestDelegate, RequestDelegate> step, List<object> middleware) => next =>
    {
        var made = step(next);
        if (made.Target is { } target) middleware.Add(target);
        return made;
    };
}
