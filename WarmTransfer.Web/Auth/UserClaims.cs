using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Auth;

/// <summary>Puts into the cookie what the console asks of a user at every step.</summary>
internal sealed class UserClaims(UserManager<User> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, IOptions<SignInOptions> signIn)
    : UserClaimsPrincipalFactory<User, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(CurrentAgent.AgentIdClaim, user.AgentId));
        identity.AddClaim(new(CurrentAgent.DisplayNameClaim, user.DisplayName));
        if (user.Language is { } language) identity.AddClaim(new(CurrentAgent.LanguageClaim, language));
        foreach (var claim in Rights(identity, user)) identity.AddClaim(claim);
        if (user.MustChangePassword) identity.AddClaim(new(CurrentAgent.MustChangePasswordClaim, "true"));
        if (NeedsSecondFactor(identity) && !await HasSecondFactor(user)) identity.AddClaim(new(CurrentAgent.MustSetSecondFactorClaim, "true"));
        return identity;
    }

    private static IEnumerable<Claim> Rights(ClaimsIdentity identity, User user)
    {
        if (user.Supervises is { } lines && !identity.HasClaim(identity.RoleClaimType, Roles.Admin)) yield return new(CurrentAgent.SupervisesClaim, lines);
        if (!user.MayListen) yield return new(CurrentAgent.MayNotListenClaim, "true");
        if (!user.MayExport) yield return new(CurrentAgent.MayNotExportClaim, "true");
    }

    private bool NeedsSecondFactor(ClaimsIdentity identity) => identity.FindAll(identity.RoleClaimType).Any(role => signIn.Value.NeedsSecondFactor(role.Value));

    // Whoever signs in by the provider has it there.
    private async Task<bool> HasSecondFactor(User user) =>
        user.TwoFactorEnabled || (await UserManager.GetPasskeysAsync(user)).Count > 0 || (await UserManager.GetLoginsAsync(user)).Count > 0;
}
