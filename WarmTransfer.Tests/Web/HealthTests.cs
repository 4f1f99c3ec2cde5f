using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace WarmTransfer.Tests.Web;

/// <summary>What a proxy is told by a node on SQLite; without its database, see the cluster's tests.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_node_that_serves_is_alive_and_ready_and_says_of_what_it_knows_that()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_host.Url) };
        using var live = await http.GetAsync("/health/live", Cancellation);
        using var ready = await http.GetAsync("/health/ready", Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
        var said = await ready.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("Healthy", said.GetProperty("status").GetString());
        Assert.Equal(["bus", "clock", "database", "node", "outbox", "twilio"], said.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order());
    }
}
