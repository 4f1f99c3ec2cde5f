using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Auth;

/// <summary>The accounts as Identity keeps them, with the secrets of second factors protected: who has a copy of the database alone can make no codes.</summary>
internal sealed class ProtectedUserStore(WarmTransferDb db, FactorProtection protection, IdentityErrorDescriber? describer = null) : UserStore<User, IdentityRole, WarmTransferDb>(db, describer)
{
    public override Task SetTokenAsync(User user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null || loginProvider != FactorProtection.Provider ? value : protection.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        return kept is null || loginProvider != FactorProtection.Provider ? kept : protection.Read(kept);
    }
}
