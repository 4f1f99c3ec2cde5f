using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>An authenticator by RFC 6238, as on a telephone: SHA-1, six digits, half minutes of the real clock.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Step = 30;

    /// <param name="later">Half minutes after this one.</param>
    public static string Of(string secret, int later = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Step) + later);
#pragma warning disable CA5350 // The algorithm that authenticators have.
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Any six digits may be right now, or a little earlier or later: these are not.</summary>
    public static string Wrong(string secret)
    {
        var right = Enumerable.Range(-3, 7).Select(later => Of(secret, later)).ToHashSet();
        return Enumerable.Range(0, right.Count + 1).Select(number => number.ToString("D6", CultureInfo.InvariantCulture)).First(code => !right.Contains(code));
    }

    private static byte[] Bytes(string secret)
    {
        var bits = string.Concat(secret.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
