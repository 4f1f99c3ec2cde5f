using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Keys;

/// <summary>Says at start what about the keys somebody should see to, though the console can run with it.</summary>
internal sealed class KeyNotes(IOptions<KeyOptions> options, IKeyManager keys, IDbContextFactory<WarmTransferDb> databases, TimeProvider clock, ILogger<KeyNotes> log)
{
    public static Task Say(IServiceProvider services, CancellationToken cancel) => ActivatorUtilities.CreateInstance<KeyNotes>(services).Say(cancel);

    private async Task Say(CancellationToken cancel)
    {
        if (options.Value.CertificatePath.Length == 0 || KeyCertificate.Load(options.Value.CertificatePath, options.Value.CertificatePassword).Certificate is not { } certificate) return;
        if (certificate.NotAfter < clock.GetUtcNow()) log.LogWarning("The certificate that protects the keys has expired on {Day:yyyy-MM-dd}. It goes on protecting them; make another when you can.", certificate.NotAfter);
        if (await Unprotected(cancel) is > 0 and var count) log.LogWarning("{Count} keys in use are not protected by the certificate: they are from before it. Run rotate-keys.", count);
    }

    private async Task<int> Unprotected(CancellationToken cancel)
    {
        List<string> inUse = [.. keys.GetAllKeys().Where(key => !key.IsRevoked && key.ExpirationDate > clock.GetUtcNow()).Select(key => $"key-{key.KeyId:D}")];
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.DataProtectionKeys.CountAsync(row => inUse.Contains(row.FriendlyName!) && !row.Xml!.Contains("<encryptedSecret "), cancel);
    }
}
