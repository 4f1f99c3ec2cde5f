using System.Net;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>Signing in with a company's account, at a real provider.</summary>
public sealed class CompanySignInTests : IAsyncLifetime
{
    private CompanyHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await CompanyHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_in_first_becomes_a_user_with_the_role_of_the_claims_and_signs_in_again_as_the_same()
    {
        await _host.Company.Employs("s-1", "jane@company.example", ["staff", "team-leads", "call-centre"], "Jane Doe");

        using (var jane = await _host.SignedIn("s-1")) Assert.Contains("jane · supervisor", await jane.Read("/account"), StringComparison.Ordinal);
        await _host.Company.Employs("s-1", "jane.smith", ["team-leads"], "Jane Smith");
        using var again = await _host.SignedIn("s-1");

        Assert.Contains("Jane Smith", await again.Read("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await again.Status("/floor"));
        Assert.Null(await _host.User("jane.smith"));
        Assert.Contains("jane: signs in: Done: By the provider.", await _host.Audit());
    }

    [Fact]
    public async Task What_no_phone_may_be_called_stands_as_an_underscore()
    {
        await _host.Company.Employs("s-1", "jane.doe-smith@company.example", ["call-centre"]);
        using (await _host.SignedIn("s-1")) Assert.NotNull(await _host.User("jane_doe_smith"));
    }

    [Theory]
    [InlineData("/history?day=2026-01-01", "/signin?done=true&returnUrl=%2Fhistory%3Fday%3D2026-01-01")]
    [InlineData("https://elsewhere.example/", CompanyHost.Done)]
    [InlineData("//elsewhere.example/", CompanyHost.Done)]
    public async Task The_way_back_is_kept_and_never_leads_to_another_site(string returnUrl, string expected)
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = _host.Browser();

        Assert.Equal(expected, await jane.SignIn("s-1", returnUrl));
        Assert.Equal(expected.Contains("history", StringComparison.Ordinal), (await jane.Read(expected)).Contains("0;url=/history", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("staff", "jane", "no-role", "The provider gives them no role of ours.")]
    [InlineData("call-centre", "agent1", "name-taken", "The name that the provider gives them is somebody else's here.")]
    [InlineData("it", "ADMIN1@company.example", "name-taken", "The name that the provider gives them is somebody else's here.")]
    [InlineData("call-centre", "jane doe", "no-name", "What the provider calls them cannot be a user's name.")]
    [InlineData("call-centre", "", "no-name", "What the provider calls them cannot be a user's name.")]
    public async Task Whoever_has_no_role_or_no_name_of_their_own_is_told_so_and_stands_in_the_audit(string role, string name, string code, string audited)
    {
        await _host.Company.Employs("s-1", name, [role]);
        using var jane = _host.Browser();

        var page = await jane.SignIn("s-1");

        Assert.Equal($"/signin?error={code}", page);
        Assert.Contains("role=\"alert\"", await jane.Read(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await jane.Status("/account"));
        Assert.Contains($"(unknown): signs in: Denied: {audited}", await _host.Audit());
    }

    [Fact]
    public async Task Whoever_is_disabled_here_stays_out_though_the_company_lets_them_in()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using (await _host.SignedIn("s-1")) Assert.Empty(await _host.Change(users => users.DisableAsync("jane", "test")));
        using var jane = _host.Browser();

        Assert.Equal("/signin?error=disabled", await jane.SignIn("s-1"));
        Assert.Contains("jane: signs in: Denied: The account may not sign in.", await _host.Audit());
    }

    [Theory]
    [InlineData("call-centre", CompanyHost.Done)]
    [InlineData("staff", "/signin?error=no-role")]
    public async Task Whoever_is_less_at_the_company_is_less_everywhere_here_from_the_next_sign_in(string role, string expected)
    {
        await _host.Company.Employs("s-1", "jane", ["team-leads"]);
        using var before = await _host.SignedIn("s-1");
        Assert.Equal(HttpStatusCode.OK, await before.Status("/floor"));
        await _host.Company.Employs("s-1", "jane", [role]);
        using var after = _host.Browser();

        Assert.Equal(expected, await after.SignIn("s-1"));

        // Before the session of before is asked for again and again, which may use up what this person may ask for.
        Assert.Equal(HttpStatusCode.Redirect, await after.Status("/floor"));
        await Eventually.Holds("the session before is over", () => before.Status("/account").GetAwaiter().GetResult() == HttpStatusCode.Redirect, () => "", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Whoever_turns_back_at_the_company_is_told_so()
    {
        using var jane = _host.Browser();
        Assert.Equal("/signin?error=denied", await jane.Back(await jane.At(await jane.Leave(), subject: null)));
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_signs_nobody_in()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = _host.Browser();
        using var other = _host.Browser();
        var callback = await jane.At(await jane.Leave(), "s-1");

        Assert.Equal("/signin?error=failed", await other.Back(callback));
        Assert.Equal("/signin?error=failed", await jane.Back(callback.Replace("state=", "state=x", StringComparison.Ordinal)));
        Assert.Equal("/signin?error=failed", await jane.Back($"{_host.Product.Url}/signin/openid/callback"));
        Assert.Null(await _host.User("jane"));
    }

    [Fact]
    public async Task A_token_that_was_made_for_another_question_signs_nobody_in()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = _host.Browser();
        var question = await jane.Leave();
        Assert.Contains("nonce=", question, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", question, StringComparison.Ordinal);

        Assert.Equal("/signin?error=failed", await jane.Back(await jane.At(question.Replace("nonce=", "nonce=x", StringComparison.Ordinal), "s-1")));
        Assert.Null(await _host.User("jane"));
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = _host.Browser();
        var callback = await jane.At(await jane.Leave(), "s-1");

        Assert.Equal(CompanyHost.Done, await jane.Back(callback));
        Assert.Equal("/signin?error=failed", await jane.Back(callback));
    }

    [Fact]
    public async Task Whoever_signs_in_anew_leaves_no_session_behind()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = await _host.SignedIn("s-1");
        Assert.Equal(CompanyHost.Done, await jane.SignIn("s-1"));

        await using var db = _host.Product.Database();
        var user = (await _host.User("jane"))!.Id;
        Assert.Single(db.Sessions, row => row.UserId == user);
    }

    [Fact]
    public async Task Password_and_second_factor_are_the_companys_and_not_offered_here()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = await _host.SignedIn("s-1");

        Assert.DoesNotContain("/account/password", await jane.Read("/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"next\"", await jane.Read("/account/password"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"present\"", await jane.Read("/account/factor"), StringComparison.Ordinal);
        Assert.Contains("jane", await Listed(), StringComparison.Ordinal);
        Assert.Equal([$"'jane' signs in at {_host.Company.Issuer}, and has no password here. It is set there."], (await _host.Change(users => users.SetPasswordAsync("jane", "four words of no sense", "test"))).Select(problem => problem.English));
    }

    [Fact]
    public async Task Signing_out_leads_to_the_companys_sign_out_and_back()
    {
        await _host.Company.Employs("s-1", "jane", ["call-centre"]);
        using var jane = await _host.SignedIn("s-1");

        var onward = await jane.SignOut();

        Assert.Equal($"{_host.Company.Issuer}/session/end?client_id=warmtransfer&post_logout_redirect_uri={Uri.EscapeDataString(_host.Product.Url + "/signin")}", onward.Replace("&x-client", "#", StringComparison.Ordinal).Split('#')[0]);
        Assert.Equal(HttpStatusCode.Redirect, await jane.Status("/account"));
    }

    private async Task<string> Listed()
    {
        using var output = new StringWriter();
        await new UserCommands(_host.Product.Get<IServiceProvider>(), _ => Task.FromResult<string?>(null), output, TextWriter.Null).RunAsync(["list-users"], TestContext.Current.CancellationToken);
        return output.ToString().Split(Environment.NewLine).Single(line => line.Contains($"at {_host.Company.Issuer}", StringComparison.Ordinal));
    }
}
