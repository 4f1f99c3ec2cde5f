using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.OpenId;

/// <summary>Somebody as the provider's ID token tells of them.</summary>
/// <param name="Session">Known to us by <see cref="SessionOf"/>; null: the provider names no sessions.</param>
/// <param name="Name">What a new user would be called; it may be no name that a user can have.</param>
/// <param name="Role">Null: none of ours.</param>
internal sealed record ProviderPerson(string Issuer, string Subject, string? Session, string Name, string DisplayName, string? Role, bool HasSecondFactor)
{
    private const string Issued = "iss", SubjectClaim = "sub", SessionClaim = "sid", Methods = "amr", Class = "acr";
    // Each can do what those after it can, or something else.
    private static readonly string[] Ranks = [Roles.Admin, Roles.Supervisor, Roles.Agent, Roles.Auditor, Roles.Viewer];

    public static ProviderPerson Of(ClaimsPrincipal token, OpenIdOptions options)
    {
        string Value(string claim) => token.FindFirstValue(claim) ?? "";
        string[] Values(params string[] claims) => [.. token.Claims.Where(claim => claims.Contains(claim.Type)).Select(claim => claim.Value)];
        var (issuer, name) = (Value(Issued), NameOf(Value(options.NameClaim)));
        return new(
            issuer, Value(SubjectClaim), Value(SessionClaim) is { Length: > 0 } session ? SessionOf(issuer, session) : null,
            name, Shown(Value(options.DisplayNameClaim), name), RoleOf(Values(options.RoleClaim), options.Roles), Values(Methods, Class).Intersect(options.SecondFactorValues).Any());
    }

    /// <summary>A session of the provider as rows keep it: of one length, and of one issuer.</summary>
    public static string SessionOf(string issuer, string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{session}")));

    // An address's first part; what names there have and those of phones have not stands for the one sign that both have.
    private static string NameOf(string claim) => claim.Split('@')[0].Replace('.', '_').Replace('-', '_');

    private static string? RoleOf(string[] given, Dictionary<string, string[]> roles) =>
        Ranks.FirstOrDefault(role => roles.TryGetValue(role, out var values) && values.Intersect(given).Any());

    private static string Shown(string displayName, string name) => displayName.Trim() switch
    {
        "" => name,
        { Length: > User.DisplayNameMaxLength } longer => longer[..User.DisplayNameMaxLength],
        var fits => fits,
    };
}
