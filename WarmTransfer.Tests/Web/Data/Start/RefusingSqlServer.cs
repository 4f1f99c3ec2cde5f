using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>As much of SQL Server's protocol (TDS) as it takes to refuse a login with an error of one's choice.</summary>
internal sealed class RefusingSqlServer : IDisposable
{
    // Two options, version and encryption, and their values: 16.0, and that there is no encryption.
    private static readonly byte[] Prelogin = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _refusal;

    public RefusingSqlServer(int number, string message)
    {
        _refusal = [.. Error(number, message), .. Done];
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private static byte[] Done { get; } = [0xFD, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Error(int number, string message)
    {
        byte[] rest =
        [
            .. BitConverter.GetBytes(number), 1, 14, .. BitConverter.GetBytes((ushort)message.Length), .. Encoding.Unicode.GetBytes(message),
            0, 0, .. BitConverter.GetBytes(1),
        ];
        return [0xAA, .. BitConverter.GetBytes((ushort)rest.Length), .. rest];
    }

    private async Task Serve()
    {
        try
        {
            while (true) _ = Refuse(await _listener.AcceptSocketAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Refuse(Socket client)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        await ReadMessage(stream);
        await stream.WriteAsync(Packet(Prelogin));
        await ReadMessage(stream);
        await stream.WriteAsync(Packet(_refusal));
    }

    private static async Task ReadMessage(NetworkStream stream)
    {
        var header = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(header);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length]);
        }
        while ((header[1] & 1) == 0);
    }

    private static byte[] Packet(byte[] message) => [4, 1, (byte)((message.Length + 8) >> 8), (byte)(message.Length + 8), 0, 0, 1, 0, .. message];
}
