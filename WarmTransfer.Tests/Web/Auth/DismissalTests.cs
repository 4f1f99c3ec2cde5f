using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>A supervisor goes, or is something else from now on, while a page, a board and the phone of theirs are connected and listen to a call.</summary>
public sealed class DismissalTests : IAsyncLifetime
{
    private const string Supervisor = "supervisor1", Agent = "agent1";
    private ProductHost _host = null!;
    private SignedIn _user = null!;
    private HubBoard _board = null!;
    private readonly ClientWebSocket _page = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: "--Session:CheckSeconds=1");
        _user = await SignedIn.As(Supervisor, _host.Url);
        _board = new HubBoard(_host.Url, _user);
        await _board.Connect();
        _page.Options.Cookies = _user.Cookies;
        await _page.ConnectAsync(new Uri($"{_host.Url.Replace("http", "ws", StringComparison.Ordinal)}/_blazor"), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        await _board.DisposeAsync();
        _user.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_dismissed_is_cut_off_everywhere_and_hears_no_more_and_those_who_talk_talk_on()
    {
        var call = await Listening();

        await Users(users => users.DisableAsync(Supervisor, "test"));

        await CutOff();
        await call.AllHearEachOther(Agent);
        await _host.Until("the phone rings no more", () => _host.Snapshot.Agents[new AgentId(Supervisor)].ReachableUntil is null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(_board.Connect)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await _user.Command(call.Customer, "take-over"));
        await Assert.ThrowsAsync<HttpRequestException>(_user.Lease);
    }

    [Fact]
    public async Task Whoever_is_no_supervisor_any_more_hears_no_more()
    {
        var call = await Listening();

        await Users(users => users.SetRoleAsync(Supervisor, Roles.Agent, "test"));

        await CutOff();
        await call.AllHearEachOther(Agent);
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_all_of_them_at_once()
    {
        await _user.SignOut();

        await CutOff();
    }

    [Fact]
    public async Task Whoever_stays_stays_connected()
    {
        await using var other = new HubBoard(_host.Url, await SignedIn.As("admin1", _host.Url));
        await other.Connect();
        await Users(users => users.DisableAsync(Supervisor, "test"));

        // By then the other one has been looked at as well.
        await CutOff();
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        Assert.False(other.IsCutOff);
    }

    [Fact]
    public async Task Whoever_is_only_an_account_less_is_cut_off_too()
    {
        await Users(async users => [$"{await users.RemoveDemoAsync("test", Cancellation)}"]);

        await CutOff();
    }

    [Fact]
    public async Task Nobody_connects_a_page_without_having_signed_in()
    {
        using var stranger = _host.Client();
        using var answer = await stranger.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<Conversation> Listening()
    {
        await _host.Ready(Agent);
        var call = Conversation.Start(_host);
        await call.TalkTo(Agent);
        await _host.Get<WarmTransfer.Web.Calls.IPresence>().PhoneSeen(new AgentId(Supervisor), Cancellation);
        _host.CallIn(Supervisor, call.Customer, JoinPurpose.Listen);
        await _host.Until("the supervisor listens", () => _host.Network.Leg(call.LegOf(Supervisor)?.CallSid ?? "") is { Hears.Count: 2 });
        return call;
    }

    private async Task CutOff()
    {
        await _host.Until("the board is cut off", () => _board.IsCutOff);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<WebSocketException>(() => _page.ReceiveAsync(new byte[100], soon.Token));
    }

    private async Task Users(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<Users>());
    }
}
