using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WarmTransfer.Tests.Web.Keys;

/// <summary>Files of certificates that are gone when the test is over.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;

    public string Pfx(string password = "") => Write(certificate => certificate.Export(X509ContentType.Pfx, password));

    public string Pem(DateTimeOffset? until = null) => Write(certificate => Bytes($"{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}"), until);

    public string EncryptedPem(string password) => Write(certificate => Bytes(
        $"{certificate.GetRSAPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))}\n{certificate.ExportCertificatePem()}"));

    public string WithoutKey() => Write(certificate => Bytes(certificate.ExportCertificatePem()));

    public string OfAnEllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
        return Write(Bytes($"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}"));
    }

    public string Text(string text) => Write(Bytes(text));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(Func<X509Certificate2, byte[]> file, DateTimeOffset? until = null)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), until ?? DateTimeOffset.UtcNow.AddYears(1));
        return Write(file(certificate));
    }

    private string Write(byte[] file)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}");
        File.WriteAllBytes(path, file);
        return path;
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
