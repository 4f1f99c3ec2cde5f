using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
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
