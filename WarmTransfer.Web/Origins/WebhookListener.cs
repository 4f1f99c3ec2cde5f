using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Origins;

/// <summary>Where Twilio has an address of its own, nobody else is answered there, and Twilio nowhere else: so the console need not be reached from outside.</summary>
internal sealed class WebhookListener(RequestDelegate next, IOptions<ListenOptions> options)
{
    /// <summary>Name of the endpoint that is added to Kestrel's where those are configured one by one.</summary>
    public const string Endpoint = "Webhooks";

    public const string Setting = $"{ListenOptions.Section}:{nameof(ListenOptions.Webhooks)}";
    private readonly int? _port = Port(options.Value.Webhooks);

    /// <summary>The port of an address to listen at; null where it has none.</summary>
    public static int? Port(string address)
    {
        try
        {
            return address is not "" && BindingAddress.Parse(address) is { IsUnixPipe: false, IsNamedPipe: false, Port: > 0 } parsed ? parsed.Port : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Lets the server listen there as well as where it would anyhow.</summary>
    public static void Open(WebApplication app)
    {
        if (Address(app.Configuration) is not { } webhooks) return;
        var endpoints = app.Configuration.GetSection("Kestrel:Endpoints");
        if (endpoints.GetChildren().Any()) app.Configuration[$"{endpoints.Path}:{Endpoint}:Url"] = webhooks;
        else foreach (var address in Ports.Addresses(app.Configuration).Append(webhooks)) app.Urls.Add(address);
    }

    /// <summary>Null: Twilio has no address of its own.</summary>
    public static string? Address(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } address ? address : null;

    public Task Invoke(HttpContext context)
    {
        if (_port is null || (context.Connection.LocalPort == _port) == (context.GetEndpoint()?.IsForTwilio() == true)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
