using System.Net;
using WarmTransfer.Web;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class DemoUsersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_click_signs_a_demo_user_in_and_nobody_else()
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        await app.AddAsync("kim");
        using var browser = app.Open();

        await browser.SubmitAsync("/signin/demo", ("user", "kim"));
        Assert.Null(await browser.WhoAmIAsync());

        foreach (var (name, displayName, role) in DemoUsers.All)
        {
            await browser.SubmitAsync("/signin/demo", ("user", name));
            var who = await browser.WhoAmIAsync();
            Assert.Equal((name, displayName), (who!.AgentId, who.DisplayName));
            Assert.Equal([role], who.Roles);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=192.0.2.60")]
    [InlineData("Host", "console.example.test")]
    public async Task Nobody_comes_through_a_tunnel_or_by_another_name(string header, string value)
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        using var browser = app.Open();
        browser.Says(header, value);

        await browser.SubmitAsync("/signin/demo", ("user", "agent1"));

        Assert.Null(await browser.WhoAmIAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("agent1")]
    public async Task A_demo_user_has_no_password_to_guess(string password)
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        using var browser = app.Open();

        await browser.SignInAsync("agent1", password);

        Assert.Null(await browser.WhoAmIAsync());
    }

    [Fact]
    public async Task Without_demo_mode_there_is_no_such_door()
    {
        await using var app = await AuthApp.StartAsync();
        using var browser = app.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync("/signin/demo", ("user", "agent1"))).StatusCode);
    }

    [Fact]
    public async Task Ensuring_twice_adds_nobody()
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);

        await DemoUsers.EnsureAsync(app.Services);

        Assert.Equal($"Removed {DemoUsers.All.Count} demo users.", await RemoveAsync(app));
    }

    [Fact]
    public async Task Production_refuses_to_start_until_they_are_removed()
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        await using var printed = new StringWriter();

        var code = await StartupFaults.RunAsync(
            async () =>
            {
                await DemoUsers.RefuseAsync(app.Services, Cancellation);
                return 0;
            },
            printed);

        Assert.Equal(1, code);
        Assert.Contains("agent1", printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("remove-demo-users", printed.ToString(), StringComparison.Ordinal);
        await RemoveAsync(app);
        await DemoUsers.RefuseAsync(app.Services, Cancellation);
    }

    private static async Task<string> RemoveAsync(AuthApp app)
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await new UserCommands(app.Services, _ => Task.FromResult<string?>(null), output, TextWriter.Null).RunAsync(["remove-demo-users"], Cancellation));
        return output.ToString().TrimEnd();
    }
}
