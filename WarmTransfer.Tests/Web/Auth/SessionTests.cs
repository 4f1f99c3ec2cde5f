using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>How a sign-in ends.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private AuthApp _app = null!;
    private Browser _browser = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
        await _app.AddAsync("kim");
        await _app.AddAsync("pat", Roles.Supervisor);
        _browser = await SignedInAs("kim");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        using var thief = Copy(_browser);
        Assert.True(await IsIn(thief));

        await _browser.SubmitAsync("/signout");

        Assert.False(await IsIn(thief));
        Assert.Equal(["kim"], _app.Phones.Of);
    }

    [Fact]
    public async Task Signing_in_as_somebody_else_ends_what_was_before_in_this_browser()
    {
        using var before = Copy(_browser);

        await _browser.SignInAsync("pat");

        Assert.Equal("pat", (await _browser.WhoAmIAsync())?.AgentId);
        Assert.False(await IsIn(before));
    }

    [Theory]
    [InlineData("disable-user kim", false)]
    [InlineData("sign-out-user kim", true)]
    [InlineData("set-role kim supervisor", true)]
    [InlineData("set-password kim", false)]
    public async Task A_command_ends_every_session_at_the_next_look_and_nobody_elses(string command, bool maySignInAgain)
    {
        using var other = await SignedInAs("pat");
        Assert.Equal(0, await Command(command));

        await Look();

        Assert.False(await IsIn(_browser));
        Assert.True(await IsIn(other));
        Assert.Equal(["kim"], _app.Phones.Of);
        using var again = await SignedInAs("kim");
        Assert.Equal(maySignInAgain, await IsIn(again));
    }

    [Fact]
    public async Task Whoever_is_enabled_again_may_sign_in()
    {
        foreach (var command in (string[])["disable-user kim", "enable-user kim"]) Assert.Equal(0, await Command(command));

        using var again = await SignedInAs("kim");

        Assert.True(await IsIn(again));
    }

    [Fact]
    public async Task What_is_in_the_database_signs_nobody_in()
    {
        using var scope = _app.Services.CreateScope();
        var row = await scope.ServiceProvider.GetRequiredService<WarmTransferDb>().Sessions.SingleAsync(Cancellation);
        var sessions = _app.Services.GetRequiredService<LiveSessions>();

        Assert.True(await sessions.Holds(row.Id, Cancellation));
        Assert.False(await sessions.Holds(SessionId.HashOf(row.Id), Cancellation));
        Assert.Equal("127.0.0.1", row.Address);
    }

    [Fact]
    public async Task Whoever_does_nothing_for_half_an_hour_is_signed_out_and_whoever_does_something_is_not()
    {
        using var other = await SignedInAs("pat");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await After(TimeSpan.FromMinutes(16));
            Assert.Equal(HttpStatusCode.NoContent, (await other.PostAsync("/session/use", [])).StatusCode);
            // Which is what a page asks by itself.
            await _browser.PostAsync("/kim/token", []);
        }

        await Look();

        Assert.Equal((false, true), (await IsIn(_browser), await IsIn(other)));
    }

    [Fact]
    public async Task A_screen_on_the_wall_is_never_idle_but_signs_in_anew_now_and_then()
    {
        await _app.AddAsync("wall", Roles.Viewer);
        using var wall = await SignedInAs("wall");
        async Task<bool> Shows() => await wall.WhoAmIAsync() is not null;

        await After(TimeSpan.FromDays(89));
        Assert.True(await Shows());
        await After(TimeSpan.FromDays(2));
        Assert.False(await Shows());
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_much_it_is_used()
    {
        for (var hours = 0.25; hours < 12; hours += 0.25)
        {
            await After(TimeSpan.FromMinutes(15));
            await _browser.PostAsync("/session/use", []);
        }

        Assert.True(await IsIn(_browser));
        await After(TimeSpan.FromMinutes(16));
        Assert.False(await IsIn(_browser));
    }

    [Fact]
    public async Task Another_node_knows_what_began_here_at_once_and_what_ended_here_at_its_next_look()
    {
        var (store, cutOff) = (_app.Services.GetRequiredService<SessionStore>(), new PhonesTaken());
        var elsewhere = new LiveSessions(store, new SessionConnections(), cutOff, _app.Clock);
        var id = (await store.Live(Cancellation)).Single().Id;

        Assert.True(await elsewhere.Holds(id, Cancellation));
        await _browser.SubmitAsync("/signout");
        await elsewhere.Look(Cancellation);

        Assert.False(await elsewhere.Holds(id, Cancellation));
        Assert.Equal(["kim"], cutOff.Of);
    }

    [Fact]
    public async Task While_the_database_is_away_agents_stay_and_supervisors_for_a_minute()
    {
        using var other = await SignedInAs("pat");
        await Look();

        _app.Clock.Advance(LiveSessions.Trust - TimeSpan.FromSeconds(1));
        Assert.Equal((true, true), (await IsIn(_browser), await IsIn(other)));
        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((true, false), (await IsIn(_browser), await IsIn(other)));
    }

    [Fact]
    public async Task Sessions_that_are_over_are_taken_out_of_the_database()
    {
        await Command("sign-out-user kim");

        await After(TimeSpan.FromHours(2));

        using var scope = _app.Services.CreateScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<WarmTransferDb>().Sessions.ToListAsync(Cancellation));
    }

    private async Task<Browser> SignedInAs(string name)
    {
        var browser = _app.Open();
        await browser.SignInAsync(name);
        return browser;
    }

    private static async Task<bool> IsIn(Browser browser) => (await browser.GetAsync("/console")).StatusCode == HttpStatusCode.OK;

    private Browser Copy(Browser browser)
    {
        var copy = _app.Open();
        copy.Cookies.Add(browser.Cookies.GetAllCookies());
        return copy;
    }

    private Task After(TimeSpan time)
    {
        _app.Clock.Advance(time);
        return Look();
    }

    private Task Look() => _app.Look();

    private Task<int> Command(string line) =>
        new UserCommands(_app.Services, _ => Task.FromResult<string?>("another horse battery"), TextWriter.Null, TextWriter.Null).RunAsync(line.Split(' '), Cancellation);
}
