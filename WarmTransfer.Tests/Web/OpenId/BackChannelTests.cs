using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>The company says that somebody is signed out (OpenID Connect Back-Channel Logout 1.0).</summary>
public sealed class BackChannelTests : IAsyncLifetime
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private CompanyHost _host = null!;
    private Employee _jane = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public async ValueTask InitializeAsync()
    {
        _host = await CompanyHost.Start();
        await _host.Company.Employs("s-1", "jane", ["team-leads"]);
        _jane = await _host.SignedIn("s-1");
    }

    public ValueTask DisposeAsync()
    {
        _jane.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_signs_out_at_the_company_is_cut_off_here_within_five_seconds()
    {
        await using var board = new HubBoard(_host.Product.Url, _jane.Cookies);
        await board.Connect();
        using var page = new ClientWebSocket();
        page.Options.Cookies = _jane.Cookies;
        await page.ConnectAsync(new Uri($"{_host.Product.Url.Replace("http", "ws", StringComparison.Ordinal)}/_blazor"), Cancellation);
        var watch = Stopwatch.StartNew();

        await _jane.SignOutAt(_host.Company.Issuer);

        await _host.Product.Until("the board is cut off", () => board.IsCutOff, Soon);
        await Assert.ThrowsAsync<WebSocketException>(() => page.ReceiveAsync(new byte[100], Cancellation));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(HttpStatusCode.Redirect, await _jane.Status("/account"));
        Assert.Contains("(provider): signs somebody out: Done: They are signed out at the provider.", await _host.Audit());
    }

    [Fact]
    public async Task One_session_ends_by_its_id_and_all_of_a_person_by_their_subject_and_nobody_elses()
    {
        await _host.Company.Employs("s-2", "joe", ["call-centre"]);
        using var elsewhere = await _host.SignedIn("s-1");
        using var joe = await _host.SignedIn("s-2");

        await _jane.SignOutAt(_host.Company.Issuer);
        Assert.Equal("out in in", await Who(_jane, elsewhere, joe));

        Assert.Equal(HttpStatusCode.OK, await Send(await _host.Company.Sign(Token("s-1"))));
        Assert.Equal("out out in", await Who(_jane, elsewhere, joe));
    }

    [Fact]
    public async Task Another_node_cuts_off_at_its_next_look()
    {
        var (phones, store) = (new PhonesTaken(), _host.Product.Get<SessionStore>());
        var elsewhere = new LiveSessions(store, new SessionConnections(), phones, TimeProvider.System);
        await elsewhere.Look(Cancellation);

        Assert.Equal(HttpStatusCode.OK, await Send(await _host.Company.Sign(Token("s-1"))));
        await elsewhere.Look(Cancellation);

        Assert.Equal(["jane"], phones.Of);
    }

    [Fact]
    public async Task Used_tokens_are_forgotten_when_they_are_too_old_to_be_believed()
    {
        Assert.Equal(HttpStatusCode.OK, await Send(await _host.Company.Sign(Token("s-1"))));

        await _host.Product.Get<SessionStore>().Empty(DateTimeOffset.UtcNow, Cancellation);
        Assert.Equal(1, Remembered());
        await _host.Product.Get<SessionStore>().Empty(DateTimeOffset.UtcNow.AddMinutes(11), Cancellation);
        Assert.Equal(0, Remembered());
    }

    [Fact]
    public async Task A_token_is_good_once_and_the_answer_is_kept_by_nobody()
    {
        var token = await _host.Company.Sign(Token("s-1"));
        Assert.Equal(HttpStatusCode.OK, await Send(token));
        using var again = await _host.SignedIn("s-1");

        Assert.Equal(HttpStatusCode.BadRequest, await Send(token));
        Assert.True(await IsIn(again));
    }

    [Theory]
    [InlineData("aud", "another-client")]
    [InlineData("iss", "http://elsewhere.example")]
    [InlineData("nonce", "n")]
    [InlineData("events", "none")]
    [InlineData("jti", "")]
    [InlineData("sub", "")]
    [InlineData("iat", "old")]
    [InlineData("iat", "future")]
    [InlineData("exp", "old")]
    public async Task What_is_no_logout_token_for_us_of_now_ends_nothing(string claim, string value)
    {
        var payload = Token("s-1");
        payload[claim] = value switch { "old" => Now - 1000, "future" => Now + 1000, _ => value };

        Assert.Equal(HttpStatusCode.BadRequest, await Send(await _host.Company.Sign(payload)));
        Assert.True(await IsIn(_jane));
    }

    [Fact]
    public async Task Whoever_signs_with_another_key_or_with_none_ends_nothing()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = "of-the-tests" };
        var forged = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var descriptor = new SecurityTokenDescriptor { Claims = Token("s-1") };

        Assert.Equal(HttpStatusCode.BadRequest, await Send(forged.CreateToken(descriptor)));
        descriptor.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
        Assert.Equal(HttpStatusCode.BadRequest, await Send(forged.CreateToken(descriptor)));
        Assert.Equal(HttpStatusCode.BadRequest, await Send("no token at all"));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(""));
        Assert.True(await IsIn(_jane));
    }

    [Fact]
    public async Task Whoever_floods_it_is_held_up_and_a_word_that_is_too_long_is_not_read()
    {
        using var stranger = _host.Product.Client();
        using var form = new FormUrlEncodedContent([new("logout_token", new string('x', 20_000))]);
        using var answer = await stranger.PostAsync("/signin/openid/backchannel", form, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);

        for (var i = 0; i < 600; i++) (await stranger.PostAsync("/signin/openid/backchannel", content: null, Cancellation)).Dispose();
        using var last = await stranger.PostAsync("/signin/openid/backchannel", content: null, Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
    }

    private int Remembered()
    {
        using var db = _host.Product.Database();
        return db.LogoutTokens.Count();
    }

    private Dictionary<string, object> Token(string subject) => new()
    {
        ["iss"] = _host.Company.Issuer, ["aud"] = Company.Client, ["sub"] = subject, ["iat"] = Now, ["exp"] = Now + 120, ["jti"] = $"{Guid.NewGuid()}",
        ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
    };

    private async Task<HttpStatusCode> Send(string token)
    {
        using var company = _host.Product.Client();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var answer = await company.PostAsync("/signin/openid/backchannel", form, Cancellation);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return answer.StatusCode;
    }

    private static async Task<string> Who(params Employee[] employees) => string.Join(' ', (await Task.WhenAll(employees.Select(IsIn))).Select(isIn => isIn ? "in" : "out"));

    private static async Task<bool> IsIn(Employee employee) => await employee.Status("/account") == HttpStatusCode.OK;
}
