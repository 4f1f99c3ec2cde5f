using System.Net;

namespace WarmTransfer.Simulator.Api;

/// <summary>
/// Keeps other pages in the developer's browser away: its secrets are known to everybody, and whoever could speak to it would make it call any
/// address. A name that is not this machine's own may be somebody's that leads here; told to be open to others, it answers by any name.
/// </summary>
internal sealed class OwnPages(RequestDelegate next, SimulatorOptions options)
{
    public Task Invoke(HttpContext context) =>
        !options.AllowAnyAddress && !IsOfThisMachine(context.Request.Host.Host) ? Refuse(context, StatusCodes.Status400BadRequest, "The simulator does not go by that name; open it at localhost.")
        : IsOfAnotherSite(context.Request) ? Refuse(context, StatusCodes.Status403Forbidden, "Requests from another site are refused; open the simulator's own page.")
        : next(context);

    private static bool IsOfThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);

    // A link may lead here. The console's pages are of another port, and connect to the signalling alone.
    private bool IsOfAnotherSite(HttpRequest request) =>
        request.Path.StartsWithSegments("/signal", StringComparison.Ordinal) ? !IsOfConsole(request.Headers.Origin.ToString())
        : (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) && !IsOwn(request);

    private bool IsOfConsole(string origin) => origin.Length == 0 || options.AllowAnyAddress || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback);

    private static bool IsOwn(HttpRequest request) => (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString()) switch
    {
        ("", "") => true,
        ("", var origin) => origin == $"{request.Scheme}://{request.Host}",
        (var site, _) => site is "same-origin" or "none",
    };

    private static Task Refuse(HttpContext context, int status, string why) => Results.Json(new ApiError(why), statusCode: status).ExecuteAsync(context);
}
