using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>What people do and read over HTTP, as it is found in the audit.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_in_and_out_is_there_with_address_and_account()
    {
        using (var agent = await SignedIn.As("agent1", _host.Url)) await agent.SignOut();

        var rows = await Rows();
        Assert.Equal([("agent1", "signs in", AuditOutcome.Done), ("agent1", "signs out", AuditOutcome.Done)], rows.Select(row => (row.Actor, row.Act, row.Outcome)));
        await using var db = _host.Database();
        var id = (await db.Users.SingleAsync(user => user.UserName == "agent1", Cancellation)).Id;
        Assert.All(rows, row => Assert.Equal(("127.0.0.1", id), (row.Address, row.UserId)));
    }

    [Fact]
    public async Task Who_reads_what_of_which_call_is_there_and_who_looks_for_a_call_of_others()
    {
        var call = await Talking();
        using var owner = await SignedIn.As("agent1", _host.Url);
        using var other = await SignedIn.As("agent2", _host.Url);
        foreach (var path in new[] { "/history", $"/history/{call}", $"/history/{call}.json" }) (await owner.Get(path)).Dispose();
        for (var i = 0; i < 5; i++) (await other.Get($"/history/{call}")).Dispose();

        var rows = (await Rows()).Where(row => row.Act != "signs in" && row.Count is null).ToList();
        Assert.Equal(
            [
                ("agent1", "reads the list of calls", AuditOutcome.Done, null), ("agent1", "reads a call's timeline", AuditOutcome.Done, call),
                ("agent1", "exports a call's timeline", AuditOutcome.Done, call), ("agent2", "reads a call's timeline", AuditOutcome.Denied, call),
            ],
            rows.Select(row => (row.Actor, row.Act, row.Outcome, row.CallId)));
        Assert.All(rows, row => Assert.Equal("127.0.0.1", row.Address));
    }

    [Fact]
    public async Task A_board_and_a_token_are_there_and_what_comes_over_a_connection_is_from_its_address()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/agent1/token");
        (await agent.Send(asked)).Dispose();
        await using var board = new HubBoard(_host.Url, await SignedIn.As("supervisor1", _host.Url));
        await board.Connect();

        await _host.Until("both are in the audit", () => Acts().Contains("gets an access token") && Acts().Contains("connects a board to the floor"));
        var row = (await Rows()).Single(row => row.Act == "connects a board to the floor");
        Assert.Equal(("supervisor1", "127.0.0.1"), (row.Actor, row.Address));
    }

    [Fact]
    public async Task What_a_supervisor_does_to_a_call_is_from_the_supervisors_address_and_what_Twilio_brings_about_from_none()
    {
        var call = await Talking();
        await _host.Get<IPresence>().PhoneSeen(new("supervisor1"), Cancellation);
        using var supervisor = await SignedIn.As("supervisor1", _host.Url);
        var leg = _host.CallIn("supervisor1", call, JoinPurpose.Listen);
        await _host.Until("the supervisor listens", () => _host.Saved(call) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);

        using var asked = new HttpRequestMessage(HttpMethod.Post, $"/calls/{call}/commands") { Content = JsonContent.Create(new { id = Guid.NewGuid(), @do = "take-over", reason = "complaint" }) };
        using var answer = await supervisor.Send(asked);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        var rows = await Rows();
        Assert.Equal("127.0.0.1", rows.Single(row => row.Act == "takes the call over").Address);
        Assert.Null(rows.First(row => row.Act.StartsWith("starts:", StringComparison.Ordinal)).Address);
    }

    [Fact]
    public async Task The_export_has_every_line_that_the_filter_leaves_and_is_itself_in_the_audit()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        using var auditor = await SignedIn.As("auditor1", _host.Url);
        await _host.Get<IAuditLog>().Write(new AuditEntry("agent1", "=cmd|' /C calc'!A1", AuditOutcome.Denied, "a \"word\",\nand another"));

        var csv = await Body(auditor, "/audit.csv?who=agent1&outcome=denied");
        var lines = (await Body(auditor, "/audit.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.StartsWith("id,at,actor,", csv, StringComparison.Ordinal);
        Assert.Contains("\"agent1\",,\"'=cmd|' /C calc'!A1\",\"Denied\",\"a \"\"word\"\",\nand another\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("signs in", csv, StringComparison.Ordinal);
        Assert.Equal(["signs in", "signs in", "=cmd|' /C calc'!A1", "exports the audit", "exports the audit"], lines.Select(line => line.GetProperty("act").GetString()));
        Assert.Equal("csv who=agent1&outcome=denied", lines[3].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_a_bad_request_which_says_what()
    {
        using var auditor = await SignedIn.As("auditor1", _host.Url);
        using var answer = await auditor.Get("/audit.csv?from=yesterday");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("'yesterday' is no day", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_begins_with_the_audit_and_is_shown_nothing_else()
    {
        using var auditor = await SignedIn.As("auditor1", _host.Url);
        using var start = await auditor.Get("/");
        var page = await Body(auditor, "/audit");

        Assert.Equal((HttpStatusCode.Redirect, "/audit"), (start.StatusCode, new Uri(new Uri(_host.Url), start.Headers.Location!).AbsolutePath));
        Assert.Contains("href=\"/audit\"", page, StringComparison.Ordinal);
        Assert.All(["href=\"/floor\"", "href=\"/console\"", "href=\"/history\"", "phone-config", "call-bar"], part => Assert.DoesNotContain(part, page, StringComparison.Ordinal));
        Assert.DoesNotContain("auditor1", _host.Snapshot.Agents.Keys.Select(agent => agent.Value));
    }

    [Theory]
    [InlineData("admin1", true)]
    [InlineData("supervisor1", false)]
    [InlineData("agent1", false)]
    public async Task Only_those_who_may_are_shown_the_way_to_the_audit(string user, bool expected)
    {
        using var browser = await SignedIn.As(user, _host.Url);

        Assert.Equal(expected, (await Body(browser, "/")).Contains("href=\"/audit\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_the_newest_hundred_and_the_way_to_what_was_earlier()
    {
        for (var i = 0; i < 130; i++) await _host.Get<IAuditLog>().Write(new AuditEntry("agent1", $"act {i}.", AuditOutcome.Done, ""));
        using var auditor = await SignedIn.As("auditor1", _host.Url);

        var page = await Body(auditor, "/audit?who=agent1");
        var earlier = await Body(auditor, "/audit?who=agent1&before=31");

        Assert.Contains("act 129.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("act 29.", page, StringComparison.Ordinal);
        Assert.Contains("/audit?who=agent1&amp;before=31", page, StringComparison.Ordinal);
        Assert.Contains("act 29.", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("Show earlier", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_sealed_within_seconds()
    {
        (await SignedIn.As("agent1", _host.Url)).Dispose();

        await _host.Until("it is sealed", () =>
        {
            using var db = _host.Database();
            return db.AuditSeals.Any();
        });
    }

    private async Task<string> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        return call.Customer;
    }

    private static async Task<string> Body(SignedIn browser, string path)
    {
        using var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private List<string> Acts()
    {
        using var db = _host.Database();
        return [.. db.Audit.Select(row => row.Act)];
    }

    private async Task<List<AuditRow>> Rows()
    {
        await _host.Get<AuditLog>().Flush(Cancellation);
        await using var db = _host.Database();
        return await db.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}
