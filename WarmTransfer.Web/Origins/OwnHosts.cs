using System.Net;

namespace WarmTransfer.Web.Origins;

/// <summary>
/// Answers people by our own names alone. Whoever has a domain can let a name of theirs lead to this machine, and to a browser their page and ours
/// would be one. An address in numbers can be nobody else's name. Where <c>AllowedHosts</c> is set, ASP.NET itself has asked.
/// </summary>
internal sealed class OwnHosts(RequestDelegate next, ConsoleAddress console, IConfiguration configuration)
{
    private readonly bool _areSaid = !string.IsNullOrWhiteSpace(configuration["AllowedHosts"]);

    public Task Invoke(HttpContext context) =>
        _areSaid || context.GetEndpoint()?.IsForMachines() == true || IsOurs(context.Request.Host.Host) ? next(context) : Refuse(context);

    private bool IsOurs(string host) =>
        host.Equals(console.Host, StringComparison.OrdinalIgnoreCase) || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);

    private Task Refuse(HttpContext context) => Results.Text(
        $"This console does not go by that name. Open {console.Origin}/, or add the name to the setting AllowedHosts.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
}
