using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WarmTransfer.Web.Audit;

/// <summary>Computes seals. With a key that the database does not have, nobody who has only the database can compute one.</summary>
internal sealed class AuditChain(byte[] key)
{
    public const int KeyNameLength = 16;
    /// <summary>What the first seal follows.</summary>
    public const string Beginning = "";

    /// <summary>Tells keys apart and tells nothing of them; empty without one.</summary>
    public string KeyName { get; } = key.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(key))[..KeyNameLength];

    /// <summary>The chain as it was before there was a key.</summary>
    public static AuditChain Keyless { get; } = new([]);

    /// <param name="previous">Hash of the seal before.</param>
    public string Seal(string previous, AuditRow row)
    {
        using var hash = key.Length == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hash, previous);
        Add(hash, row.Id);
        Add(hash, row.At.ToUnixTimeMilliseconds());
        foreach (var text in Texts(row)) Add(hash, text);
        Add(hash, row.Count ?? -1);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string?[] Texts(AuditRow row) =>
        [row.Actor, row.Act, $"{row.Outcome}", row.Reason, row.CallId, row.AgentId, row.Address, row.UserId, row.SessionId];

    // With its length before it: what stands in one column cannot move into the next.
    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Add(hash, text is null ? -1 : bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
