using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using WarmTransfer.Tests.House;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Tests.Web.Observability;

/// <summary>The dashboard asks for what is measured, under the names that Prometheus gives it.</summary>
public sealed partial class DashboardTests
{
    // Of the platform; there is no list of them to compare with.
    private static readonly string[] Platform = ["http_server_request_duration_seconds_bucket", "http_server_request_duration_seconds_count", "aspnetcore_components_circuit_active", "dotnet_gc_last_collection_heap_size_bytes", "dotnet_process_memory_working_set_bytes"];

    [Fact]
    public async Task Every_query_names_what_is_measured_and_everything_that_is_measured_is_on_it()
    {
        var measured = await Instruments();
        var asked = Queries().SelectMany(query => Metric().Matches(query).Select(match => match.Value)).ToHashSet();

        Assert.Empty(asked.Except(measured.SelectMany(Names)).Except(Platform));
        Assert.All(measured, instrument => Assert.NotEmpty(Names(instrument).Intersect(asked)));
    }

    private static async Task<Instrument[]> Instruments()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Measures.Meter) lock (found) found.Add(instrument);
        };
        listener.Start();
        await using var host = await ProductHost.StartAsync();
        lock (found) return [.. found.DistinctBy(instrument => instrument.Name)];
    }

    // As OpenTelemetry's collector and Prometheus write them: dots, unit, and what kind it is.
    private static IEnumerable<string> Names(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var kind = instrument.GetType().Name;
        return kind.StartsWith("Histogram", StringComparison.Ordinal) ? [$"{name}_bucket", $"{name}_count"] : [kind.StartsWith("Counter", StringComparison.Ordinal) ? $"{name}_total" : name];
    }

    private static IEnumerable<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(Sources.Text("deploy/grafana-dashboard.json"));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!)];
    }

    [GeneratedRegex(@"\b(warmtransfer|http_server|aspnetcore|dotnet)_[a-z_]+")]
    private static partial Regex Metric();
}
