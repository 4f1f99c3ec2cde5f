using System.Buffers;
using MessagePack;

namespace WarmTransfer.Benchmarks.Circuits;

/// <summary>Messages of SignalR's hub protocol as Blazor packs them: a length as a variable-size integer, then a MessagePack array.</summary>
internal static class HubMessage
{
    private const int Invocation = 1, Ping = 6;

    public static byte[] PingBytes { get; } = [2, 0x91, Ping];

    public static byte[] Invoke(string? id, string target, params object?[] args)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(target);
        writer.WriteArrayHeader(args.Length);
        foreach (var arg in args) Write(ref writer, arg);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return [.. Prefix(body.WrittenCount), .. body.WrittenSpan];
    }

    /// <summary>Where the first message in the buffer is; false while it is not complete.</summary>
    public static bool TryFrame(ReadOnlyMemory<byte> buffer, out ReadOnlyMemory<byte> body, out int consumed)
    {
        (body, consumed) = (default, 0);
        var length = 0;
        for (var at = 0; at < Math.Min(5, buffer.Length); at++)
        {
            length |= (buffer.Span[at] & 0x7f) << (7 * at);
            if ((buffer.Span[at] & 0x80) != 0) continue;
            if (buffer.Length < at + 1 + length) return false;
            (body, consumed) = (buffer.Slice(at + 1, length), at + 1 + length);
            return true;
        }
        return false;
    }

    /// <summary>The target of an invocation, with the reader before its first argument; null for any other message.</summary>
    public static string? Target(ref MessagePackReader reader)
    {
        reader.ReadArrayHeader();
        if (reader.ReadInt32() != Invocation) return null;
        reader.Skip();
        reader.Skip();
        var target = reader.ReadString();
        reader.ReadArrayHeader();
        return target;
    }

    private static void Write(ref MessagePackWriter writer, object? arg)
    {
        switch (arg)
        {
            case null: writer.WriteNil(); break;
            case string text: writer.Write(text); break;
            case long number: writer.Write(number); break;
            case bool flag: writer.Write(flag); break;
            default: throw new ArgumentException($"{arg.GetType().Name} is not sent to a circuit.", nameof(arg));
        }
    }

    private static IEnumerable<byte> Prefix(int length)
    {
        for (; length > 0x7f; length >>= 7) yield return (byte)(length | 0x80);
        yield return (byte)length;
    }
}
