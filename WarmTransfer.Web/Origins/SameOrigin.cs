using Microsoft.AspNetCore.SignalR;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Origins;

/// <summary>
/// What does something, and what stays connected, is for our own pages alone: a cookie that is SameSite=Strict still comes along from every
/// other host of our domain. Browsers say whose page asks, in one header or the other, and pages cannot forge either. Whoever says neither is no browser.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, OwnOrigin own)
{
    private const string Why = "A page of another site has asked for this.";

    public Task Invoke(HttpContext context) => context.GetEndpoint() is { } endpoint && IsGuarded(endpoint, context.Request) && !IsOurs(context.Request) ? Refuse(context) : next(context);

    private static bool IsGuarded(Endpoint endpoint, HttpRequest request) =>
        !endpoint.IsForMachines() && (endpoint.Metadata.GetMetadata<HubMetadata>() is not null || !IsSafe(request.Method));

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Not every browser says the first of a WebSocket, and none does at an address without https; all say the second.
    private bool IsOurs(HttpRequest request) => (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString()) switch
    {
        ("", "") => true,
        ("", var origin) => own.Is(origin, request),
        (var site, _) => site == "same-origin",
    };

    private static async Task Refuse(HttpContext context)
    {
        await DeniedRequests.Record(context, StatusCodes.Status403Forbidden, Why);
        await PlainAnswer.Write(context, StatusCodes.Status403Forbidden, Why);
    }
}
