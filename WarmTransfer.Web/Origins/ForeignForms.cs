using Microsoft.AspNetCore.Antiforgery;

namespace WarmTransfer.Web.Origins;

/// <summary>Refuses a form that does not come from a page of ours, before anybody reads it: what the compiler makes of an endpoint takes one for a fault of the server.</summary>
internal sealed class ForeignForms(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
