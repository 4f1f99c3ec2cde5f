using System.Text.Json;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Quality;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Web.Languages;

/// <summary>What a ringing phone says of a call so far, made of the codes that it is rung with.</summary>
public sealed class BriefingScriptTests
{
    private const string Module = "WarmTransfer.Web/wwwroot/js/briefing.js", English = "globalThis.document = { documentElement: { lang: 'en' }, getElementById: () => null };";

    private static readonly PastMoment[] All =
    [
        .. Enum.GetValues<Happening>().Select(kind => new PastMoment(TimeSpan.FromSeconds(75), kind, kind is Happening.CustomerCalled or Happening.CustomerHeld ? "" : "Ann Bee")),
        .. Enum.GetValues<DeclineReason>().Select(why => new PastMoment(TimeSpan.FromMinutes(61), Happening.Declined, "Ann.Bee") { Why = why }),
    ];

    [Fact]
    public async Task Whatever_happened_it_says_as_a_screen_would() =>
        Assert.Equal(All.Select(moment => $"{moment.Clock} {moment.What.English}"), await Said([.. All.Select(moment => moment.Code)]));

    [Fact]
    public async Task What_a_newer_server_tells_is_left_out_and_the_rest_is_said() => Assert.Equal(["0:07 Ann answered"], await Said("0:05 Danced Ann", "0:07 Answered Ann", "", "0:09 Ann sang", "0:10 constructor"));

    private static async Task<string[]> Said(params string[] codes) => JsonSerializer.Deserialize<string[]>(await Script.Run(
        Module, $"console.log(JSON.stringify({JsonSerializer.Serialize(codes)}.flatMap(code => briefingOf({{ customParameters: new Map([['from', 'Ann'], ['last1', code]]) }}).soFar)));", English))!;
}
