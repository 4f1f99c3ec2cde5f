namespace WarmTransfer.Web.Keys;

/// <summary>What protects the keys of cookies and tickets, which are in the database. Bound from the section <c>DataProtection</c>.</summary>
public sealed class KeyOptions
{
    public const string Section = "DataProtection";

    /// <summary>File of a certificate with its RSA private key, PFX or PEM, the same for all nodes: keys in the database are of no use to whoever has not got it. Outside Development one is needed.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>Password of that file and of the old ones; secret. Empty: they have none.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Files of earlier certificates, by which keys can still be read after a change.</summary>
    public string[] OldCertificatePaths { get; set; } = [];

    /// <summary>Says that the database and all of its copies are protected otherwise: the console starts outside Development without a certificate.</summary>
    public bool Unprotected { get; set; }
}
