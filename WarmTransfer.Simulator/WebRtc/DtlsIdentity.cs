using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>A fresh self-signed certificate; the session description carries its fingerprint, so nobody need sign it.</summary>
internal sealed class DtlsIdentity
{
    private readonly AsymmetricKeyParameter _key;
    private readonly byte[] _certificate;

    public DtlsIdentity(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=WarmTransfer", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        _key = PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey());
        _certificate = certificate.RawData;
        Fingerprint = FingerprintOf(_certificate);
    }

    public string Fingerprint { get; }

    public static string FingerprintOf(byte[] certificate) =>
        string.Join(':', SHA256.HashData(certificate).Select(value => value.ToString("X2", null)));

    public static string? FingerprintOf(Certificate? chain) =>
        chain is { IsEmpty: false } ? FingerprintOf(chain.GetCertificateAt(0).GetEncoded()) : null;

    public TlsCredentialedSigner SignerFor(TlsContext context, BcTlsCrypto crypto) => new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context), crypto, _key,
        new Certificate([new BcTlsCertificate(crypto, _certificate)]),
        SignatureAndHashAlgorithm.GetInstance(Org.BouncyCastle.Tls.HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
}
