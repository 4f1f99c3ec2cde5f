using System.Security.Cryptography.X509Certificates;

namespace WarmTransfer.Web.Origins;

/// <summary>An https address needs a certificate; without one the server would end with a stack.</summary>
internal static class HttpsCertificate
{
    // How .NET's own certificate for developers is told from others.
    private const string Development = "1.3.6.1.4.1.311.84.1.1";

    public static void Check(IConfiguration configuration)
    {
        var kestrel = configuration.GetSection("Kestrel");
        if (IsNamed(kestrel.GetSection("Certificates:Default")) || HasDevelopmentCertificate()) return;
        string[] addresses = [.. Bare(kestrel), .. kestrel.GetSection("Endpoints").GetChildren().Any() ? [] : Ports.Addresses(configuration).Where(IsHttps)];
        if (addresses is not []) throw new StartupFault([.. addresses.Select(address => Fault(address).ToString())]);
    }

    private static IEnumerable<string> Bare(IConfigurationSection kestrel) =>
        kestrel.GetSection("Endpoints").GetChildren().Where(endpoint => !IsNamed(endpoint.GetSection("Certificate"))).Select(endpoint => endpoint["Url"] ?? "").Where(IsHttps);

    private static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(IConfigurationSection certificate) => certificate["Path"] is { Length: > 0 } || certificate["Subject"] is { Length: > 0 };

    private static bool HasDevelopmentCertificate()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Any(certificate => certificate.HasPrivateKey && certificate.Extensions.Any(extension => extension.Oid?.Value == Development));
    }

    private static SettingFault Fault(string address) => new("urls", $"is {address}, and there is no certificate for it.",
        "Set Kestrel__Certificates__Default__Path to a PFX file, and …__Password to its password, or …__Path and …__KeyPath to PEM files; or give http addresses alone, and let a proxy in front speak https.");
}
