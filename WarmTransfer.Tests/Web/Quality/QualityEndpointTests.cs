using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Audit;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Tests.Web.Quality;

/// <summary>What browsers say of the sound of their legs, while agent 1 talks to the customer.</summary>
public sealed class QualityEndpointTests : IAsyncLifetime
{
    private static readonly LegId L1 = new("L1");
    private ProductHost _host = null!;
    private Conversation _call = null!;
    private string _leg = null!;

    private CallId Call => new(_call.Customer);

    private SoundQuality? Sound => _host.Snapshot.SoundsOf(Call).TryGetValue(L1, out var sound) ? sound.Quality : null;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready(Actor.Owner);
        _call = Conversation.Start(_host);
        await _call.TalkTo(Actor.Owner);
        _leg = _host.Snapshot.Calls[Call][L1].Sid!;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Ones_own_leg_is_judged_on_the_board_and_kept()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, Report(seconds: 5)));
        Assert.Equal(SoundQuality.Good, Sound);

        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, Report(poor: true, worst: 1.5, seconds: 20)));

        Assert.Equal(SoundQuality.Poor, Sound);
        Assert.Equal((3.9, "high-rtt, low-mos"), (_host.Snapshot.SoundsOf(Call)[L1].Mos, _host.Snapshot.SoundsOf(Call)[L1].Warnings));
        var row = Assert.Single(await Rows());
        Assert.Equal((_leg, _call.Customer, "L1", Actor.Owner), (row.Sid, row.CallId, row.LegId, row.AgentId));
        Assert.Equal((true, 1.5, 3.9, 20, 4, "high-rtt,low-mos"), (row.Poor, row.Worst, row.Mean, row.Seconds, row.PoorSeconds, row.Warnings));
    }

    [Fact]
    public async Task A_report_that_was_overtaken_changes_nothing()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        await Post(agent, Report(poor: true, seconds: 20));
        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, Report(seconds: 10)));
        Assert.Equal(SoundQuality.Poor, Sound);
        Assert.Equal(20, Assert.Single(await Rows()).Seconds);
    }

    [Fact]
    public async Task The_last_word_may_come_when_the_call_is_over_and_then_there_is_nothing_left_on_the_board()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        await Post(agent, Report(poor: true, seconds: 20));
        _call.CustomerHangsUp();
        await _call.IsOver(Actor.Owner);
        await _host.Until("the call is off the board", () => !_host.Snapshot.Calls.ContainsKey(Call));

        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, Report(seconds: 30)));

        Assert.Equal(30, Assert.Single(await Rows()).Seconds);
        Assert.Empty(_host.Snapshot.Sounds);
    }

    [Fact]
    public async Task After_a_restart_the_board_knows_what_was_said_before()
    {
        using (var agent = await SignedIn.As(Actor.Owner, _host.Url)) await Post(agent, Report(poor: true, seconds: 20));
        await _host.Restart(() => { });
        Assert.Equal(SoundQuality.Poor, Sound);
    }

    [Theory]
    [InlineData("agent2")]
    [InlineData("supervisor1")]
    public async Task Of_somebody_elses_leg_nobody_says_anything(string who)
    {
        using (var owner = await SignedIn.As(Actor.Owner, _host.Url)) await Post(owner, Report(seconds: 5));
        using var other = await SignedIn.As(who, _host.Url);
        Assert.Equal(HttpStatusCode.Forbidden, await Post(other, Report(poor: true, seconds: 20)));
        Assert.Equal((SoundQuality.Good, 5), (Sound, Assert.Single(await Rows()).Seconds));
    }

    [Fact]
    public async Task A_leg_that_nobody_knows_is_not_ones_own()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        Assert.Equal(HttpStatusCode.Forbidden, await Post(agent, Report(seconds: 5).Replace(_leg, "CA-nobody", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(agent, Report(seconds: 5).Replace(_leg, _call.Customer, StringComparison.Ordinal)));
        Assert.Empty(await Rows());
    }

    [Theory]
    [InlineData("worst", "\"NaN\"")]
    [InlineData("worst", "null")]
    [InlineData("worst", "0.9")]
    [InlineData("worst", "1e999")]
    [InlineData("mean", "5.1")]
    [InlineData("mean", "-1")]
    [InlineData("seconds", "-1")]
    [InlineData("seconds", "1e12")]
    [InlineData("poorSeconds", "21")]
    [InlineData("poorSeconds", "-1")]
    [InlineData("warnings", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]")]
    [InlineData("warnings", "[\"<script>\"]")]
    [InlineData("warnings", "[null]")]
    [InlineData("warnings", "[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]")]
    [InlineData("leg", "null")]
    [InlineData("leg", "\"\"")]
    [InlineData("poor", "\"perhaps\"")]
    public async Task What_cannot_be_is_refused(string field, string value)
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        Assert.Equal(HttpStatusCode.BadRequest, await Post(agent, With(field, value)));
        Assert.Empty(await Rows());
        Assert.Null(Sound);
    }

    [Fact]
    public async Task A_body_without_end_is_refused()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(agent, Report(seconds: 5) + new string(' ', 5000)));
    }

    [Fact]
    public async Task Another_sites_page_is_not_heard()
    {
        using var agent = await SignedIn.As(Actor.Owner, _host.Url);
        Assert.Equal(HttpStatusCode.Forbidden, await Post(agent, Report(seconds: 5), site: "cross-site"));
        Assert.Empty(await Rows());
    }

    private string Report(bool poor = false, double worst = 3.1, double seconds = 20) => string.Create(CultureInfo.InvariantCulture,
        $$"""{ "leg": "{{_leg}}", "poor": {{(poor ? "true" : "false")}}, "worst": {{worst}}, "mean": 3.9, "seconds": {{seconds}}, "poorSeconds": 4, "warnings": ["high-rtt","low-mos"] }""");

    private string With(string field, string value)
    {
        var report = System.Text.Json.Nodes.JsonNode.Parse(Report())!.AsObject();
        report[field] = "here";
        return report.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Post(SignedIn agent, string report, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/quality") { Content = new StringContent(report, Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await agent.Send(request);
        return answer.StatusCode;
    }

    private async Task<List<LegQualityRow>> Rows()
    {
        await using var db = _host.Database();
        return await db.LegQualities.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }
}
