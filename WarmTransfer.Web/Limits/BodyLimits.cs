using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace WarmTransfer.Web.Limits;

/// <summary>Answers what is too large with a sentence, whether its length was told before or shows as it is read, and what breaks off or is malformed as the sender's mistake.</summary>
internal sealed class BodyLimits(RequestDelegate next, ILogger<BodyLimits> log)
{
    public const string FormType = "application/x-www-form-urlencoded";

    public async Task Invoke(HttpContext context)
    {
        if (context.Request.ContentLength > Most(context)) context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else await Read(context);
        if (IsUnexplained(context.Response)) await Refuse(context);
    }

    private static long? Most(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    private async Task Read(HttpContext context)
    {
        try
        {
            await ReadForm(context);
            await next(context);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = fault.StatusCode;
            if (fault.StatusCode != StatusCodes.Status413PayloadTooLarge) log.LogWarning("A body for {Route} could not be read: {Fault}", Route(context), fault.Message);
        }
    }

    // Read by whoever looks for its antiforgery token, a form that is too large would count as one without.
    private static async Task ReadForm(HttpContext context)
    {
        var accepts = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>();
        if (!context.Request.HasFormContentType || accepts?.ContentTypes.Contains(FormType) != true) return;
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            // A form that cannot be read is refused by whoever needs it.
        }
    }

    private static string? Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static bool IsUnexplained(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: StatusCodes.Status413PayloadTooLarge, ContentType: null, ContentLength: null or 0 };

    private Task Refuse(HttpContext context)
    {
        var most = Most(context) / 1024;
        log.LogWarning("Refused a body of more than {Most} kB for {Route}.", most, Route(context));
        // The rest of the body is not read: whoever keeps connections must not send the next request after it.
        if (HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
        return PlainAnswer.Write(context, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {most} kB, which is all that is taken here.");
    }
}
