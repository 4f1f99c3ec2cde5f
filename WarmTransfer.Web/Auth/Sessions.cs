using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Auth;

/// <summary>Whether those who signed in a while ago may still be here.</summary>
internal sealed class Sessions(IServiceScopeFactory scopes, IOptions<SecurityStampValidatorOptions> options)
{
    /// <summary>How often to ask.</summary>
    public TimeSpan Interval => options.Value.ValidationInterval;

    /// <summary>The account is there, neither its password nor its sign-ins were reset, and its roles are those that were signed in with.</summary>
    public async Task<bool> Holds(ClaimsPrincipal principal)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        if (await signIn.ValidateSecurityStampAsync(principal) is not { } user) return false;
        var roles = await signIn.UserManager.GetRolesAsync(user);
        return roles.ToHashSet().SetEquals(principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value));
    }
}
