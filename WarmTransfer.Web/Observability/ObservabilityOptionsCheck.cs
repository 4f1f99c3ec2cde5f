using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Observability;

/// <summary>Finds what is wrong with these settings at start.</summary>
internal sealed class ObservabilityOptionsCheck : IValidateOptions<ObservabilityOptions>
{
    private const string Example = "https://grafana.example.com/explore?traceId={trace}";

    public ValidateOptionsResult Validate(string? name, ObservabilityOptions options) => options.TraceUrl switch
    {
        "" => ValidateOptionsResult.Success,
        var url when !url.Contains("{trace}", StringComparison.Ordinal) => Fault("does not say where the id of the trace belongs.", Example),
        var url when !Uri.TryCreate(url.Replace("{trace}", "0", StringComparison.Ordinal), UriKind.Absolute, out var at) || at.Scheme is not ("https" or "http") => Fault("is not an http or https address.", Example),
        _ => ValidateOptionsResult.Success,
    };

    private static ValidateOptionsResult Fault(string problem, string example) => ValidateOptionsResult.Fail(SettingFault.Mend("Observability:TraceUrl", problem, example).ToString());
}
