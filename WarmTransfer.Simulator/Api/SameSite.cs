namespace WarmTransfer.Simulator.Api;

/// <summary>Lets only JSON from the page itself change anything: a foreign page in the developer's browser can send forms to loopback.</summary>
internal sealed class SameSite : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method)) return next(context);
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return Refuse(403, "Requests from another site are refused; open the simulator's own page.");
        return request.HasJsonContentType() ? next(context) : Refuse(415, "Send application/json.");
    }

    private static ValueTask<object?> Refuse(int status, string why) => ValueTask.FromResult<object?>(Results.Json(new ApiError(why), statusCode: status));
}

internal sealed record ApiError(string Error);
