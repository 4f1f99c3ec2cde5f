using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Auth;

/// <summary>Protects authenticator secrets and recovery codes with the keys that protect cookies. What was written before that is read as it is.</summary>
internal sealed class FactorProtection(IDataProtectionProvider protection, ILogger<FactorProtection> log)
{
    /// <summary>Under whose name Identity keeps them.</summary>
    public const string Provider = "[AspNetUserStore]";
    private const string Mark = "protected:";
    private readonly IDataProtector _protector = protection.CreateProtector("second-factors");

    public string Protect(string secret) => Mark + _protector.Protect(secret);

    /// <summary>Null: the key is gone, and with it the secret; whoever it belongs to needs another.</summary>
    public string? Read(string kept)
    {
        if (!kept.StartsWith(Mark, StringComparison.Ordinal)) return kept;
        try
        {
            return Unprotect(kept, out _);
        }
        catch (CryptographicException fault)
        {
            log.LogError("The secret of a second factor cannot be read: its key is not there, or not for this certificate. Reset the second factor of whoever cannot sign in. {Reason}", fault.Message);
            return null;
        }
    }

    /// <summary>As it should be kept from now on, if not as it is: in the clear, or by a key that is revoked or old.</summary>
    public string? Anew(string kept)
    {
        if (!kept.StartsWith(Mark, StringComparison.Ordinal)) return Protect(kept);
        try
        {
            return Unprotect(kept, out var isOld) is var secret && isOld ? Protect(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Keys are revoked so that nobody signs in with what they signed; what they protect is still read.
    private string Unprotect(string kept, out bool isOld)
    {
        var bytes = ((IPersistedDataProtector)_protector).DangerousUnprotect(Base64Url.DecodeFromChars(kept.AsSpan(Mark.Length)), ignoreRevocationErrors: true, out isOld, out var isRevoked);
        isOld |= isRevoked;
        return Encoding.UTF8.GetString(bytes);
    }
}

/// <summary>Protects at start what an earlier version, or earlier keys, have left.</summary>
internal sealed class FactorRenewal(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, FactorProtection protection)
{
    /// <summary>How many were written anew.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var changed = 0;
        foreach (var row in await db.UserTokens.AsNoTracking().Where(row => row.LoginProvider == FactorProtection.Provider && row.Value != null).ToListAsync(cancel))
            if (protection.Anew(row.Value!) is { } anew) changed += await gate.Run(() => Write(db, row.UserId, row.Name, row.Value!, anew, cancel), cancel);
        return changed;
    }

    // Unless somebody has set another meanwhile.
    private static Task<int> Write(WarmTransferDb db, string user, string name, string before, string anew, CancellationToken cancel) =>
        db.UserTokens.Where(row => row.UserId == user && row.LoginProvider == FactorProtection.Provider && row.Name == name && row.Value == before)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, anew), cancel);
}
