using System.Net;
using System.Net.Sockets;

namespace WarmTransfer.Tests;

/// <summary>
/// Ports for servers whose address must be known before they listen. They lie below those that the system gives to outgoing connections,
/// any of which could take the port in between; and no two servers of one run get the same.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;
    // Test runs on one machine start at different places.
    private static int _next = Environment.ProcessId * 37 % Count;

    public static int Take()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
