using Microsoft.AspNetCore.Identity;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Auth;

/// <summary>What somebody does to their own second factor. Each change is in the audit and ends every session of theirs.</summary>
internal sealed class SecondFactors(UserManager<User> users, IAuditLog audit)
{
    public const int PasskeyNameLength = 60;
    private const int RecoveryCodes = 10;

    /// <summary>Makes a secret, which is asked for only after <see cref="TurnOn"/>.</summary>
    public async Task Begin(User user)
    {
        Must(await users.ResetAuthenticatorKeyAsync(user));
        await WriteDown(user, "begin-authenticator");
    }

    /// <summary>The recovery codes, which are shown this once.</summary>
    public async Task<IReadOnlyList<string>> TurnOn(User user)
    {
        Must(await users.SetTwoFactorEnabledAsync(user, true));
        await WriteDown(user, "turn-on-authenticator");
        return await RenewRecoveryCodes(user);
    }

    public async Task<IReadOnlyList<string>> RenewRecoveryCodes(User user)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? throw new InvalidOperationException("The recovery codes could not be kept.");
        Must(await users.UpdateSecurityStampAsync(user));
        await WriteDown(user, "renew-recovery-codes");
        return [.. codes];
    }

    public async Task TurnOff(User user)
    {
        Must(await TurnOff(users, user));
        await WriteDown(user, "turn-off-authenticator");
    }

    public async Task AddPasskey(User user, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name is { Length: > PasskeyNameLength } ? name[..PasskeyNameLength] : name;
        Must(await users.AddOrUpdatePasskeyAsync(user, passkey));
        Must(await users.UpdateSecurityStampAsync(user));
        await WriteDown(user, "add-passkey");
    }

    /// <summary>False: there is none of this id.</summary>
    public async Task<bool> RemovePasskey(User user, string id)
    {
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(passkey => Convert.ToHexString(passkey.CredentialId) == id) is not { } found) return false;
        Must(await users.RemovePasskeyAsync(user, found.CredentialId));
        Must(await users.UpdateSecurityStampAsync(user));
        await WriteDown(user, "remove-passkey");
        return true;
    }

    /// <summary>Takes everything off by which the account is asked for more than a password.</summary>
    public static async Task<IdentityResult> Reset(UserManager<User> users, User user)
    {
        foreach (var passkey in await users.GetPasskeysAsync(user)) Must(await users.RemovePasskeyAsync(user, passkey.CredentialId));
        return await TurnOff(users, user);
    }

    // The secret that takes the place of the old one is shown to nobody before it is begun with anew.
    private static async Task<IdentityResult> TurnOff(UserManager<User> users, User user)
    {
        Must(await users.SetTwoFactorEnabledAsync(user, false));
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
        return await users.ResetAuthenticatorKeyAsync(user);
    }

    private Task WriteDown(User user, string act) => audit.Write(new AuditEntry(user.AgentId, act, AuditOutcome.Done, "", Agent: new AgentId(user.AgentId)));

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"The account could not be changed: {result}");
    }
}
