using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Web.History;

/// <summary>A call to which more has happened than anybody reads at once.</summary>
public sealed partial class TimelinePageTests : IAsyncLifetime
{
    private const int Many = 450;
    private static readonly CurrentAgent Admin = new("admin1", "Administrator 1", [Roles.Admin]);
    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
        _call.CustomerHangsUp();
        await _call.IsOver("agent1");
        for (var number = 0; number < Many; number++) await Add();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Its_page_shows_the_newest_two_hundred_and_the_way_to_what_was_earlier_and_back()
    {
        var (times, path, pages) = (new List<string>(), $"/history/{_call.Customer}", 0);
        for (string? next = path; next is not null; pages++)
        {
            var page = await Page(next);
            string[] shown = [.. Time().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
            Assert.InRange(shown.Length, 1, TimelinePage.Usual);
            times.InsertRange(0, shown);
            Assert.Equal(next != path, page.Contains("Show the newest", StringComparison.Ordinal));
            next = Earlier().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(3, pages);
        Assert.Equal((await Events()).Select(e => $"{e.At:O}"), times);
    }

    [Fact]
    public async Task Its_export_has_all_of_it_in_order()
    {
        using var export = JsonDocument.Parse(await Page($"/history/{_call.Customer}.json"));

        Assert.Equal((await Events()).Select(e => e.Id), export.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()));
        Assert.Contains(export.RootElement.GetProperty("entries").EnumerateArray().SelectMany(entry => entry.GetProperty("effects").EnumerateArray()),
            effect => effect.GetProperty("name").GetString() == "dial L1");
    }

    [Fact]
    public async Task Its_export_is_read_as_it_is_written()
    {
        var export = await _host.Get<IHistory>().Export(Admin, new CallId(_call.Customer), Cancellation);
        await using var entries = export!.Entries.GetAsyncEnumerator(Cancellation);
        Assert.True(await entries.MoveNextAsync());

        // What is another one only now is read as it is now: it has not been taken in before.
        var newest = (await Events())[^1].Id;
        await using (var db = _host.Database())
            await db.Events.Where(e => e.Id == newest).ExecuteUpdateAsync(e => e.SetProperty(row => row.Actor, "agent2"), Cancellation);
        var last = entries.Current;
        while (await entries.MoveNextAsync()) last = entries.Current;

        Assert.Equal((newest, "agent2"), (last.Id, last.Actor));
    }

    [Fact]
    public async Task Whoever_wants_the_newest_few_reads_no_more_than_those()
    {
        var timeline = await _host.Get<IHistory>().Find(Admin, new CallId(_call.Customer), new TimelinePage(Size: 30), Cancellation);

        var events = await Events();
        Assert.Equal(events[^30..].Select(e => e.Id), timeline!.Entries.Select(entry => entry.Id));
        Assert.Equal(events[^30].Id, timeline.Earlier);
    }

    // Refused, so that it changes nothing of the call.
    private async Task Add()
    {
        await using var db = _host.Database();
        db.Events.Add(new EventRow
        {
            CallId = _call.Customer, At = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()), Actor = "agent1",
            Payload = Json.Write<CallEvent>(new CallEvent.Intent.Hold(new AgentId("agent1"))), Refusal = Json.Write(new Refusal(RefusalCode.CallEnded, $"The call is over.")),
        });
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<List<EventRow>> Events()
    {
        await using var db = _host.Database();
        return await db.Events.AsNoTracking().Where(e => e.CallId == _call.Customer).OrderBy(e => e.Id).ToListAsync(Cancellation);
    }

    private async Task<string> Page(string path)
    {
        using var browser = await SignedIn.As("admin1", _host.Url);
        using var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    [GeneratedRegex("<td class=\"time soft\"[^>]*><time datetime=\"([^\"]+)\"")]
    private static partial Regex Time();

    [GeneratedRegex("href=\"([^\"]+)\"[^>]*>Show earlier<")]
    private static partial Regex Earlier();
}
