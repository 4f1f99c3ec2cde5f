using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WarmTransfer.Web.Keys;

/// <summary>A certificate that protects keys, or why the file holds none.</summary>
internal sealed record KeyCertificate(X509Certificate2? Certificate, string? Problem = null)
{
    public static KeyCertificate Load(string path, string password)
    {
        try
        {
            return Usable(Read(File.ReadAllBytes(path), password));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(null, $"is '{path}', which cannot be read: {fault.Message}");
        }
        catch (CryptographicException)
        {
            return new(null, $"is '{path}', which is no PFX or PEM file with certificate and private key, or its password is not DataProtection:CertificatePassword.");
        }
    }

    private static X509Certificate2 Read(byte[] file, string password)
    {
        var text = System.Text.Encoding.Latin1.GetString(file);
        if (!text.Contains("-----BEGIN ", StringComparison.Ordinal)) return X509CertificateLoader.LoadPkcs12(file, password);
        return text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromEncryptedPem(text, text, password)
            : text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(text, text)
            : X509Certificate2.CreateFromPem(text);
    }

    // Keys are encrypted for the public half of an RSA key.
    private static KeyCertificate Usable(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey();
        return key is null ? new(null, "has no RSA private key, without which keys could be written and never read.") : new(certificate);
    }
}
