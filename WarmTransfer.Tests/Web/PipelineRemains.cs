using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Web;

/// <summary>
/// What ASP.NET Core forgets when a host ends: its rate-limiting middleware keeps a limiter that nobody disposes of, whose timer fires ten times a second and holds the whole host.
/// A program has one host and ends with it; a run of the tests has a thousand, and a heap of gigabytes by the end.
/// </summary>
internal sealed class PipelineRemains : IDisposable
{
    private const BindingFlags Inside = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private readonly List<object> _middleware = [];

    /// <summary>Call before the host starts: that is when its pipeline is put together.</summary>
    public PipelineRemains(WebApplication app)
    {
        var builder = typeof(WebApplication).GetProperty("ApplicationBuilder", Inside)!.GetValue(app)!;
        var steps = (List<Func<RequestDelegate, RequestDelegate>>)builder.GetType().GetField("_components", Inside)!.GetValue(builder)!;
        for (var i = 0; i < steps.Count; i++) steps[i] = Remembered(steps[i]);
    }

    public void Dispose()
    {
        foreach (var step in _middleware) (step.GetType().GetField("_endpointLimiter", Inside)?.GetValue(step) as IDisposable)?.Dispose();
        _middleware.Clear();
    }

    private Func<RequestDelegate, RequestDelegate> Remembered(Func<RequestDelegate, RequestDelegate> step) => next =>
    {
        var made = step(next);
        if (made.Target is { } target) _middleware.Add(target);
        return made;
    };
}
