using System.Security.Cryptography;
using System.Text;

namespace WarmTransfer.Web.Pairing;

/// <summary>What a screen shows and a supervisor types: letters and digits of which no two look alike.</summary>
internal static class PairingCode
{
    public const int Length = 8;
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>In two groups, as people read it.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]} {code[(Length / 2)..]}";

    /// <summary>However it was typed: with blanks, hyphens, small letters. Null: it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = (typed ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
