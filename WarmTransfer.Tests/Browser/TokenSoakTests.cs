using Microsoft.Playwright;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Browser;

/// <summary>A day of the phone's token in simulated time: phone.js as it is, with a clock, a Device and a server that a test moves.</summary>
public sealed class TokenSoakTests : IAsyncLifetime
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    // The first lease is there with the first tick.
    private const int Tick = 5;
    private Chromium _chromium = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.OpenAsync();
        _page = await (await _chromium.NewContextAsync(new())).NewPageAsync();
        await _page.RouteAsync("http://localhost/**", route => route.FulfillAsync(Answer(new Uri(route.Request.Url).AbsolutePath)));
        await _page.GotoAsync("http://localhost/");
        await _page.EvaluateAsync("async () => { globalThis.soak = await import('/token-soak.js'); await soak.open(); }");
        await Pass(Tick);
    }

    public async ValueTask DisposeAsync() => await _chromium.DisposeAsync();

    [Fact]
    public async Task A_phone_can_be_rung_all_day_and_never_with_an_expired_token() =>
        Assert.Equal(new Seen(24 * Hour, Expired: 0), await Pass(24 * Hour));

    [Fact]
    public async Task A_server_that_refuses_tokens_for_twenty_minutes_costs_nobody_a_second_whenever_it_does()
    {
        for (var start = 0; start < 6; start++)
        {
            Assert.Equal(new Seen(20 * Minute, Expired: 0), await Pass(20 * Minute, refuses: true));
            Assert.Equal(new Seen(67 * Minute, Expired: 0), await Pass(67 * Minute));
        }
    }

    [Fact]
    public async Task A_phone_whose_token_cannot_be_renewed_is_not_rung_and_is_back_as_soon_as_it_can()
    {
        var without = await Pass(3 * Hour, refuses: true);
        Assert.InRange(without.Available, 1, Hour);
        Assert.Equal(0, without.Expired);
        await Pass(4 * Tick);
        Assert.Equal(new Seen(Hour, Expired: 0), await Pass(Hour));
    }

    [Fact]
    public async Task A_page_that_has_slept_is_not_rung_until_its_token_is_renewed()
    {
        var asleep = await Pass(5 * Hour, frozen: true);
        Assert.InRange(asleep.Available, 0, 15);
        Assert.Equal(0, asleep.Expired);
        Assert.Equal(0, (await Pass(4 * Tick)).Expired);
        Assert.Equal(new Seen(Hour, Expired: 0), await Pass(Hour));
    }

    private async Task<Seen> Pass(int seconds, bool refuses = false, bool frozen = false) =>
        await _page.EvaluateAsync<int[]>("how => soak.pass(how)", new { seconds, refuses, frozen }) is [var rung, var expired] ? new(rung, expired) : throw new InvalidOperationException("Two numbers were expected.");

    private static RouteFulfillOptions Answer(string path) => path switch
    {
        "/" => new() { ContentType = "text/html", Body = "<!doctype html><title>Soak</title>" },
        "/token-soak.js" => new() { ContentType = "text/javascript", Path = Path.Combine(AppContext.BaseDirectory, "Browser", "token-soak.js") },
        _ => new() { ContentType = "text/javascript", Path = Path.Combine(Sources.Root, "WarmTransfer.Web", "wwwroot", path.TrimStart('/')) },
    };

    /// <param name="Available">Seconds in which the phone could be rung.</param>
    /// <param name="Expired">Those of them in which its token had expired.</param>
    private sealed record Seen(int Available, int Expired);
}
