using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WarmTransfer.Web.Dialling;

/// <summary>Keys on their way to the phone network and back, in an address: they may be somebody's secret number, and addresses are written down everywhere. Every node can open them, for a minute.</summary>
internal sealed class SealedKeys(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("WarmTransfer.Keys.1");

    public string Seal(string keys) => _protector.Protect($"{(clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()} {keys}");

    /// <summary>Null: none of ours, or too old.</summary>
    public string? Open(string seal)
    {
        try
        {
            return _protector.Unprotect(seal).Split(' ') is [var until, var keys] && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds() ? keys : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
