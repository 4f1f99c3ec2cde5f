using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Audit;

/// <summary>How the audit is sealed and where else it goes. Bound from the section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Stands for standard output in <see cref="Stream"/>.</summary>
    internal const string StandardOutput = "-";

    /// <summary>Key of the audit's seals: 32 random bytes or more, in base64, the same for all nodes. Without one, whoever can write the database can also seal.</summary>
    public string Key { get; set; } = "";

    /// <summary>File to which each line of the audit is also written, as JSON, for whoever collects it; <c>-</c> for standard output. Empty: none.</summary>
    public string Stream { get; set; } = "";

    /// <summary>Throws when it is no base64, which the check at start has told before.</summary>
    internal byte[] KeyBytes => Convert.FromBase64String(Key);
}

/// <summary>Finds what is wrong with these settings at start.</summary>
internal sealed class AuditOptionsCheck : IValidateOptions<AuditOptions>
{
    private const int KeyBytes = 32;
    private const string KeyExample = "<what 'openssl rand -base64 32' prints>";

    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        string[] faults = [.. new[] { OfKey(options.Key), OfStream(options.Stream) }.OfType<SettingFault>().Select(fault => fault.ToString())];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static SettingFault? OfKey(string key)
    {
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length)) return SettingFault.Mend("Audit:Key", "is not in base64.", KeyExample);
        return length is > 0 and < KeyBytes ? SettingFault.Mend("Audit:Key", $"has {length} bytes; {KeyBytes} are needed.", KeyExample) : null;
    }

    private static SettingFault? OfStream(string path)
    {
        if (path is "" or AuditOptions.StandardOutput) return null;
        try
        {
            using var file = AuditFile.Open(path);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return SettingFault.Mend("Audit:Stream", $"cannot be written: {fault.Message}", "/var/log/warmtransfer/audit.jsonl");
        }
    }
}
