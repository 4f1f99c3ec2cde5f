using System.Net;
using System.Net.Sockets;

namespace WarmTransfer.Web.Auth;

/// <summary>From where somebody comes, as far as it can be told from others: of IPv6 everybody has 2⁶⁴ addresses of their own.</summary>
internal static class Network
{
    private const int OwnedBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes().Take(OwnedBytes), .. new byte[OwnedBytes]])}/64",
        _ => $"{address}",
    };
}
