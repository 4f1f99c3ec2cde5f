using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>AES in counter mode as SRTP uses it (RFC 3711, 4.1.1). One thread at a time.</summary>
internal sealed class AesCounter : IDisposable
{
    private const int Block = 16;
    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _stream = new byte[2048];

    public AesCounter(ReadOnlySpan<byte> key) => _aes.Key = key.ToArray();

    /// <summary>Adds the key stream that begins at <paramref name="start"/> (16 bytes, the last two zero).</summary>
    public void Apply(ReadOnlySpan<byte> start, Span<byte> data)
    {
        var length = (data.Length + Block - 1) / Block * Block;
        var stream = _stream.AsSpan(0, length);
        for (var at = 0; at < length; at += Block)
        {
            start.CopyTo(stream[at..]);
            BinaryPrimitives.WriteUInt16BigEndian(stream[(at + 14)..], (ushort)(at / Block));
        }

        _aes.EncryptEcb(stream, stream, PaddingMode.None);
        for (var i = 0; i < data.Length; i++) data[i] ^= stream[i];
    }

    public void Dispose() => _aes.Dispose();
}

/// <summary>Session keys of one direction, derived from its master key and salt (RFC 3711, 4.3). One thread at a time.</summary>
internal sealed class SrtpKeys : IDisposable
{
    public const int KeyLength = 16, SaltLength = 14, TagLength = 10;
    private const int AuthLength = 20;

    private readonly AesCounter _cipher;
    private readonly IncrementalHash _hmac;
    private readonly byte[] _salt;

    private SrtpKeys(ReadOnlySpan<byte> cipher, byte[] auth, byte[] salt) =>
        (_cipher, _hmac, _salt) = (new AesCounter(cipher), IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, auth), salt);

    public static SrtpKeys ForRtp(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) => Derive(key, salt, 0);

    public static SrtpKeys ForRtcp(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) => Derive(key, salt, 3);

    /// <summary>The derived bytes of one label: 0 to 2 are cipher, authentication and salt of RTP, 3 to 5 those of RTCP.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, byte label, int length)
    {
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        salt.CopyTo(start);
        start[7] ^= label;
        var derived = new byte[length];
        using var cipher = new AesCounter(key);
        cipher.Apply(start, derived);
        return derived;
    }

    /// <summary>Encrypts, or decrypts, the payload of packet <paramref name="index"/>.</summary>
    public void Crypt(uint ssrc, ulong index, Span<byte> payload)
    {
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        _salt.CopyTo(start);
        BinaryPrimitives.WriteUInt32BigEndian(start[4..], BinaryPrimitives.ReadUInt32BigEndian(start[4..]) ^ ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(start[8..], BinaryPrimitives.ReadUInt64BigEndian(start[8..]) ^ (index << 16));
        _cipher.Apply(start, payload);
    }

    /// <summary>Authentication tag over a packet and, for RTP, its rollover counter.</summary>
    public void Tag(ReadOnlySpan<byte> packet, uint? rollover, Span<byte> tag)
    {
        Span<byte> full = stackalloc byte[AuthLength];
        _hmac.AppendData(packet);
        if (rollover is { } counter)
        {
            BinaryPrimitives.WriteUInt32BigEndian(full, counter);
            _hmac.AppendData(full[..4]);
        }

        _hmac.GetHashAndReset(full);
        full[..TagLength].CopyTo(tag);
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _hmac.Dispose();
    }

    private static SrtpKeys Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, byte label) => new(
        Derive(key, salt, label, KeyLength),
        Derive(key, salt, (byte)(label + 1), AuthLength),
        Derive(key, salt, (byte)(label + 2), SaltLength));
}
