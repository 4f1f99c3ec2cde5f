using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Sessions;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace WarmTransfer.Web.Auth;

/// <summary>Signs nobody in whose account is disabled, by whatever way they come, and notes in the session how they came (claim <c>amr</c>, RFC 8176).</summary>
internal sealed class SignIns(
    UserManager<User> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<User> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, IOptions<OpenIdOptions> provider)
    : SignInManager<User>(users, contexts, claims, options, log, schemes, confirmation)
{
    public const string How = "amr", ByCode = "mfa", ByPasskey = "pop", ByProvider = "provider";

    /// <summary>Whether somebody has signed in with their company's account.</summary>
    public static bool IsByProvider(ClaimsPrincipal person) => person.HasClaim(How, ByProvider);

    /// <summary>For somebody whose password was right: signs in, or says that there is a second factor to ask for.</summary>
    public async Task<SignInResult> AfterPasswordAsync(User user) =>
        await MayLocally(user) ? await SignInOrTwoFactorAsync(user, isPersistent: false) : SignInResult.NotAllowed;

    /// <summary>For somebody who has shown both factors. False: the account may not sign in.</summary>
    public async Task<bool> WithBothFactorsAsync(User user, string how)
    {
        if (!await MayLocally(user)) return false;
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await SignInWithClaimsAsync(user, isPersistent: false, [new Claim(How, how)]);
        return true;
    }

    /// <summary>For somebody for whom the provider vouches. False: the account may not sign in.</summary>
    /// <param name="session">Null: the provider names no sessions.</param>
    public async Task<bool> OfProviderAsync(User user, string? session)
    {
        if (await PreSignInCheck(user) is not null) return false;
        await SignInWithClaimsAsync(user, isPersistent: false, session is null ? [new Claim(How, ByProvider)] : [new Claim(How, ByProvider), new Claim(SessionId.OfProvider, session)]);
        return true;
    }

    /// <summary>Whose passkey has answered what was asked of it. Null: nobody's.</summary>
    public async Task<User?> OfPasskeyAsync(string? credential)
    {
        var result = await Underway(credential, PerformPasskeyAssertionAsync);
        return result is { Succeeded: true } && (await UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    /// <summary>What is to be kept of a passkey that was made for this account. Null: it was not.</summary>
    public async Task<UserPasskeyInfo?> NewPasskeyAsync(User user, string? credential) =>
        await Underway(credential, PerformPasskeyAttestationAsync) is { Succeeded: true } result && result.UserEntity.Id == user.Id ? result.Passkey : null;

    // Identity throws where nothing was asked for before, and not only where it was answered wrongly.
    private static async Task<T?> Underway<T>(string? credential, Func<string, Task<T>> perform) where T : class
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await perform(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>After a change that has ended every session of the account, the one in which it was made too.</summary>
    public Task AnewAsync(User user) => SignInWithClaimsAsync(user, isPersistent: false, [.. Context.User.FindAll(How).Select(how => new Claim(How, how.Value))]);

    private async Task<bool> MayLocally(User user) => await PreSignInCheck(user) is null && (!provider.Value.Only || await IsForEmergencies(user));

    // Where everybody signs in by the provider, somebody has to get in when it is away.
    private async Task<bool> IsForEmergencies(User user) => await UserManager.IsInRoleAsync(user, Roles.Admin) && await IsTwoFactorEnabledAsync(user);

    // Somebody who has a passkey alone is not let in by a password alone.
    public override async Task<bool> IsTwoFactorEnabledAsync(User user) => await base.IsTwoFactorEnabledAsync(user) || (await UserManager.GetPasskeysAsync(user)).Count > 0;

    public override async Task<bool> CanSignInAsync(User user) => user.DisabledAt is null && await base.CanSignInAsync(user);
}
