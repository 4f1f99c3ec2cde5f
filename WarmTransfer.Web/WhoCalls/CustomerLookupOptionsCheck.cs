using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.WhoCalls;

/// <summary>Finds what is wrong with the look-up's settings before anybody calls.</summary>
internal sealed class CustomerLookupOptionsCheck : IValidateOptions<CustomerLookupOptions>
{
    internal const string Place = "{number}", Example = "https://crm.example/customers?number={number}";
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, CustomerLookupOptions options) => options.Url.Length == 0 ? ValidateOptionsResult.Success : SettingFault.Judge(Faults(options));

    private static IEnumerable<SettingFault> Faults(CustomerLookupOptions options)
    {
        if (!options.Url.Contains(Place, StringComparison.Ordinal)) yield return Of(nameof(options.Url), $"has no {Place} in it, so the look-up would not know who calls.", Example);
        else if (!IsAddress(options.Url)) yield return Of(nameof(options.Url), "is no https address.", Example);
        if (options.Secret.Length < ShortestSecret) yield return Of(nameof(options.Secret), $"has fewer than {ShortestSecret} characters.", "<secret>");
    }

    // Numbers of customers go over no line in the open; within this machine there is none.
    private static bool IsAddress(string url) => Uri.TryCreate(url.Replace(Place, "0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true });

    private static SettingFault Of(string setting, string problem, string example) => SettingFault.Mend($"{CustomerLookupOptions.Section}:{setting}", problem, example);
}
