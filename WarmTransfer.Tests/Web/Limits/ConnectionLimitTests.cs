using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Tests.Web.Limits;

/// <summary>One person opens more pages and boards than a person can look at.</summary>
public sealed class ConnectionLimitTests : IAsyncLifetime
{
    private const string Boards = "/hubs/floor", Pages = "/_blazor";
    private readonly List<ClientWebSocket> _open = [];
    private ProductHost _host = null!;
    private SignedIn _supervisor = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: ["--Limits:PagesPerPerson=2", "--Limits:BoardsPerPerson=1", "--Limits:ConnectionsPerNode=4", "--Limits:LostPages=7", "--Limits:LostPageSeconds=9"]);
        _supervisor = await SignedIn.As("supervisor1", _host.Url);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _open) socket.Dispose();
        _supervisor.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(Boards, 1)]
    [InlineData(Pages, 2)]
    public async Task One_more_is_refused_until_another_one_has_ended_also_when_it_was_just_cut_off(string path, int most)
    {
        for (var number = 0; number < most; number++) Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(path));

        Assert.Equal(HttpStatusCode.TooManyRequests, await Connect(path));
        using var why = await Ask(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, why.StatusCode);
        Assert.Null(why.Headers.RetryAfter);
        Assert.Contains("You have as many pages or boards open as one person may.", await why.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        _open[0].Abort();
        await IsLetIn(path);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Connect(path));
    }

    [Fact]
    public async Task Pages_and_boards_and_persons_are_counted_each_by_itself()
    {
        using var other = await SignedIn.As("admin1", _host.Url);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(Boards));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Connect(Boards));

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(Pages));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Connect(Boards, other));
    }

    [Fact]
    public void The_node_has_bounds_of_its_own()
    {
        Assert.Equal(4, _host.Get<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentUpgradedConnections);
        var pages = _host.Get<IOptions<CircuitOptions>>().Value;
        Assert.Equal((7, TimeSpan.FromSeconds(9)), (pages.DisconnectedCircuitMaxRetained, pages.DisconnectedCircuitRetentionPeriod));
    }

    private async Task<HttpStatusCode> Connect(string path, SignedIn? person = null)
    {
        var socket = new ClientWebSocket();
        (socket.Options.Cookies, socket.Options.CollectHttpResponseDetails) = ((person ?? _supervisor).Cookies, true);
        try
        {
            await socket.ConnectAsync(new Uri(_host.Url.Replace("http:", "ws:", StringComparison.Ordinal) + path), Cancellation);
            _open.Add(socket);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            socket.Dispose();
        }

        return socket.HttpStatusCode;
    }

    // What browsers ask, because of a connection that is refused they do not hear why.
    private async Task<HttpResponseMessage> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/negotiate?negotiateVersion=1");
        return await _supervisor.Send(request);
    }

    private async Task IsLetIn(string path)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await Connect(path) != HttpStatusCode.SwitchingProtocols) await turn.WaitForNextTickAsync(patience.Token);
    }
}
