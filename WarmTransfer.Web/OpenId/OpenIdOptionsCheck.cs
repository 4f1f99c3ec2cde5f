using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.OpenId;

/// <summary>Finds what is wrong with these settings at start.</summary>
internal sealed class OpenIdOptionsCheck(IHostEnvironment environment) : IValidateOptions<OpenIdOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options) => SettingFault.Judge(Faults(options));

    private IEnumerable<SettingFault> Faults(OpenIdOptions options) =>
        options.IsOn ? [.. Authority(options.Authority), .. Needed(options), .. Roles(options.Roles)]
        : options is { ClientId: "", ClientSecret: "", Roles.Count: 0, Only: false } ? []
        : [Mend(nameof(options.Authority), "is not set, though other settings of the provider are.", "https://login.example.com/realms/company")];

    private IEnumerable<SettingFault> Authority(string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !IsTrial(address)))
            yield return Mend(nameof(OpenIdOptions.Authority), $"is '{authority}', which is no https address; without https anybody on the line could sign in as anybody.", "https://login.example.com/realms/company");
    }

    // On a developer's machine nobody is on the line.
    private bool IsTrial(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment();

    private static IEnumerable<SettingFault> Needed(OpenIdOptions options) =>
        from setting in new (string Name, string Value, string Example)[]
        {
            (nameof(options.ClientId), options.ClientId, "warmtransfer"), (nameof(options.ClientSecret), options.ClientSecret, "<the client's secret at the provider>"),
            (nameof(options.RoleClaim), options.RoleClaim, "roles"), (nameof(options.NameClaim), options.NameClaim, "preferred_username"),
            (nameof(options.DisplayNameClaim), options.DisplayNameClaim, "name"), (nameof(options.ButtonText), options.ButtonText, "Sign in with your company account"),
        }
        where string.IsNullOrWhiteSpace(setting.Value)
        select Mend(setting.Name, "is empty.", setting.Example);

    private static IEnumerable<SettingFault> Roles(Dictionary<string, string[]> roles)
    {
        foreach (var role in roles.Keys.Except(Auth.Roles.All))
            yield return Mend($"{nameof(OpenIdOptions.Roles)}:{role}", $"names no role; there are {string.Join(", ", Auth.Roles.All)}.", "call-centre-agents", $"{nameof(OpenIdOptions.Roles)}:agent:0");
        if (!roles.Values.Any(values => values.Any(value => value.Length > 0)))
            yield return Mend(nameof(OpenIdOptions.Roles), "gives nobody a role, so nobody could sign in.", "call-centre-agents", $"{nameof(OpenIdOptions.Roles)}:agent:0");
    }

    private static SettingFault Mend(string setting, string problem, string example, string? instead = null) =>
        SettingFault.Mend($"{OpenIdOptions.Section}:{instead ?? setting}", problem, example) with { Setting = $"{OpenIdOptions.Section}:{setting}" };
}
