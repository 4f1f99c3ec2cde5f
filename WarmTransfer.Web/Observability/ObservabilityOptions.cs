namespace WarmTransfer.Web.Observability;

/// <summary>Where what is measured can be looked at. Bound from the section <c>Observability</c>. Where it is sent to is said by OpenTelemetry's own variables, first of them <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
public sealed class ObservabilityOptions
{
    public const string Section = "Observability";

    /// <summary>Where supervisors see the trace of a call, with <c>{trace}</c> for its id, such as <c>https://grafana.example.com/explore?traceId={trace}</c>; a call's page links to it. Empty: no link.</summary>
    public string TraceUrl { get; set; } = "";

    internal Uri? TraceOf(string? id) => TraceUrl.Length == 0 || id is null ? null : new Uri(TraceUrl.Replace("{trace}", id, StringComparison.Ordinal));
}
