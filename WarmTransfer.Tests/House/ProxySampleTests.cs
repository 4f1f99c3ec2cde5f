using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using WarmTransfer.Tests.Cluster;

namespace WarmTransfer.Tests.House;

/// <summary>What docs/operations.md gives as nginx's configuration is one for nginx; deploy/nginx.conf is run by the tests of several nodes.</summary>
public sealed partial class ProxySampleTests
{
    [Fact]
    public async Task Nginx_reads_the_sample_without_a_complaint()
    {
        Needs.Program(Proxy.Program, "nginx");
        var folder = Directory.CreateTempSubdirectory("warmtransfer-tests-");
        var (sample, certificate) = (Sample().Match(Sources.Text("docs/operations.md")).Groups[1].Value, Path.Combine(folder.FullName, "site.pem"));
        Assert.Contains("proxy_pass", sample, StringComparison.Ordinal);
        await File.WriteAllTextAsync(certificate, Certificate(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), Around(sample, certificate), TestContext.Current.CancellationToken);

        var (code, _, errors) = await FinishedProgram.Run(new ProcessStartInfo(Proxy.Program, ["-t", "-p", folder.FullName, "-c", "nginx.conf", "-g", "pid nginx.pid; error_log stderr;"]));

        Assert.True(code == 0 && !errors.Contains("[warn]", StringComparison.Ordinal), errors);
        folder.Delete(recursive: true);
    }

    private static string Around(string sample, string certificate) =>
        $"events {{}} http {{ ssl_certificate {certificate}; ssl_certificate_key {certificate}; {sample.Replace("listen 443 ssl", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{FreePort.Take()} ssl"), StringComparison.Ordinal)} }}";

    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=calls.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n";
    }

    [GeneratedRegex("```nginx\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
