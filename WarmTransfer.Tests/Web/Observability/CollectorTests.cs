using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WarmTransfer.Tests.Web.Observability;

/// <summary>A collector that is named in the environment is told; without one nothing is sent.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, string> _told = new();
    private readonly string _collector = $"http://127.0.0.1:{FreePort.Take()}";
    private readonly DatabaseFile _file = new();
    private WebApplication _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = WebApplication.CreateSlimBuilder().Build();
        _receiver.Urls.Add(_collector);
        _receiver.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Names are readable in it as they are.
            _told.AddOrUpdate(kind, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await _receiver.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task It_hears_of_calls_commits_requests_and_of_each_request_as_a_trace()
    {
        var address = $"http://localhost:{FreePort.Take()}";
        await using var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address, ["Simulator__Url"] = $"http://localhost:{FreePort.Take()}", ["Database__ConnectionString"] = _file.ConnectionString,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        });
        await console.Start();
        using var http = new HttpClient();
        using var page = await http.GetAsync(address + "/signin", TestContext.Current.CancellationToken);

        await Hears("metrics", "warmtransfer.calls.live", "warmtransfer.agents", "warmtransfer.commit.unsaved", "warmtransfer.duty.held", "http.server.request.duration");
        await Hears("traces", "/signin");
    }

    private async Task Hears(string kind, params string[] words)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!words.All(word => _told.GetValueOrDefault(kind, "").Contains(word, StringComparison.Ordinal)))
        {
            Assert.False(limit.IsCancellationRequested, $"Of {kind} the collector was not told {string.Join(", ", words.Where(word => !_told.GetValueOrDefault(kind, "").Contains(word, StringComparison.Ordinal)))}.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
