using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.SignIn;

namespace WarmTransfer.Tests.Ui;

public sealed class SignInPageTests : Screen
{
    private IRenderedComponent<SignInPage> Open(string query = "", params DemoUser[] users)
    {
        Services.AddSingleton(new DemoSignIn([.. users]));
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/signin{query}");
        return Render<SignInPage>();
    }

    [Fact]
    public void User_and_password_are_posted_with_the_page_to_return_to()
    {
        var form = Open("?ReturnUrl=%2Fconsole").Find("form[action='/signin']");
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal(["returnUrl", "user", "password"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
        Assert.Equal("/console", form.QuerySelector("[name=returnUrl]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("refused", "User or password is wrong, or there were too many attempts: then wait a few minutes.")]
    [InlineData("forbidden", "This account may not open that page.")]
    [InlineData("something-new", "Signing in did not work. Please try again.")]
    public void A_failed_attempt_says_why(string code, string text) =>
        Assert.Equal(text, Open($"?error={code}").Find("[role=alert]").TextContent);

    [Fact]
    public void Where_a_company_signs_in_its_button_is_the_first_and_says_what_is_set()
    {
        Services.Configure<OpenIdOptions>(provider => (provider.Authority, provider.ButtonText) = ("https://login.example.com", "Sign in with Example Ltd"));
        var page = Open("?ReturnUrl=%2Fconsole");
        Assert.Equal(["/signin/openid", "/signin", "/signin/passkey"], page.FindAll("form").Select(form => form.GetAttribute("action")));
        Assert.Equal("Sign in with Example Ltd", page.Find("form[action='/signin/openid'] button").TextContent.Trim());
        Assert.Equal("/console", page.Find("form[action='/signin/openid'] [name=returnUrl]").GetAttribute("value"));
        Assert.Empty(page.FindAll("details"));
    }

    [Fact]
    public void Where_the_company_alone_signs_in_local_accounts_are_behind_a_fold_that_a_wrong_password_opens()
    {
        Services.Configure<OpenIdOptions>(provider => (provider.Authority, provider.Only) = ("https://login.example.com", true));
        Assert.NotNull(Open().Find("details:not([open]) form[action='/signin']"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signin?error=refused");
        Assert.NotNull(Render<SignInPage>().Find("details[open] form[action='/signin']"));
    }

    [Theory]
    [InlineData("no-role", "gives you no role in the call centre. Ask")]
    [InlineData("no-second-factor", "Sign out there, and sign in with one.")]
    [InlineData("no-name", "Ask whoever manages accounts in your company for another one.")]
    [InlineData("name-taken", "Names are never used twice.")]
    [InlineData("disabled", "Your account is disabled here.")]
    [InlineData("denied", "Try again, or ask")]
    [InlineData("away", "Please try again in a minute")]
    [InlineData("failed", "Please try once more")]
    public void Whoever_did_not_get_in_by_the_company_reads_why_and_what_to_do(string code, string text) =>
        Assert.Contains(text, Open($"?error={code}").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Demo_accounts_sign_in_with_one_click()
    {
        var button = Open("", new DemoUser("agent1", "Agent 1")).Find("form[action='/signin/demo'] button");
        Assert.Equal("Sign in as Agent 1", button.TextContent.Trim());
        Assert.Equal(("submit", "user", "agent1"), (button.GetAttribute("type"), button.GetAttribute("name"), button.GetAttribute("value")));
    }

    [Fact]
    public void Without_demo_accounts_nothing_of_them_is_shown() => Assert.Empty(Open().FindAll("form[action='/signin/demo']"));

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
