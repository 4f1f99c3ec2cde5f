using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace WarmTransfer.Tests.Simulator.Media;

/// <summary>A phone may do what its access token grants, for as long as that is good, and nothing else.</summary>
public sealed class GrantTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private SignalHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SignalHost.StartAsync(_time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Without_the_incoming_grant_a_phone_is_not_registered()
    {
        using var page = await Shown(SignalHost.Token("ann", incoming: false));
        Register(page);
        Assert.Equal(31201, Code(await page.ExpectAsync("error")));
        Assert.True(_host.Network.IsQuiet);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AP00000000000000000000000000000099")]
    public async Task Without_an_application_of_the_account_a_phone_does_not_call(string? application)
    {
        using var page = await Shown(SignalHost.Token("ann", application: application));
        Call(page);
        Assert.Equal(31002, Code(await page.ExpectAsync("hangup")));
        Assert.True(_host.Network.IsQuiet);
    }

    [Fact]
    public async Task The_application_that_the_token_names_answers_with_the_calls_parameters()
    {
        _host.Network.Applications.Add("AP00000000000000000000000000000007");
        using var page = await Shown(SignalHost.Token("ann", application: "AP00000000000000000000000000000007"));
        Call(page);
        Assert.Equal("place CAplaced1", await _host.Network.NextAsync());
        Assert.Equal(("AP00000000000000000000000000000007", "sales"), (_host.Network.PlacedBy, _host.Network.PlacedWith["to"]));
    }

    [Fact]
    public async Task A_key_that_was_made_by_REST_signs_tokens_until_it_is_deleted()
    {
        _host.Network.Keys["SK2"] = "the secret of another key that is long enough";
        var token = SignalHost.Token("ann", issuer: "SK2", secret: _host.Network.Keys["SK2"]);
        using var page = await Shown(token);
        _host.Network.Keys.Remove("SK2");
        using var later = await _host.OpenAsync();
        later.Send("listen", new { token });
        Assert.Equal(31204, Code(await later.ExpectAsync("error")));
    }

    [Fact]
    public async Task After_its_time_a_token_neither_rings_nor_calls_until_there_is_another()
    {
        using var page = await Shown(SignalHost.Token("ann", expires: _time.GetUtcNow().AddSeconds(8)));
        Register(page);
        await page.ExpectAsync("ready");
        _time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(31205, Code(await page.ExpectAsync("error")));
        Call(page);
        Assert.Equal(31205, Code(await page.ExpectAsync("hangup")));
        Register(page);
        Assert.Equal(31205, Code(await page.ExpectAsync("error")));
        page.Send("listen", new { token = SignalHost.Token("ann", expires: _time.GetUtcNow().AddSeconds(8)) });
        await page.ExpectAsync("connected");
        Register(page);
        await page.ExpectAsync("ready");
        Assert.Equal(["register ann", "unregister ann", "register ann"], [await _host.Network.NextAsync(), await _host.Network.NextAsync(), await _host.Network.NextAsync()]);
    }

    [Fact]
    public async Task A_token_that_was_renewed_in_time_goes_on()
    {
        using var page = await Shown(SignalHost.Token("ann", expires: _time.GetUtcNow().AddSeconds(8)));
        Register(page);
        await page.ExpectAsync("ready");
        _time.Advance(TimeSpan.FromSeconds(7));
        page.Send("listen", new { token = SignalHost.Token("ann", expires: _time.GetUtcNow().AddSeconds(8)) });
        await page.ExpectAsync("connected");
        _time.Advance(TimeSpan.FromSeconds(5));
        Call(page);
        Assert.Equal(["register ann", "place CAplaced1"], [await _host.Network.NextAsync(), await _host.Network.NextAsync()]);
    }

    private async Task<SignalPage> Shown(string token)
    {
        var page = await _host.OpenAsync();
        page.Send("listen", new { token });
        await page.ExpectAsync("connected");
        return page;
    }

    private static void Register(SignalPage page) => page.Send("register", new { media = new { audio = true } });

    private static void Call(SignalPage page)
    {
        using var media = new RtcTestClient();
        page.Send("invite", new { callsid = "TJ1", sdp = media.Describe("actpass"), twilio = new { @params = "to=sales" } });
    }

    private static int Code(JsonElement message) => message.GetProperty("error").GetProperty("code").GetInt32();
}
