using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.OpenId;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>What is set about a company's sign-in, and what happens while it is away.</summary>
public sealed class CompanySettingsTests
{
    [Fact]
    public async Task While_the_company_is_away_the_console_starts_says_so_and_lets_local_accounts_in_and_it_may_come_later()
    {
        await using var host = await CompanyHost.Start(isAway: true);
        using var jane = host.Browser();
        Assert.Equal("/signin?error=away", await jane.Leave());
        Assert.Contains("company&#x27;s sign-in does not answer", await jane.Read("/signin?error=away"), StringComparison.Ordinal);
        Assert.Equal(Roles.Agent, await Local(host, Roles.Agent));

        await host.Company.Open(host.Product.Url);
        await host.Company.Employs("s-1", "jane", ["call-centre"]);
        await Eventually.Holds("the company answers", () => jane.Leave().GetAwaiter().GetResult().StartsWith(host.Company.Issuer, StringComparison.Ordinal), () => "", TimeSpan.FromSeconds(30));
        Assert.Equal(CompanyHost.Done, await jane.SignIn("s-1"));
    }

    [Fact]
    public async Task With_the_company_only_no_local_account_is_let_in_but_an_administrator_with_a_second_factor()
    {
        await using var host = await CompanyHost.Start(settings: "--SignIn:OpenIdConnect:Only=true");

        Assert.Null(await Local(host, Roles.Supervisor));
        Assert.Null(await Local(host, Roles.Admin));
        Assert.Equal("/signin/code", await Attempt(host, await Person(host, Roles.Admin, hasFactor: true)));
    }

    [Theory]
    [InlineData("pwd", "/signin?error=no-second-factor")]
    [InlineData("mfa", CompanyHost.Done)]
    public async Task A_second_factor_that_is_asked_of_the_company_has_to_be_in_its_word(string amr, string expected)
    {
        await using var host = await CompanyHost.Start(settings: ["--SignIn:SecondFactorFor:0=supervisor", "--SignIn:OpenIdConnect:SecondFactorValues:0=mfa"]);
        await host.Company.Employs("s-1", "jane", ["team-leads"], amr: [amr]);
        await host.Company.Employs("s-2", "joe", ["call-centre"], amr: ["pwd"]);
        using var jane = host.Browser();

        Assert.Equal(expected, await jane.SignIn("s-1"));
        using var joe = await host.SignedIn("s-2");
    }

    [Fact]
    public async Task Where_nothing_is_asked_of_it_the_second_factor_is_the_companys_affair()
    {
        await using var host = await CompanyHost.Start(settings: "--SignIn:SecondFactorFor:0=supervisor");
        await host.Company.Employs("s-1", "jane", ["team-leads"]);
        using var jane = await host.SignedIn("s-1");

        Assert.Equal(HttpStatusCode.OK, await jane.Status("/floor"));
    }

    [Fact]
    public async Task The_companys_own_session_is_left_alone_where_that_is_set()
    {
        await using var host = await CompanyHost.Start(settings: "--SignIn:OpenIdConnect:EndProviderSession=false");
        await host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = await host.SignedIn("s-1");

        Assert.Equal("/signin", await jane.SignOut());
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_its_remedy()
    {
        var faults = Faults("Production", new() { Authority = "http://127.0.0.1:8080", RoleClaim = "", Roles = { ["boss"] = ["it"], ["agent"] = [""] }, ClientSecret = " " });

        Assert.Equal(["Authority", "ClientId", "ClientSecret", "RoleClaim", "Roles:boss"], faults.Select(fault => fault.Split(' ')[0]["SignIn:OpenIdConnect:".Length..]));
        Assert.Contains("SignIn__OpenIdConnect__Roles__agent__0=", faults[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "http://127.0.0.1:8080", false)]
    [InlineData("Development", "http://127.0.0.1:8080", true)]
    [InlineData("Development", "http://login.example.com", false)]
    [InlineData("Production", "https://login.example.com", true)]
    [InlineData("Production", "login.example.com", false)]
    public void The_provider_is_asked_over_https_alone_but_on_a_developers_own_machine(string environment, string authority, bool may) =>
        Assert.Equal(may, Faults(environment, new() { Authority = authority, ClientId = "c", ClientSecret = "s", Roles = { ["agent"] = ["a"] } }) is []);

    [Fact]
    public void Settings_without_a_provider_are_a_fault_and_none_at_all_are_none()
    {
        Assert.StartsWith("SignIn:OpenIdConnect:Authority is not set", Assert.Single(Faults("Production", new() { Only = true })), StringComparison.Ordinal);
        Assert.Empty(Faults("Production", new()));
        Assert.StartsWith("SignIn:OpenIdConnect:Roles gives nobody a role", Assert.Single(Faults("Production", new() { Authority = "https://a.example", ClientId = "c", ClientSecret = "s" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "__Host-warmtransfer-openid.", "__Host-warmtransfer-nonce.", true)]
    [InlineData("Development", "warmtransfer-openid.", "warmtransfer-nonce.", false)]
    public void The_cookies_on_the_way_are_for_this_host_and_no_script_and_in_production_for_https(string environment, string state, string nonce, bool isSecure)
    {
        var options = new OpenIdConnectOptions();
        new OpenIdSetup(Options.Create(new OpenIdOptions { Authority = "https://login.example.com" }), new HostingEnvironment { EnvironmentName = environment }).Configure(OpenIdServices.Scheme, options);

        Assert.Equal((state, nonce), (options.CorrelationCookie.Name, options.NonceCookie.Name));
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie }.Select(cookie => cookie.Build(new DefaultHttpContext())))
            Assert.Equal(("/", true, SameSiteMode.Lax, isSecure, null), (cookie.Path, cookie.HttpOnly, cookie.SameSite, cookie.Secure, cookie.Domain));
        Assert.True(options.RequireHttpsMetadata);
    }

    private static string[] Faults(string environment, OpenIdOptions options) =>
        [.. new OpenIdOptionsCheck(new HostingEnvironment { EnvironmentName = environment }).Validate(null, options).Failures ?? []];

    /// <summary>The role with which a local account is in; null: it is not.</summary>
    private static async Task<string?> Local(CompanyHost host, string role)
    {
        var name = await Person(host, role, hasFactor: false);
        return await Attempt(host, name) is "/" ? role : null;
    }

    private static async Task<string> Attempt(CompanyHost host, string name)
    {
        using var browser = host.Browser();
        using var answer = await browser.Submit("/signin", "/signin", ("user", name), ("password", AuthApp.Password));
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> Person(CompanyHost host, string role, bool hasFactor)
    {
        var user = new User { UserName = $"local_{role}_{hasFactor}", AgentId = $"local_{role}_{hasFactor}", DisplayName = "Local" };
        Assert.Empty(await host.Change(users => users.CreateAsync(user, role, AuthApp.Password, "test")));
        if (hasFactor) await AddFactor(host, user.UserName);
        return user.UserName;
    }

    private static async Task AddFactor(CompanyHost host, string name)
    {
        await using var scope = host.Product.Get<IServiceScopeFactory>().CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<Users>().FindAsync(name))!;
        await scope.ServiceProvider.GetRequiredService<SecondFactors>().Begin(user);
        await scope.ServiceProvider.GetRequiredService<SecondFactors>().TurnOn(user);
    }
}
