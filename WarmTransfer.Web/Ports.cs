using System.Net;
using System.Net.Sockets;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web;

/// <summary>Finds ports that cannot be opened before anything runs that would have to be stopped again.</summary>
internal static class Ports
{
    /// <param name="simulator">Address of the phone network that is started with the console, if it is.</param>
    public static void Check(IConfiguration configuration, string? simulator)
    {
        string[] faults =
        [
            .. Addresses(configuration).Select(address => Fault("urls", "ASPNETCORE_URLS", address)).OfType<string>(),
            .. WebhookListener.Address(configuration) is not { } webhooks ? [] : new[] { Fault(WebhookListener.Setting, "Listen__Webhooks", webhooks) }.OfType<string>(),
            .. simulator is null ? [] : new[] { Fault("Simulator:Url", "Simulator__Url", simulator) }.OfType<string>(),
        ];
        if (faults is not []) throw new StartupFault(faults);
    }

    // In the order in which ASP.NET looks for them.
    public static string[] Addresses(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => endpoint.Key != WebhookListener.Endpoint).Select(endpoint => endpoint["Url"]).OfType<string>()];
        if (endpoints is not []) return endpoints;
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls) return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] ports = [.. OnAny("http", configuration[WebHostDefaults.HttpPortsKey]), .. OnAny("https", configuration[WebHostDefaults.HttpsPortsKey])];
        return ports is [] ? ["http://localhost:5000"] : ports;
    }

    /// <summary>Whether this process speaks https itself, and not a proxy for it.</summary>
    public static bool SpeakHttps(IConfiguration configuration) => Addresses(configuration).Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> OnAny(string scheme, string? ports) =>
        (ports ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"{scheme}://*:{port}");

    private static string? Fault(string setting, string variable, string address) =>
        Trouble(address) is { } trouble
            ? new SettingFault(setting, $"is {address}, {trouble}", $"Set the environment variable {variable}=http://localhost:<port>.").ToString()
            : null;

    private static string? Trouble(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed is { IsUnixPipe: false, IsNamedPipe: false, Port: not 0 }) foreach (var ip in Hosts(parsed.Host)) Try(ip, parsed.Port);
            return null;
        }
        catch (FormatException)
        {
            return "which is not an address such as http://127.0.0.1:5080.";
        }
        catch (SocketException fault)
        {
            return Words(fault);
        }
    }

    private static string Words(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "whose port is taken: by another program, or by a WarmTransfer that runs already.",
        SocketError.AccessDenied => $"whose port {Environment.UserName} may not open; many systems keep those below 1024 to administrators.",
        SocketError.AddressNotAvailable => "which is not an address of this machine.",
        _ => $"which cannot be opened: {fault.Message}.",
    };

    // As Kestrel reads them: what is neither localhost nor a number stands for every address.
    private static IPAddress[] Hosts(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : IPAddress.TryParse(host, out var ip) ? [ip]
        : [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any];

    private static void Try(IPAddress ip, int port)
    {
        using var listener = new TcpListener(ip, port);
        if (ip.Equals(IPAddress.IPv6Any)) listener.Server.DualMode = true;
        try
        {
            listener.Start();
        }
        // Of the two that localhost is, one is enough, unless somebody else has the other.
        catch (SocketException fault) when (ip.Equals(IPAddress.IPv6Loopback) && fault.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
        }
    }
}
