using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Auth;

/// <summary>Keeps the demonstration from being opened to the world, or to what real people have entered, by mistake.</summary>
internal static class DemoGuard
{
    private static readonly string[] Forwarded =
        [ForwardedHeadersDefaults.XForwardedForHeaderName, ForwardedHeadersDefaults.XForwardedHostHeaderName, ForwardedHeadersDefaults.XForwardedProtoHeaderName, "Forwarded"];

    public static void CheckAddresses(IConfiguration configuration)
    {
        if (configuration.GetValue<bool>($"{DemoOptions.Section}:{nameof(DemoOptions.AllowAnyAddress)}")) return;
        string[] faults = [.. Addresses(configuration).Where(known => !IsLoopback(known.Address)).Select(known => new SettingFault(
            known.Setting, $"is {known.Address}, which other machines reach, and in the demonstration anybody is administrator with one click.",
            "Set the environment variable ASPNETCORE_URLS=http://localhost:5080, or Demo__AllowAnyAddress=true where that is wanted.").ToString())];
        if (faults is not []) throw new StartupFault(faults);
    }

    private static IEnumerable<(string Setting, string Address)> Addresses(IConfiguration configuration) =>
    [
        .. Ports.Addresses(configuration).Select(address => ("urls", address)),
        .. WebhookListener.Address(configuration) is { } webhooks ? new[] { (WebhookListener.Setting, webhooks) } : [],
    ];

    public static async Task CheckDatabase(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContextAsync(cancel);
        var people = await db.Users.Where(user => !user.IsDemo).OrderBy(user => user.UserName).Select(user => user.UserName).Take(3).ToListAsync(cancel);
        if (people is []) return;
        throw new StartupFault([new SettingFault(
            "The database", $"holds people of its own ({string.Join(", ", people)}), and in the demonstration anybody is administrator with one click.",
            "Give the credentials of your Twilio account, or let the demonstration have a database of its own: Database__ConnectionString=\"Data Source=demo.db\".").ToString()]);
    }

    /// <summary>Whether somebody comes from this very machine, and through nobody.</summary>
    public static bool MayCome(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<DemoOptions>>().Value.AllowAnyAddress
        || (IsLoopbackHost(context.Request.Host.Host) && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !Forwarded.Any(context.Request.Headers.ContainsKey));

    private static bool IsLoopback(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.IsUnixPipe || parsed.IsNamedPipe || IsLoopbackHost(parsed.Host);
        }
        catch (FormatException)
        {
            // That is another fault, and told as such.
            return true;
        }
    }

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
