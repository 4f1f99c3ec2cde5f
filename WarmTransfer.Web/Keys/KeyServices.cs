using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Keys;

/// <summary>Registers the keys of cookies and tickets: in the database, where all nodes find them, and protected by a certificate that is not.</summary>
internal static class KeyServices
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(KeyOptions.Section);
        services.AddSingleton<IValidateOptions<KeyOptions>, KeyOptionsCheck>();
        services.AddOptions<KeyOptions>().Bind(section).ValidateOnStart();
        services.AddDataProtection().SetApplicationName("WarmTransfer").PersistKeysToDbContext<WarmTransferDb>().ProtectKeys(section.Get<KeyOptions>() ?? new());
        return services;
    }

    public static void RequireKeyCertificate(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment()) services.AddSingleton<IValidateOptions<KeyOptions>, KeyCertificateRequired>();
    }

    // One that cannot be read is a fault at start, which is told with all others.
    private static void ProtectKeys(this IDataProtectionBuilder builder, KeyOptions options)
    {
        X509Certificate2[] old = [.. options.OldCertificatePaths.Select(path => KeyCertificate.Load(path, options.CertificatePassword).Certificate).OfType<X509Certificate2>()];
        if (old is not []) builder.UnprotectKeysWithAnyCertificate(old);
        if (options.CertificatePath.Length > 0 && KeyCertificate.Load(options.CertificatePath, options.CertificatePassword).Certificate is { } certificate)
            builder.ProtectKeysWithCertificate(certificate);
    }
}
