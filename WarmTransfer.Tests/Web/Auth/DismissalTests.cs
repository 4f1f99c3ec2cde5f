using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>Somebody goes, or is something else from now on, while a board of theirs is connected.</summary>
public sealed class DismissalTests : IAsyncLifetime
{
    private ProductHost _host = null!;
    private SignedIn _user = null!;
    private HubBoard _board = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: "--Session:CheckSeconds=1");
        _user = await SignedIn.As("supervisor1", _host.Url);
        _board = new HubBoard(_host.Url, _user);
        await _board.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        await _board.DisposeAsync();
        _user.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_dismissed_is_cut_off_and_not_let_in_again()
    {
        await Change((users, supervisor) => users.DeleteAsync(supervisor));

        await _host.Until("the board is cut off", () => _board.IsCutOff);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(_board.Connect)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_no_supervisor_any_more_is_cut_off()
    {
        await Change((users, supervisor) => users.RemoveFromRoleAsync(supervisor, Roles.Supervisor));

        await _host.Until("the board is cut off", () => _board.IsCutOff);
    }

    [Fact]
    public async Task Whoever_stays_stays_connected()
    {
        await using var other = new HubBoard(_host.Url, await SignedIn.As("admin1", _host.Url));
        await other.Connect();
        await Change((users, supervisor) => users.DeleteAsync(supervisor));

        // By then the other one has been looked at as well.
        await _host.Until("the board is cut off", () => _board.IsCutOff);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        Assert.False(other.IsCutOff);
    }

    [Fact]
    public async Task Nobody_connects_a_page_without_having_signed_in()
    {
        using var stranger = _host.Client();
        using var answer = await stranger.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task Change(Func<UserManager<User>, User, Task<IdentityResult>> change)
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        Assert.True((await change(users, (await users.FindByNameAsync("supervisor1"))!)).Succeeded);
    }
}
