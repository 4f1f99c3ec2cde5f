using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace WarmTransfer.Web.Auth;

/// <summary>Signs nobody in whose account is disabled, by whatever way they come.</summary>
internal sealed class SignIns(
    UserManager<User> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<User> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation)
    : SignInManager<User>(users, contexts, claims, options, log, schemes, confirmation)
{
    /// <summary>For somebody whose password was right: signs in, or says that there is a second factor to ask for.</summary>
    public async Task<SignInResult> AfterPasswordAsync(User user) =>
        await PreSignInCheck(user) ?? await SignInOrTwoFactorAsync(user, isPersistent: false);

    public override async Task<bool> CanSignInAsync(User user) => user.DisabledAt is null && await base.CanSignInAsync(user);
}
