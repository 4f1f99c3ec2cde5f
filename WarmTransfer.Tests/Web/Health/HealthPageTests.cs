using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Backup;
using WarmTransfer.Web.Health;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Tests.Web.Health;

/// <summary>Faults at a real node, as its health page shows them.</summary>
public sealed class HealthPageTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Forged_webhooks_are_seen_with_the_address_that_they_came_for_and_in_the_list_of_nodes()
    {
        await _host.Get<HealthSampler>().Sample(Cancellation);
        Assert.Equal((HealthState.Good, "0 in 10 min"), (Row(HealthFigure.RefusedWebhooks).State, Row(HealthFigure.RefusedWebhooks).Value.English));

        using (var stranger = _host.Client())
            for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync("/conference/connect/client?secret=1", new FormUrlEncodedContent([new("CallSid", "CA1")]), Cancellation)).StatusCode);
        await _host.Get<HealthSampler>().Sample(Cancellation);

        var row = Row(HealthFigure.RefusedWebhooks);
        Assert.Equal((HealthState.Look, "3 in 10 min"), (row.State, row.Value.English));
        Assert.Matches(@"^\d\d:\d\d:\d\d UTC from 127\.0\.0\.1 for /conference/connect/client: It has no X-Twilio-Signature header\.$", row.Detail!.English);
        using var admin = await SignedIn.As("admin1", _host.Url);
        var page = await Page(admin, "iframe");
        Assert.Contains("from 127.0.0.1 for /conference/connect/client", page, StringComparison.Ordinal);
        Assert.Contains(row.Rule.Name.English, Assert.Single(_host.Get<IHealthBoard>().Current!.Nodes).Faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_same_instruments_that_a_collector_hears_each_node_hears_its_own()
    {
        await using var other = await ProductHost.StartAsync();
        using var here = new Instruments(_host.Get<Measures>(), _host.Get<IMeterFactory>());
        using var there = new Instruments(other.Get<Measures>(), other.Get<IMeterFactory>());
        await _host.Ready("agent1");
        _host.Network.Dial("+15550100001");
        await _host.Until("agent 1 is rung", () => _host.Network.LegsTo("agent1").Length > 0);

        var tick = here.Take();

        Assert.NotEmpty(tick.Webhooks);
        Assert.Equal((1, 0), (tick[Measures.BudgetTaken], tick[Measures.BudgetWaiting]));
        Assert.Empty(there.Take().Webhooks);
    }

    [Fact]
    public async Task Tokens_that_were_refused_here_or_at_a_phone_are_counted()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        foreach (var path in new[] { "/agent2/token", "/phone/token-refused" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await agent.Send(request);
        }

        await _host.Get<HealthSampler>().Sample(Cancellation);

        Assert.Equal((HealthState.Look, "2 in 10 min"), (Row(HealthFigure.TokenFailures).State, Row(HealthFigure.TokenFailures).Value.English));
    }

    [Fact]
    public async Task The_last_back_up_is_seen_once_the_command_has_made_one()
    {
        await _host.Get<HealthSampler>().Sample(Cancellation);
        Assert.Equal((HealthState.Look, "none seen"), (Row(HealthFigure.Backup).State, Row(HealthFigure.Backup).Value.English));

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
        Assert.Equal(0, await BackupCommand.Run(_host.Get<IOptions<DatabaseOptions>>().Value, [BackupCommand.Name, file], TextWriter.Null, TextWriter.Null, Cancellation));
        File.Delete(file);
        await _host.Get<HealthSampler>().Sample(Cancellation);

        Assert.Equal((HealthState.Good, "0 h"), (Row(HealthFigure.Backup).State, Row(HealthFigure.Backup).Value.English));
    }

    [Fact]
    public async Task Legs_that_wait_for_the_budget_are_seen_with_how_much_of_it_is_used()
    {
        await _host.Get<HealthSampler>().Sample(Cancellation);

        Assert.Matches("^0 ?% of 1000 calls a second were used in the last minute; 0 wait.$", Row(HealthFigure.BudgetWait).Detail!.English);
    }

    [Fact]
    public async Task Supervisors_and_admins_are_led_to_it_and_read_how_to_fix_everything()
    {
        foreach (var name in new[] { "supervisor1", "admin1" })
        {
            using var person = await SignedIn.As(name, _host.Url);
            await _host.Get<HealthSampler>().Sample(Cancellation);
            var page = WebUtility.HtmlDecode(await Page(person, "iframe"));
            Assert.All(HealthRules.All, rule => Assert.Contains(rule.HowToFix.English, page, StringComparison.Ordinal));
            Assert.Contains("href=\"/health\"", await Page(person, "document"), StringComparison.Ordinal);
        }
    }

    private HealthRow Row(HealthFigure figure) => _host.Get<IHealthBoard>().Current!.Rows.Single(row => row.Rule.Figure == figure);

    private static async Task<string> Page(SignedIn person, string @for)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("Sec-Fetch-Dest", @for);
        using var answer = await person.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
