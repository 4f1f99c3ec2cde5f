using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>An authenticator: set up, signed in with, lost, and asked for by a role.</summary>
public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private const string Refused = "/signin/code?error=refused";
    private AuthApp _app = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync(settings: "--SignIn:SecondFactorFor:0=supervisor");
        await _app.AddAsync("kim");
        _browser = _app.Open();
        await _browser.SignInAsync("kim");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task With_an_authenticator_a_password_alone_opens_nothing_and_a_code_does()
    {
        var secret = await SetUp(_browser, "kim");
        using var page = _app.Open();

        Assert.Equal("/signin/code?returnUrl=%2Fconsole", Target(await page.SubmitAsync("/signin", ("user", "kim"), ("password", AuthApp.Password), ("returnUrl", "/console"))));
        Assert.Null(await page.WhoAmIAsync());
        Assert.Equal("/console", Target(await page.SubmitAsync("/signin/code", ("code", Totp.Of(secret)), ("returnUrl", "/console"))));

        Assert.Equal("kim", (await page.WhoAmIAsync())?.AgentId);
        Assert.Equal("mfa", await page.ReadAsync("/how"));
        Assert.Equal("pwd", await HowOfSomebodyElse());
    }

    [Fact]
    public async Task A_code_is_good_once_also_where_another_was_used_since()
    {
        var secret = await SetUp(_browser, "kim");

        Assert.Equal("/", await SignIn(Totp.Of(secret, 0)));
        Assert.Equal(Refused, await SignIn(Totp.Of(secret, 0)));
        Assert.Equal("/", await SignIn(Totp.Of(secret, 1)));
        Assert.Equal(Refused, await SignIn(Totp.Of(secret, 0)));
        // With this one it was set up.
        Assert.Equal(Refused, await SignIn(Totp.Of(secret, -1)));
    }

    [Fact]
    public async Task Wrong_codes_make_the_right_one_wait_and_a_right_password_does_not_change_that()
    {
        var secret = await SetUp(_browser, "kim");

        for (var attempt = 0; attempt < SignInPace.FreeTries; attempt++) Assert.Equal(Refused, await SignIn(Totp.Wrong(secret)));

        Assert.Equal(Refused, await SignIn(Totp.Of(secret)));
        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("/", await SignIn(Totp.Of(secret)));
        Assert.Contains(_app.Audit.Entries, entry => entry is { Actor: "kim", Act: "signs in", Outcome: AuditOutcome.Denied, Reason: "The code is wrong." });
        Assert.Contains(_app.Audit.Entries, entry => entry is { Actor: "kim", Act: "signs in", Outcome: AuditOutcome.Denied, Reason: "There were too many attempts." });
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_and_new_ones_take_the_place_of_the_old()
    {
        var (_, codes) = await SetUpWithCodes(_browser, "kim");

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal("/", await SignIn(codes[0]));
        Assert.Equal(Refused, await SignIn(codes[0]));
        var renewed = await Codes(await _browser.SubmitAsync("/account/factor/recovery-codes", ("code", codes[1])));

        Assert.Equal(Refused, await SignIn(codes[2]));
        Assert.Equal("/", await SignIn(renewed[0].ToLowerInvariant()));
    }

    [Fact]
    public async Task Setting_up_and_turning_off_end_every_other_session_and_not_this_one()
    {
        using var elsewhere = _app.Open();
        await elsewhere.SignInAsync("kim");
        var secret = await SetUp(_browser, "kim");
        await _app.Look();
        Assert.Equal((true, false), (await IsIn(_browser), await IsIn(elsewhere)));

        await elsewhere.SignInAsync("kim");
        await elsewhere.SubmitAsync("/signin/code", ("code", Totp.Of(secret)));
        Assert.Equal("/account?done=factor-off", Target(await _browser.SubmitAsync("/account/factor/turn-off", ("code", Totp.Of(secret, 1)))));
        await _app.Look();

        Assert.Equal((true, false), (await IsIn(_browser), await IsIn(elsewhere)));
        Assert.Equal("/", Target(await elsewhere.SignInAsync("kim")));
        Assert.Equal(
            ["begin-authenticator", "turn-on-authenticator", "renew-recovery-codes", "turn-off-authenticator"],
            _app.Audit.Entries.Where(entry => entry.Agent?.Value == "kim" && entry.Actor == "kim").Select(entry => entry.Act));
    }

    [Theory]
    [InlineData("begin", "present", "wrong", "/account/factor?error=password")]
    [InlineData("begin", "present", "", "/account/factor?error=password")]
    [InlineData("turn-on", "code", "000000", "/account/factor?begun=true&error=code")]
    [InlineData("turn-off", "code", "000000", "/account/factor?error=code")]
    [InlineData("recovery-codes", "code", "", "/account/factor?error=code")]
    public async Task Without_the_password_or_a_code_nothing_is_changed(string what, string field, string value, string expected)
    {
        Assert.Equal(expected, Target(await _browser.SubmitAsync($"/account/factor/{what}", (field, value))));
        Assert.DoesNotContain(_app.Audit.Entries, entry => entry.Act.Contains("authenticator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_alone_neither_turns_it_off_nor_sees_or_replaces_its_secret()
    {
        var secret = await SetUp(_browser, "kim");

        Assert.Equal("/account/factor?error=code", Target(await _browser.SubmitAsync("/account/factor/turn-off", ("code", Totp.Wrong(secret)))));
        Assert.Equal("/account/factor", Target(await _browser.SubmitAsync("/account/factor/begin", ("present", AuthApp.Password))));

        Assert.Equal("/", await SignIn(Totp.Of(secret)));
    }

    [Fact]
    public async Task A_code_without_the_step_before_opens_nothing()
    {
        var secret = await SetUp(_browser, "kim");
        using var page = _app.Open();

        Assert.Equal("/signin?error=refused", Target(await page.SubmitAsync("/signin/code", ("code", Totp.Of(secret)))));
        Assert.Null(await page.WhoAmIAsync());
    }

    [Fact]
    public async Task Whoever_is_disabled_between_the_steps_stays_outside()
    {
        var secret = await SetUp(_browser, "kim");
        using var page = _app.Open();
        await page.SignInAsync("kim");
        await Command("disable-user kim");

        Assert.Equal(Refused, Target(await page.SubmitAsync("/signin/code", ("code", Totp.Of(secret)))));
        Assert.Null(await page.WhoAmIAsync());
    }

    [Fact]
    public async Task Whose_role_needs_a_second_factor_does_nothing_before_it_is_set_up()
    {
        await _app.AddAsync("boss", Roles.Supervisor);
        using var page = _app.Open();
        await page.SignInAsync("boss");

        Assert.Equal(HttpStatusCode.Forbidden, (await page.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PostAsync("/boss/token", [])).StatusCode);
        var secret = await SetUp(page, "boss");
        Assert.Equal(HttpStatusCode.OK, (await page.GetAsync("/console")).StatusCode);

        await page.SubmitAsync("/account/factor/turn-off", ("code", Totp.Of(secret)));
        Assert.Equal(HttpStatusCode.Forbidden, (await page.GetAsync("/console")).StatusCode);
    }

    [Fact]
    public async Task A_password_of_somebody_else_is_changed_before_the_second_factor_is_set_up()
    {
        await _app.AddAsync("boss", Roles.Supervisor);
        await Command("set-password boss", "four words of mine alone");
        using var page = _app.Open();
        await page.SignInAsync("boss", "four words of mine alone");

        Assert.Equal("/account/password", await page.RedirectedTo("/console"));
        await page.SubmitAsync("/account/password", ("present", "four words of mine alone"), ("next", AuthApp.Password), ("again", AuthApp.Password));
        Assert.Equal("/account/factor", await page.RedirectedTo("/console"));
    }

    [Fact]
    public async Task A_command_takes_it_off_for_whoever_has_lost_theirs_and_signs_them_out()
    {
        await SetUp(_browser, "kim");

        Assert.Equal(0, await Command("reset-second-factor kim"));
        await _app.Look();

        Assert.False(await IsIn(_browser));
        Assert.Equal("/", Target(await _browser.SignInAsync("kim")));
        Assert.Contains(_app.Audit.Entries, entry => entry is { Actor: AuditEntry.CommandLine, Act: "reset-second-factor", Agent.Value: "kim" });
    }

    private async Task<string> SetUp(Browser browser, string name) => (await SetUpWithCodes(browser, name)).Secret;

    // Of the codes that are good now it is an older one: those after it are left for tests.
    private async Task<(string Secret, string[] Codes)> SetUpWithCodes(Browser browser, string name)
    {
        Assert.Equal("/account/factor?begun=true", Target(await browser.SubmitAsync("/account/factor/begin", ("present", AuthApp.Password))));
        var secret = await Secret(name);
        return (secret, await Codes(await browser.SubmitAsync("/account/factor/turn-on", ("code", Totp.Of(secret, -1)))));
    }

    private async Task<string> Secret(string name)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return (await users.GetAuthenticatorKeyAsync((await users.FindByNameAsync(name))!))!;
    }

    private async Task<string> SignIn(string code)
    {
        using var page = _app.Open();
        await page.SignInAsync("kim");
        return Target(await page.SubmitAsync("/signin/code", ("code", code)));
    }

    private async Task<string> HowOfSomebodyElse()
    {
        await _app.AddAsync("pat");
        using var page = _app.Open();
        await page.SignInAsync("pat");
        return await page.ReadAsync("/how");
    }

    private Task<int> Command(string line, string password = "") =>
        new UserCommands(_app.Services, _ => Task.FromResult<string?>(password), TextWriter.Null, TextWriter.Null).RunAsync(line.Split(' '), TestContext.Current.CancellationToken);

    private static async Task<bool> IsIn(Browser browser) => (await browser.GetAsync("/console")).StatusCode == HttpStatusCode.OK;

    private static async Task<string[]> Codes(HttpResponseMessage page)
    {
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return [.. Code().Matches(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value)];
    }

    private static string Target(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString;

    [GeneratedRegex("<code[^>]*>([^<]+)</code>")]
    private static partial Regex Code();
}
