using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Twilio;

/// <summary>Finds everything that is wrong with the Twilio settings, at once and before the first call.</summary>
internal sealed partial class TwilioOptionsCheck(TwilioSettings settings, PhoneNetworkMode mode) : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options) => SettingFault.Judge(Faults(options));

    private IEnumerable<SettingFault> Faults(TwilioOptions options) =>
    [
        .. settings.Faults,
        .. AccountFaults(options),
        .. HostFaults(options),
        .. InstallationFaults(options.Installation),
        .. BaseUrlFaults(Key(nameof(options.ApiBaseUrl)), options.ApiBaseUrl, isRequired: false),
        .. BaseUrlFaults(nameof(options.PublicBaseUrl), options.PublicBaseUrl, isRequired: true),
        .. LimitFaults(options),
    ];

    private IEnumerable<SettingFault> AccountFaults(TwilioOptions options)
    {
        if (HasNoCredentials(options)) return [NoCredentials];
        if (options.AccountSid == DemoAccount.AccountSid && mode is PhoneNetworkMode.Twilio) return [DemoInProduction];
        return
        [
            .. SidFaults(nameof(options.AccountSid), options.AccountSid, "AC", isRequired: true),
            .. Missing(nameof(options.AuthToken), options.AuthToken),
            .. TokenFaults(options),
            .. SidFaults(nameof(options.ApiKeySid), options.ApiKeySid, "SK", isRequired: true),
            .. Missing(nameof(options.ApiKeySecret), options.ApiKeySecret),
            .. SecretFaults(nameof(options.ApiKeySecret), options.ApiKeySecret),
            .. TokenKeyFaults(options),
            .. SidFaults(nameof(options.ApplicationSid), options.ApplicationSid, "AP", isRequired: false),
            .. NumberFaults(options.PhoneNumber),
        ];
    }

    private static bool HasNoCredentials(TwilioOptions options) =>
        (options.AccountSid + options.AuthToken + options.ApiKeySid + options.ApiKeySecret).Trim() is "";

    private static SettingFault NoCredentials => new(
        TwilioOptions.Section,
        "has no credentials; the local simulator stands in for Twilio only in Development.",
        "Set the environment variables Twilio__AccountSid, Twilio__AuthToken, Twilio__ApiKeySid, Twilio__ApiKeySecret and Twilio__PhoneNumber, "
        + "or set ASPNETCORE_ENVIRONMENT=Development to try the console without an account.");

    private static SettingFault DemoInProduction => SettingFault.Mend(
        Key(nameof(TwilioOptions.AccountSid)),
        "is the local simulator's demo account, whose secrets everybody knows; it is refused outside Development.",
        "<AC… of your own account>");

    private static IEnumerable<SettingFault> Missing(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            yield return SettingFault.Mend(Key(name), "is missing, while other credentials are set.", $"<{name}>");
    }

    private static IEnumerable<SettingFault> SidFaults(string name, string value, string prefix, bool isRequired)
    {
        if (value is "") return isRequired ? Missing(name, value) : [];
        return value.StartsWith(prefix, StringComparison.Ordinal) && SidDigits().IsMatch(value.AsSpan(prefix.Length))
            ? []
            : [SettingFault.Mend(Key(name), $"is not of the form {prefix} and 32 hexadecimal digits.", $"<{prefix}…>")];
    }

    private static IEnumerable<SettingFault> SecretFaults(string name, string secret)
    {
        if (!string.IsNullOrWhiteSpace(secret) && !AccessTokens.IsLongEnough(secret))
            yield return SettingFault.Mend(
                Key(name), $"is shorter than {AccessTokens.ShortestSecret} characters; Twilio shows the whole secret once, when the key is created.", $"<{name}>");
    }

    private static IEnumerable<SettingFault> TokenKeyFaults(TwilioOptions options)
    {
        if (options is { TokenKeySid: "", TokenKeySecret: "" }) return [];
        return [.. SidFaults(nameof(options.TokenKeySid), options.TokenKeySid, "SK", isRequired: true), .. Missing(nameof(options.TokenKeySecret), options.TokenKeySecret), .. SecretFaults(nameof(options.TokenKeySecret), options.TokenKeySecret)];
    }

    // Whoever guesses it makes webhooks, and with them calls and transfers.
    private IEnumerable<SettingFault> TokenFaults(TwilioOptions options)
    {
        if (mode is not PhoneNetworkMode.Twilio) yield break;
        foreach (var (name, token) in new[] { (nameof(options.AuthToken), options.AuthToken), (nameof(options.NextAuthToken), options.NextAuthToken) })
            if (!string.IsNullOrWhiteSpace(token) && !Token().IsMatch(token))
                yield return SettingFault.Mend(Key(name), "is not 32 hexadecimal digits in lower case, as Twilio's auth tokens are.", $"<{name} of your account>");
        if (options.ApiKeySid == DemoAccount.ApiKeySid || options.ApiKeySecret == DemoAccount.ApiKeySecret)
            yield return SettingFault.Mend(Key(nameof(options.ApiKeySecret)), "or Twilio:ApiKeySid is the local simulator's, which everybody knows.", "<secret of a key of your account>");
    }

    private static IEnumerable<SettingFault> NumberFaults(string number)
    {
        if (!E164().IsMatch(number))
            yield return SettingFault.Mend(
                Key(nameof(TwilioOptions.PhoneNumber)), "is not a number in E.164 form: plus, country code, digits, no spaces.", "+15550100000");
    }

    private static IEnumerable<SettingFault> HostFaults(TwilioOptions options)
    {
        if (!HostLabel().IsMatch(options.Region) || !HostLabel().IsMatch(options.Edge))
            yield return SettingFault.Mend(Key(nameof(options.Region)), "or Twilio:Edge is not a name such as ie1 or dublin.", "ie1");
        else if (options is { Edge: "", Region: not "" } && !TwilioAccount.HasOwnEdge(options.Region))
            yield return SettingFault.Mend(Key(nameof(options.Edge)), $"is missing: the edge of region '{options.Region}' is not known here.", "<edge>");
    }

    private IEnumerable<SettingFault> BaseUrlFaults(string setting, string value, bool isRequired)
    {
        var problem = value is "" ? (isRequired ? "is missing; Twilio needs an address to call." : null) : UrlProblem(value);
        if (problem is not null) yield return SettingFault.Mend(setting, problem, "https://calls.example.com");
    }

    private string? UrlProblem(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return "is not an absolute https address.";
        if (url.Scheme is "http" && !(mode is PhoneNetworkMode.Simulator && url.IsLoopback))
            return "is not https; plain http is for the local simulator on this machine only.";
        return url is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && !value.EndsWith('#') && !value.EndsWith('?')
            ? null
            : "has a path, a query, a fragment or a user name; it must be scheme and host alone.";
    }

    private static IEnumerable<SettingFault> LimitFaults(TwilioOptions options)
    {
        if (options.CallsPerSecond is not (> 0 and <= 1000))
            yield return SettingFault.Mend(Key(nameof(options.CallsPerSecond)), "is not above 0 and at most 1000.", "1");
        if (options.RingTimeout is not (>= 5 and <= 60))
            yield return SettingFault.Mend(Key(nameof(options.RingTimeout)), "is not between 5 and 60 seconds.", "20");
        if (options.TokenLifetime < TimeSpan.FromMinutes(1) || options.TokenLifetime > TimeSpan.FromHours(24))
            yield return SettingFault.Mend(Key(nameof(options.TokenLifetime)), "is not between one minute and 24 hours.", "01:00:00");
    }

    private static IEnumerable<SettingFault> InstallationFaults(string name)
    {
        if (!Installation().IsMatch(name))
            yield return SettingFault.Mend(Key(nameof(TwilioOptions.Installation)), $"is not a name of at most {TwilioNames.LongestInstallation} letters and digits.", "test");
    }

    private static string Key(string name) => $"{TwilioOptions.Section}:{name}";

    [GeneratedRegex(@"^[0-9a-fA-F]{32}\z")]
    private static partial Regex SidDigits();

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();

    // Without the dash and the underscore that follow it, so that no name is the beginning of another's.
    [GeneratedRegex(@"^[A-Za-z0-9]{0,20}\z")]
    private static partial Regex Installation();

    [GeneratedRegex(@"^[a-z0-9-]*\z")]
    private static partial Regex HostLabel();
}
