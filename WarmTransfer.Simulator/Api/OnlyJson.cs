namespace WarmTransfer.Simulator.Api;

/// <summary>Takes only JSON, which a form on a foreign page cannot send.</summary>
internal sealed class OnlyJson : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method)) return next(context);
        return request.HasJsonContentType() ? next(context) : Refuse(415, "Send application/json.");
    }

    private static ValueTask<object?> Refuse(int status, string why) => ValueTask.FromResult<object?>(Results.Json(new ApiError(why), statusCode: status));
}

internal sealed record ApiError(string Error);
