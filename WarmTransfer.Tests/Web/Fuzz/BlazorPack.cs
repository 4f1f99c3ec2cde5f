using System.Buffers.Binary;
using System.Text;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>Writes the messages of a circuit's connection: SignalR's hub protocol in MessagePack, as far as a client needs it (github.com/dotnet/aspnetcore, HubProtocol.md).</summary>
internal static class BlazorPack
{
    public const string Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e";

    public static byte[] Invocation(string target, params object?[] arguments)
    {
        var body = new List<byte> { 0x96, 1, 0x80, 0xC0 };
        Write(body, target);
        Array(body, arguments.Length);
        foreach (var argument in arguments) Write(body, argument);
        body.Add(0x90);
        return [.. Length(body.Count), .. body];
    }

    private static IEnumerable<byte> Length(int count)
    {
        for (; count > 0x7F; count >>= 7) yield return (byte)(count | 0x80);
        yield return (byte)count;
    }

    private static void Write(List<byte> into, object? value)
    {
        switch (value)
        {
            case null: into.Add(0xC0); break;
            case bool flag: into.Add(flag ? (byte)0xC3 : (byte)0xC2); break;
            case long number: Number(into, 0xD3, number); break;
            case int number: Number(into, 0xD3, number); break;
            case string text: Sized(into, 0xDB, Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: Sized(into, 0xC6, bytes); break;
            default: throw new ArgumentException($"{value.GetType().Name} is not written here.", nameof(value));
        }
    }

    private static void Array(List<byte> into, int count)
    {
        into.Add(0xDC);
        into.AddRange([(byte)(count >> 8), (byte)count]);
    }

    private static void Number(List<byte> into, byte kind, long number)
    {
        into.Add(kind);
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        into.AddRange(bytes);
    }

    private static void Sized(List<byte> into, byte kind, byte[] bytes)
    {
        into.Add(kind);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
        into.AddRange(size);
        into.AddRange(bytes);
    }
}
