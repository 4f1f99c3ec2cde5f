using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>The server side of one DTLS 1.2 handshake: agrees on SRTP keys with the holder of one certificate.</summary>
internal sealed class DtlsEnd(DtlsIdentity identity, string peerFingerprint, Action left)
    : DefaultTlsServer(new BcTlsCrypto())
{
    private const int HandshakeMilliseconds = 60_000;

    /// <summary>The keys, once the handshake is done.</summary>
    public SrtpMaster? Keys { get; private set; }

    public override int GetHandshakeTimeoutMillis() => HandshakeMilliseconds;

    // Without it the exported keys would not be bound to this handshake.
    public override bool RequiresExtendedMasterSecret() => true;

    public override CertificateRequest GetCertificateRequest() => new(
        [ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign],
        TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context), null);

    public override void NotifyClientCertificate(Certificate clientCertificate)
    {
        if (DtlsIdentity.FingerprintOf(clientCertificate) != peerFingerprint)
            throw new TlsFatalAlert(AlertDescription.certificate_unknown, "The certificate is not the one of the session description.");
    }

    public override void ProcessClientExtensions(IDictionary<int, byte[]> clientExtensions)
    {
        base.ProcessClientExtensions(clientExtensions);
        var offered = TlsSrtpUtilities.GetUseSrtpExtension(clientExtensions)?.ProtectionProfiles ?? [];
        if (!offered.Contains(SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80))
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "The peer does not offer SRTP_AES128_CM_HMAC_SHA1_80.");
    }

    public override IDictionary<int, byte[]> GetServerExtensions()
    {
        var extensions = TlsExtensionsUtilities.EnsureExtensionsInitialised(base.GetServerExtensions());
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80], []));
        return extensions;
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        Keys = SrtpMaster.Export(m_context);
    }

    public override void NotifyAlertReceived(short alertLevel, short alertDescription)
    {
        base.NotifyAlertReceived(alertLevel, alertDescription);
        if (alertDescription == AlertDescription.close_notify) left();
    }

    protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

    protected override int[] GetSupportedCipherSuites() => [CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256];

    protected override TlsCredentialedSigner GetECDsaSignerCredentials() => identity.SignerFor(m_context, (BcTlsCrypto)Crypto);
}

/// <summary>Master keys and salts of both directions, as a DTLS handshake exports them (RFC 5764, 4.2).</summary>
internal sealed record SrtpMaster(byte[] ClientKey, byte[] ServerKey, byte[] ClientSalt, byte[] ServerSalt)
{
    public static SrtpMaster Export(TlsContext context)
    {
        const int Key = SrtpKeys.KeyLength, Salt = SrtpKeys.SaltLength;
        var block = context.ExportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (Key + Salt));
        return new SrtpMaster(block[..Key], block[Key..(2 * Key)], block[(2 * Key)..((2 * Key) + Salt)], block[((2 * Key) + Salt)..]);
    }
}
