using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>What is refused of passkeys; that they work is seen with a browser.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private AuthApp _app = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync(settings: "--SignIn:SecondFactorFor:0=supervisor");
        await _app.AddAsync("kim", Roles.Supervisor);
        _browser = _app.Open();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _app.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("""{ "id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}, "clientExtensionResults": {} }""")]
    public async Task What_is_no_passkey_signs_nobody_in_asked_for_or_not(string credential)
    {
        Assert.Equal("/signin?error=refused", Target(await _browser.SubmitAsync("/signin/passkey", ("credential", credential))));
        Assert.Equal(HttpStatusCode.OK, (await _browser.SubmitAsync("/signin/passkey/options")).StatusCode);
        Assert.Equal("/signin?error=refused", Target(await _browser.SubmitAsync("/signin/passkey", ("credential", credential))));

        Assert.Null(await _browser.WhoAmIAsync());
        Assert.Contains(_app.Audit.Entries, entry => entry is { Actor: AuditEntry.Unknown, Act: "signs in", Outcome: AuditOutcome.Denied, Reason: "The passkey is nobody's." });
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    public async Task None_is_added_without_the_password_or_without_a_browser_that_made_it(string credential)
    {
        await _browser.SignInAsync("kim");

        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.SubmitAsync("/account/passkeys/options", ("present", "wrong"))).StatusCode);
        Assert.Equal("/account/factor?error=passkey", Target(await _browser.SubmitAsync("/account/passkeys", ("credential", credential), ("name", "mine"))));
        Assert.Equal(HttpStatusCode.OK, (await _browser.SubmitAsync("/account/passkeys/options", ("present", AuthApp.Password))).StatusCode);
        Assert.Equal("/account/factor?error=passkey", Target(await _browser.SubmitAsync("/account/passkeys", ("credential", credential), ("name", "mine"))));
        Assert.DoesNotContain(_app.Audit.Entries, entry => entry.Act == "add-passkey");
    }

    [Fact]
    public async Task Whoever_has_a_passkey_is_not_let_in_by_a_password_alone_until_it_is_reset()
    {
        await Add("kim");

        Assert.Equal("/signin/code", Target(await _browser.SignInAsync("kim")));
        Assert.Equal("/signin/code?error=refused", Target(await _browser.SubmitAsync("/signin/code", ("code", "000000"))));
        Assert.Null(await _browser.WhoAmIAsync());

        await new UserCommands(_app.Services, _ => Task.FromResult<string?>(""), TextWriter.Null, TextWriter.Null).RunAsync(["reset-second-factor", "kim"], TestContext.Current.CancellationToken);
        Assert.Equal("/", Target(await _browser.SignInAsync("kim")));
        Assert.True((await _browser.WhoAmIAsync())?.MustSetSecondFactor);
    }

    [Fact]
    public async Task Nobody_removes_a_passkey_of_somebody_else()
    {
        await Add("kim");
        await _app.AddAsync("pat");
        await _browser.SignInAsync("pat");

        Assert.Equal("/account/factor", Target(await _browser.SubmitAsync("/account/passkeys/remove", ("id", "01020304"))));

        Assert.Equal("/signin/code", Target(await _browser.SignInAsync("kim")));
    }

    private async Task Add(string name)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var passkey = new UserPasskeyInfo([1, 2, 3, 4], [1], _app.Clock.GetUtcNow(), 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]);
        Assert.True((await users.AddOrUpdatePasskeyAsync((await users.FindByNameAsync(name))!, passkey)).Succeeded);
    }

    private static string Target(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString;
}
