using System.Net;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>What one does with one's own account, and others with it.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Next = "four words of mine alone";
    private AuthApp _app = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await AuthApp.StartAsync();
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
    public async Task Whoever_changes_their_password_stays_signed_in_here_and_nowhere_else()
    {
        using var elsewhere = _app.Open();
        await elsewhere.SignInAsync("kim");

        Assert.Equal("/account?done=password", await Change(_browser, AuthApp.Password, Next));
        await Look();

        Assert.Equal((true, false), (await IsIn(_browser), await IsIn(elsewhere)));
        Assert.Empty(_app.Phones.Of);
        Assert.Equal("/signin?error=refused", Target(await elsewhere.SignInAsync("kim")));
        Assert.Equal("/", Target(await elsewhere.SignInAsync("kim", Next)));
    }

    [Theory]
    [InlineData("wrong", Next, Next, "present password is wrong")]
    [InlineData(AuthApp.Password, "short", "short", "at least 12")]
    [InlineData(AuthApp.Password, Next, "something else altogether", "in two ways")]
    [InlineData(AuthApp.Password, "", "", "")]
    public async Task What_is_wrong_is_said_and_nothing_is_changed(string present, string next, string again, string expected)
    {
        var target = Target(await _browser.SubmitAsync("/account/password", ("present", present), ("next", next), ("again", again)));

        Assert.StartsWith("/account/password?error=", target, StringComparison.Ordinal);
        Assert.Contains(expected, Uri.UnescapeDataString(target), StringComparison.Ordinal);
        Assert.True(await IsIn(_browser));
        Assert.Equal("/", Target(await _browser.SignInAsync("kim")));
    }

    [Fact]
    public async Task A_password_that_somebody_else_chose_is_changed_before_anything_else()
    {
        await Command("set-password kim", Next);
        using var page = _app.Open();
        await page.SignInAsync("kim", Next);

        Assert.Equal(HttpStatusCode.Forbidden, (await page.GetAsync("/console")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PostAsync("/kim/token", [])).StatusCode);
        Assert.Equal("/account?done=password", await Change(page, Next, "another one of my own"));
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("/kim/token", [])).StatusCode);
    }

    [Fact]
    public async Task Other_sessions_of_ones_own_are_ended_one_or_all_and_never_anybody_elses()
    {
        await _app.AddAsync("pat");
        using var other = _app.Open();
        await other.SignInAsync("pat");
        using var second = _app.Open();
        await second.SignInAsync("kim");

        await other.SubmitAsync("/account/sessions/end-others");
        Assert.Equal((true, true), (await IsIn(_browser), await IsIn(second)));
        await _browser.SubmitAsync("/account/sessions/end-others");

        Assert.Equal((true, false, true), (await IsIn(_browser), await IsIn(second), await IsIn(other)));
    }

    [Fact]
    public async Task A_name_is_never_given_to_somebody_else()
    {
        await Command("disable-user kim");

        var (code, errors) = await Command("create-user KIM admin", Next);

        Assert.Equal(1, code);
        Assert.Contains("Names are not used twice", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable-user nobody", "There is no user 'nobody'.")]
    [InlineData("set-role kim boss", "There is no role 'boss'")]
    [InlineData("set-password kim", "No password")]
    [InlineData("enable-user", "Usage:")]
    public async Task A_command_that_cannot_be_done_says_why(string command, string expected)
    {
        var (code, errors) = await Command(command, "");

        Assert.Equal(1, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_to_an_account_is_in_the_audit()
    {
        await _app.AddAsync("boss", Roles.Admin);
        foreach (var command in (string[])["create-user root admin", "set-role root agent", "set-password root", "sign-out-user root", "disable-user root", "enable-user root"])
            Assert.Equal(0, (await Command(command, Next)).Code);
        await Change(_browser, AuthApp.Password, Next);

        var about = _app.Audit.Entries.Where(entry => entry.Agent?.Value == "root").ToList();
        Assert.All(about, entry => Assert.Equal((AuditEntry.CommandLine, AuditOutcome.Done), (entry.Actor, entry.Outcome)));
        Assert.Equal(["create-user admin", "set-role admin -> agent", "set-password ", "sign-out-user ", "disable-user ", "enable-user "], about.Select(entry => $"{entry.Act} {entry.Reason}"));
        Assert.Contains(_app.Audit.Entries, entry => entry is { Actor: "kim", Act: "change-password", Agent.Value: "kim" });
    }

    private async Task<string> Change(Browser browser, string present, string next) =>
        Target(await browser.SubmitAsync("/account/password", ("present", present), ("next", next), ("again", next)));

    private Task Look() => _app.Look();

    private static async Task<bool> IsIn(Browser browser) => (await browser.GetAsync("/console")).StatusCode == HttpStatusCode.OK;

    private async Task<(int Code, string Errors)> Command(string line, string password = "")
    {
        await using var errors = new StringWriter();
        var code = await new UserCommands(_app.Services, _ => Task.FromResult<string?>(password), TextWriter.Null, errors).RunAsync(line.Split(' '), TestContext.Current.CancellationToken);
        return (code, errors.ToString());
    }

    private static string Target(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString;
}
