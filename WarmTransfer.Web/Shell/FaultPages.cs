using Microsoft.AspNetCore.Http.HttpResults;

namespace WarmTransfer.Web.Shell;

/// <summary>Gives browsers a page where there would be none: for what does not exist and for what fails. Twilio and programs get the bare status.</summary>
internal sealed class FaultPages(RequestDelegate next, ILogger<FaultPages> log)
{
    private const string EnhancedNavigation = "blazor-enhanced-nav";

    public async Task Invoke(HttpContext context)
    {
        await (IsForPerson(context.Request) ? Caught(context) : next(context));
        if (IsForPerson(context.Request) && IsEmpty(context.Response)) await Show(context);
    }

    private async Task Caught(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(fault, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    internal static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsEmpty(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 };

    // In a scope of its own: services of the failed one may be what failed.
    private static async Task Show(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        var status = context.Response.StatusCode;
        // A page of ours that found nothing has said this already, and saying it twice is a fault.
        context.Response.Headers.Remove(EnhancedNavigation);
        await new RazorComponentResult<FaultPage>(new Dictionary<string, object?> { [nameof(FaultPage.Status)] = status }) { StatusCode = status }.ExecuteAsync(context);
    }
}
