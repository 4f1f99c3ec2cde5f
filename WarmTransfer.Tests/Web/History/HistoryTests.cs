using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Web.History;

public sealed class HistoryTests : IAsyncLifetime
{
    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
        await _host.Ready("agent2");
        await _call.HandOver("agent1", "agent2");
        _call.CustomerHangsUp();
        await _call.IsOver("agent1", "agent2");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_timeline_says_who_did_what_how_fast_and_what_followed()
    {
        using var timeline = await Export("supervisor1");
        JsonElement[] entries = [.. timeline.RootElement.GetProperty("entries").EnumerateArray()];

        Assert.Equal("customer arrived", entries[0].GetProperty("what").GetString());
        Assert.Equal("+15550100001", timeline.RootElement.GetProperty("summary").GetProperty("from").GetString());
        var dialIn = Assert.Single(entries, entry => entry.GetProperty("what").GetString() == "dial in");
        Assert.Equal("agent1", dialIn.GetProperty("actor").GetString());
        Assert.StartsWith("command ", dialIn.GetProperty("delivery").GetString(), StringComparison.Ordinal);
        var dial = Assert.Single(dialIn.GetProperty("effects").EnumerateArray(), effect => effect.GetProperty("name").GetString() == "dial L2");
        Assert.Equal(JsonValueKind.String, dial.GetProperty("doneAt").ValueKind);
        Assert.Equal(1, dial.GetProperty("attempts").GetInt32());
        Assert.All(entries.Where(entry => entry.GetProperty("actor").GetString() == "twilio"), entry => Assert.InRange(entry.GetProperty("latencyMs").GetInt64(), 0, 60_000));
    }

    [Fact]
    public async Task Whoever_had_a_part_reads_it_with_the_numbers_masked_and_nobody_else_does()
    {
        using var timeline = await Export("agent2");
        var text = timeline.RootElement.GetRawText();
        Assert.DoesNotContain("5550100001", text, StringComparison.Ordinal);
        Assert.EndsWith("01", timeline.RootElement.GetProperty("summary").GetProperty("from").GetString(), StringComparison.Ordinal);

        foreach (var path in (string[])[$"/history/{_call.Customer}.json", $"/history/{_call.Customer}"])
        {
            Assert.Equal(HttpStatusCode.OK, await Status("agent1", path));
            Assert.Equal(HttpStatusCode.NotFound, await Status("agent3", path));
        }
    }

    [Fact]
    public async Task The_list_shows_agents_their_own_calls_and_supervisors_all()
    {
        Assert.Contains(_call.Customer, await Page("agent2", "/history"), StringComparison.Ordinal);
        Assert.Contains(_call.Customer, await Page("admin1", "/history"), StringComparison.Ordinal);
        Assert.DoesNotContain(_call.Customer, await Page("agent3", "/history"), StringComparison.Ordinal);
        Assert.DoesNotContain(_call.Customer, await Page("admin1", "/history?page=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_call_tells_the_whole_story()
    {
        var page = await Page("agent1", $"/history/{_call.Customer}");

        foreach (var what in (string[])["customer arrived", "offer", "agent answered", "dial in", "leave", "participant left", "dial Agent 2", "end Agent 1"])
            Assert.Contains(what, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_tell_another_story_are_found_out_by_the_replay()
    {
        await using var db = _host.Database();
        var row = await db.Calls.AsNoTracking().SingleAsync(Cancellation);
        var events = await db.Events.AsNoTracking().ToListAsync(Cancellation);

        Assert.Null(Replay.Difference(Replay.Run(_host.Get<CallMachine>(), events), row));
        Assert.NotNull(Replay.Difference(Replay.Run(_host.Get<CallMachine>(), events.Where(e => !e.Payload.Contains("\"leave\"", StringComparison.Ordinal))), row));
    }

    private async Task<JsonDocument> Export(string user) => JsonDocument.Parse(await Page(user, $"/history/{_call.Customer}.json"));

    private async Task<string> Page(string user, string path)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<HttpStatusCode> Status(string user, string path)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await browser.Get(path);
        return answer.StatusCode;
    }
}
