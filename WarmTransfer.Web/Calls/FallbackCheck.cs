using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Calls;

/// <summary>The fallback document lies at an address that Twilio can ask.</summary>
internal sealed class FallbackCheck : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options) =>
        options.FallbackUrl is "" || Uri.TryCreate(options.FallbackUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(SettingFault.Mend($"{DeskOptions.Section}:{nameof(options.FallbackUrl)}", $"is '{options.FallbackUrl}', which is not an absolute http or https address.", "https://files.example.com/fallback.xml").ToString());
}
