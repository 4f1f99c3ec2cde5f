using System.Net;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Origins;

/// <summary>Faults in <see cref="ListenOptions"/>, each with how to mend it.</summary>
internal sealed class ListenOptionsCheck(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<ListenOptions>
{
    public ValidateOptionsResult Validate(string? name, ListenOptions options) => SettingFault.Judge(Faults(options));

    private IEnumerable<SettingFault> Faults(ListenOptions options)
    {
        if (options.Webhooks is not "" && WebhooksProblem(options.Webhooks) is { } problem)
            yield return SettingFault.Mend(Key(nameof(options.Webhooks)), problem, "http://127.0.0.1:5081");
        if (options.ConsoleBaseUrl is not "" && !IsBase(options.ConsoleBaseUrl))
            yield return SettingFault.Mend(Key(nameof(options.ConsoleBaseUrl)), "is not scheme and host alone, with https outside Development.", "https://desk.example.com");
        foreach (var proxy in options.Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            yield return SettingFault.Mend($"{Key(nameof(options.Proxies))}:0", $"holds '{proxy}', which is neither an address in numbers nor a network.", "10.0.0.7");
    }

    private string? WebhooksProblem(string address) =>
        WebhookListener.Port(address) is not { } port ? "is not an address with a port, such as http://127.0.0.1:5081."
        : Ports.Addresses(configuration).Any(other => WebhookListener.Port(other) == port) ? $"has port {port}, which is the console's; it needs one of its own."
        : null;

    private bool IsBase(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));

    private static string Key(string name) => $"{ListenOptions.Section}:{name}";
}
