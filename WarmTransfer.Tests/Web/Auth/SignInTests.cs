using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class SignInTests
{
    [Fact]
    public async Task Name_and_password_open_the_console_until_signing_out()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim", Roles.Supervisor, "Kim Park");
        using var browser = app.Open();

        Assert.Equal("/", Target(await browser.SignInAsync("kim")));
        var who = await browser.WhoAmIAsync();
        Assert.Equal(("kim", "Kim Park", true, false), (who!.AgentId, who.DisplayName, who.IsSupervisor, who.IsAdmin));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/console")).StatusCode);

        Assert.Equal("/signin", Target(await browser.SubmitAsync("/signout")));
        Assert.Null(await browser.WhoAmIAsync());
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        using var browser = app.Open();

        Assert.Equal("/signin?error=refused", Target(await browser.SignInAsync("nobody")));
        Assert.Equal("/signin?error=refused", Target(await browser.SignInAsync("kim", "wrong")));
        Assert.Equal("/signin?error=refused", Target(await browser.SubmitAsync("/signin")));
        Assert.Null(await browser.WhoAmIAsync());
    }

    [Fact]
    public async Task Who_came_in_who_went_and_who_was_refused_is_in_the_audit_and_a_name_that_nobody_has_is_not()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        using var browser = app.Open();
        IEnumerable<AuditEntry> SignIns() => app.Audit.Entries.Where(entry => entry.Act is "signs in" or "signs out");

        await browser.SignInAsync("my password in the wrong field");
        await browser.SignInAsync("kim", "wrong");
        await browser.SignInAsync("kim");
        await browser.SubmitAsync("/signout");

        Assert.Equal(
            [
                ("(unknown)", "signs in", AuditOutcome.Denied, "There is no such user."), ("kim", "signs in", AuditOutcome.Denied, "The password is wrong."),
                ("kim", "signs in", AuditOutcome.Done, ""), ("kim", "signs out", AuditOutcome.Done, ""),
            ],
            SignIns().Select(entry => (entry.Actor, entry.Act, entry.Outcome, entry.Reason)));
        Assert.All(SignIns(), entry => Assert.Equal("127.0.0.1", entry.Origin?.Address));
        Assert.All(SignIns().Skip(1), entry => Assert.NotNull(entry.Origin?.UserId));
        Assert.Single(SignIns().Select(entry => entry.Origin?.SessionId).OfType<string>().Distinct());
    }

    [Fact]
    public async Task After_wrong_passwords_the_right_one_has_to_wait_too_but_not_for_ever()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        using var browser = app.Open();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SignInAsync("kim", "wrong");
            app.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await browser.SignInAsync("kim", "wrong");
        Assert.Equal("/signin?error=refused", Target(await browser.SignInAsync("kim")));
        app.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("/", Target(await browser.SignInAsync("kim")));
    }

    [Fact]
    public async Task Many_guesses_at_once_are_looked_at_one_after_the_other()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        var check = app.Services.GetRequiredService<PasswordCheck>();
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var kim = (await users.FindByNameAsync("kim"))!;
        async Task<bool> Try(string password) => PasswordVerdict.Right == await check.Of("kim", kim, password, "192.0.2.1", users, TestContext.Current.CancellationToken);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Try("wrong"))).Append(Task.Run(() => Try("wrong too"))));

        Assert.DoesNotContain(true, guesses);
        // Those that were not looked at did not count, those that were have made it wait.
        Assert.False(await Try(AuthApp.Password));
        app.Clock.Advance(SignInPace.Longest);
        Assert.True(await Try(AuthApp.Password));
    }

    [Fact]
    public async Task Attempts_from_one_address_are_limited()
    {
        await using var app = await AuthApp.StartAsync();
        using var browser = app.Open();
        var last = HttpStatusCode.OK;

        for (var attempt = 0; attempt < 130 && last is not HttpStatusCode.TooManyRequests; attempt++)
            last = (await browser.PostAsync("/signin", [])).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signin/demo")]
    [InlineData("/signout")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        await app.AddAsync("kim");
        using var browser = app.Open();
        await browser.SubmitAsync("/signin/demo", ("user", "agent1"));

        var answer = await browser.PostAsync(path, [("user", "agent2"), ("password", AuthApp.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("agent1", (await browser.WhoAmIAsync())?.AgentId);
    }

    [Theory]
    [InlineData("/console?tab=2", "/console?tab=2")]
    [InlineData("https://evil.example.test", "/")]
    [InlineData("//evil.example.test", "/")]
    [InlineData("/\\evil.example.test", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("", "/")]
    public async Task The_way_back_stays_on_this_site(string returnUrl, string expected)
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        using var browser = app.Open();

        var answer = await browser.SubmitAsync("/signin", ("user", "kim"), ("password", AuthApp.Password), ("returnUrl", returnUrl));

        Assert.Equal(expected, Target(answer));
    }

    [Fact]
    public async Task The_way_back_survives_a_refusal()
    {
        await using var app = await AuthApp.StartAsync();
        using var browser = app.Open();

        var answer = await browser.SubmitAsync("/signin", ("user", "kim"), ("password", "wrong"), ("returnUrl", "/console?tab=2"));

        Assert.Equal("/signin?error=refused&returnUrl=%2Fconsole%3Ftab%3D2", Target(answer));
    }

    [Fact]
    public async Task A_page_asks_to_sign_in_and_a_script_is_told_the_status()
    {
        await using var app = await AuthApp.StartAsync();
        await app.AddAsync("kim");
        using var browser = app.Open();

        Assert.StartsWith("/signin?returnUrl=", Target(await browser.GetAsync("/console")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/kim/token", [])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/conference/anything", [])).StatusCode);
        await browser.SignInAsync("kim");
        Assert.Equal("/signin?error=forbidden", Target(await browser.GetAsync("/admin")));
    }

    [Theory]
    [InlineData("Development", "", false)]
    [InlineData("Production", "__Host-", true)]
    public async Task The_cookies_are_for_this_host_and_no_script_and_in_production_for_https(string environment, string prefix, bool isSecure)
    {
        await using var app = await AuthApp.StartAsync(environment);
        await app.AddAsync("kim");
        using var browser = app.Open();

        var (form, cookie) = await browser.CookiesOfSignIn("kim");

        Assert.All([(form, $"{prefix}warmtransfer-form="), (cookie, $"{prefix}warmtransfer=")], of =>
        {
            Assert.StartsWith(of.Item2, of.Item1, StringComparison.Ordinal);
            Assert.Contains("path=/;", of.Item1, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", of.Item1, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", of.Item1, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", of.Item1, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(isSecure, of.Item1.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        });
    }

    private static string Target(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
