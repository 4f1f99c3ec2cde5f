using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Keys;

/// <summary>Finds certificates that cannot protect keys.</summary>
internal sealed class KeyOptionsCheck : IValidateOptions<KeyOptions>
{
    private const string Path = $"{KeyOptions.Section}:{nameof(KeyOptions.CertificatePath)}";
    private const string OldPaths = $"{KeyOptions.Section}:{nameof(KeyOptions.OldCertificatePaths)}";

    public ValidateOptionsResult Validate(string? name, KeyOptions options) => SettingFault.Judge(Faults(options));

    private static IEnumerable<SettingFault> Faults(KeyOptions options) =>
        options.OldCertificatePaths.Select((path, i) => (Setting: $"{OldPaths}:{i}", File: path)).Prepend((Setting: Path, File: options.CertificatePath))
            .Where(certificate => certificate.File.Length > 0)
            .Select(certificate => (certificate.Setting, KeyCertificate.Load(certificate.File, options.CertificatePassword).Problem))
            .Where(certificate => certificate.Problem is not null)
            .Select(certificate => SettingFault.Mend(certificate.Setting, certificate.Problem!, "/etc/warmtransfer/keys.pem"));
}

/// <summary>Who reads the database, or a copy of it, must not be able to make cookies: outside Development there is a certificate, or somebody has said why not.</summary>
internal sealed class KeyCertificateRequired : IValidateOptions<KeyOptions>
{
    private static readonly SettingFault Missing = new(
        $"{KeyOptions.Section}:{nameof(KeyOptions.CertificatePath)}",
        "is missing: whoever has a copy of the database could make cookies and tickets with the keys in it.",
        "Make a certificate, the same for all nodes and kept where the database and its copies are not: openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=warmtransfer -keyout keys.pem -out keys.pem, "
        + "and set the environment variable DataProtection__CertificatePath=<path of keys.pem>; or DataProtection__Unprotected=true, if the database and all of its copies are protected otherwise.");

    public ValidateOptionsResult Validate(string? name, KeyOptions options) =>
        options is { CertificatePath: "", Unprotected: false } ? ValidateOptionsResult.Fail(Missing.ToString()) : ValidateOptionsResult.Success;
}
