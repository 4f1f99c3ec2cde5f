using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace WarmTransfer.Web.Sessions;

/// <summary>What a cookie carries of its session, and the hash by which it is known.</summary>
internal static class SessionId
{
    public const string Claim = "session";
    /// <summary>Claim with the provider's session, for which somebody signed in.</summary>
    public const string OfProvider = "provider_session";
    private const int Bytes = 32;

    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string carried) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(carried)));

    /// <summary>Null: signed in without a session, which is not signed in.</summary>
    public static string? Of(ClaimsPrincipal person) => person.FindFirstValue(Claim) is { } carried ? HashOf(carried) : null;
}
