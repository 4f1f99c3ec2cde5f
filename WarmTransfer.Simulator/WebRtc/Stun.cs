using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>The part of STUN (RFC 8489) that an ICE-lite agent needs: reading Binding requests and answering them.</summary>
internal static class Stun
{
    public const uint Cookie = 0x2112A442;
    public const ushort BindingRequest = 0x0001, BindingSuccess = 0x0101;
    public const ushort Username = 0x0006, MessageIntegrity = 0x0008, XorMappedAddress = 0x0020, UseCandidate = 0x0025, Fingerprint = 0x8028;

    private const int HeaderLength = 20, IntegrityLength = 20;

    /// <summary>True for a well-formed Binding request; gives the user fragment it is addressed to.</summary>
    public static bool TryReadRequest(ReadOnlySpan<byte> message, out string ufrag)
    {
        ufrag = "";
        if (!IsMessage(message, BindingRequest) || !TryFind(message, Username, out var at)) return false;
        var name = Value(message, at);
        var colon = name.IndexOf((byte)':');
        if (colon <= 0) return false;
        ufrag = Encoding.ASCII.GetString(name[..colon]);
        return true;
    }

    public static bool IsMessage(ReadOnlySpan<byte> message, ushort type) =>
        message.Length >= HeaderLength
        && BinaryPrimitives.ReadUInt16BigEndian(message) == type
        && BinaryPrimitives.ReadUInt32BigEndian(message[4..]) == Cookie
        && BinaryPrimitives.ReadUInt16BigEndian(message[2..]) == message.Length - HeaderLength;

    public static bool Nominates(ReadOnlySpan<byte> message) => TryFind(message, UseCandidate, out _);

    /// <summary>Whether the sender knows the password.</summary>
    public static bool HasIntegrity(ReadOnlySpan<byte> message, ReadOnlySpan<byte> key)
    {
        if (!TryFind(message, MessageIntegrity, out var at) || Value(message, at).Length != IntegrityLength) return false;
        Span<byte> expected = stackalloc byte[IntegrityLength];
        Sign(message[..at], key, expected);
        return CryptographicOperations.FixedTimeEquals(expected, Value(message, at));
    }

    public static bool HasFingerprint(ReadOnlySpan<byte> message) =>
        TryFind(message, Fingerprint, out var at)
        && Value(message, at).Length == 4
        && BinaryPrimitives.ReadUInt32BigEndian(Value(message, at)) == (Crc32.Of(message[..at]) ^ 0x5354554E);

    /// <summary>Writes the reply to <paramref name="request"/> and returns its length.</summary>
    public static int WriteSuccess(ReadOnlySpan<byte> request, IPEndPoint source, ReadOnlySpan<byte> key, Span<byte> reply)
    {
        BinaryPrimitives.WriteUInt16BigEndian(reply, BindingSuccess);
        request[4..HeaderLength].CopyTo(reply[4..]);
        var length = WriteAddress(reply, HeaderLength, source);
        return Seal(reply, length, key);
    }

    /// <summary>Appends integrity and fingerprint to a message of <paramref name="length"/> bytes.</summary>
    public static int Seal(Span<byte> message, int length, ReadOnlySpan<byte> key)
    {
        WriteAttribute(message, length, MessageIntegrity, IntegrityLength);
        Sign(message[..length], key, message[(length + 4)..]);
        length += 4 + IntegrityLength;
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], (ushort)(length + 8 - HeaderLength));
        WriteAttribute(message, length, Fingerprint, 4);
        BinaryPrimitives.WriteUInt32BigEndian(message[(length + 4)..], Crc32.Of(message[..length]) ^ 0x5354554E);
        return length + 8;
    }

    public static void WriteAttribute(Span<byte> message, int at, ushort type, int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(message[at..], type);
        BinaryPrimitives.WriteUInt16BigEndian(message[(at + 2)..], (ushort)length);
    }

    // The header that is signed claims the length up to and with the integrity attribute, whatever follows it.
    private static void Sign(ReadOnlySpan<byte> before, ReadOnlySpan<byte> key, Span<byte> hash)
    {
        Span<byte> copy = stackalloc byte[before.Length];
        before.CopyTo(copy);
        BinaryPrimitives.WriteUInt16BigEndian(copy[2..], (ushort)(before.Length + 4 + IntegrityLength - HeaderLength));
#pragma warning disable CA5350 // STUN knows no other algorithm here.
        HMACSHA1.HashData(key, copy, hash);
#pragma warning restore CA5350
    }

    private static int WriteAddress(Span<byte> message, int at, IPEndPoint source)
    {
        Span<byte> address = stackalloc byte[16];
        source.Address.TryWriteBytes(address, out var length);
        WriteAttribute(message, at, XorMappedAddress, 4 + length);
        message[at + 4] = 0;
        message[at + 5] = (byte)(length == 4 ? 1 : 2);
        BinaryPrimitives.WriteUInt16BigEndian(message[(at + 6)..], (ushort)(source.Port ^ (Cookie >> 16)));
        for (var i = 0; i < length; i++) message[at + 8 + i] = (byte)(address[i] ^ message[4 + i]);
        return at + 8 + length;
    }

    private static bool TryFind(ReadOnlySpan<byte> message, ushort type, out int at)
    {
        for (at = HeaderLength; at + 4 <= message.Length;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]);
            if (at + 4 + length > message.Length) return false;
            if (BinaryPrimitives.ReadUInt16BigEndian(message[at..]) == type) return true;
            at += 4 + ((length + 3) & ~3);
        }

        return false;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> message, int at) =>
        message.Slice(at + 4, BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]));
}
