using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>What a browser says when it calls in is worth nothing; its ticket is.</summary>
public sealed class JoinTicketTests : IAsyncLifetime
{
    private const string Boss = "supervisor1", Owner = "agent1", Other = "CA99999999999999999999999999999999";
    private ProductHost _host = null!;
    private Conversation _call = null!;
    private WebhookSender _twilio = null!;
    private int _legs;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        _twilio = new WebhookSender(_host);
        await _host.Get<IPresence>().PhoneSeen(new AgentId(Boss), Cancellation);
        await _host.Ready(Owner);
        _call = Conversation.Start(_host);
        await _call.TalkTo(Owner);
    }

    public ValueTask DisposeAsync()
    {
        _twilio.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task A_supervisor_with_a_ticket_of_their_page_is_let_in()
    {
        Assert.Contains("<Conference", await Join(await TicketOf(Boss, "listen"), Boss), StringComparison.Ordinal);
        Assert.Empty(await Denied());
    }

    [Fact]
    public async Task Without_a_ticket_of_ours_nobody_is_let_in_whatever_else_they_say()
    {
        await IsSentAway(await Join("", Boss), "There was no ticket.");
        await IsSentAway(await Join("listen", Boss), "The ticket is none of ours.");
        var ticket = Issue(Boss, JoinPurpose.Listen);
        await IsSentAway(await Join(ticket[..^3] + "AAA", Boss), "The ticket is none of ours.");
        var others = _host.Get<IDataProtectionProvider>().CreateProtector("WarmTransfer.Other").Protect("what protects cookies");
        await IsSentAway(await Join(others, Boss), "The ticket is none of ours.");
    }

    [Fact]
    public async Task A_ticket_is_good_for_half_a_minute()
    {
        var late = IssuedAgo(JoinTickets.Lifetime);

        await IsSentAway(await Join(late, Boss), "The ticket has expired.");
        Assert.Contains("<Conference", await Join(IssuedAgo(JoinTickets.Lifetime - TimeSpan.FromSeconds(10)), Boss), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_ticket_opens_nothing() =>
        await IsSentAway(await Join(Issue(Boss, JoinPurpose.Listen), "agent2"), "The ticket is somebody else's.");

    [Fact]
    public async Task A_ticket_for_another_call_opens_nothing() =>
        await IsSentAway(await Join(Issue(Boss, JoinPurpose.Listen, Other), Boss), "The ticket is for another call.");

    [Fact]
    public async Task How_somebody_takes_part_is_the_tickets_word_and_not_the_browsers()
    {
        var sid = Sid();

        await Join(Issue(Boss, JoinPurpose.Listen), Boss, sid, ("monitor", "barge"), ("mode", "barge"));

        Assert.Equal(WarmTransfer.Core.Calls.MonitorMode.Listen, _host.Saved(_call.Customer)!.FindBySid(sid)!.Monitoring);
    }

    [Fact]
    public async Task The_same_webhook_again_is_answered_as_before_however_late()
    {
        var (ticket, sid) = (IssuedAgo(JoinTickets.Lifetime - TimeSpan.FromSeconds(3)), Sid());
        var first = await Join(ticket, Boss, sid);
        Assert.Contains("<Conference", first, StringComparison.Ordinal);

        Assert.Equal(first, await Join(ticket, Boss, sid));
        await Task.Delay(TimeSpan.FromSeconds(3.5), TimeProvider.System, Cancellation);
        Assert.Equal(first, await Join(ticket, Boss, sid));
        Assert.Single(_host.Saved(_call.Customer)!.Legs, leg => leg.Sid == sid);
        Assert.Empty(await Denied());
    }

    [Fact]
    public async Task A_ticket_is_used_once_also_at_a_node_that_has_just_begun()
    {
        var ticket = Issue(Boss, JoinPurpose.Listen);
        Assert.Contains("<Conference", await Join(ticket, Boss), StringComparison.Ordinal);

        await IsSentAway(await Join(ticket, Boss), "The ticket was used already.");
        // It knows no more than the database does, as any other node.
        await _host.Restart(() => { });
        await IsSentAway(await Join(ticket, Boss), "The ticket was used already.");
    }

    [Fact]
    public async Task A_ticket_that_was_given_out_before_a_restart_is_good_after_it()
    {
        var ticket = Issue(Boss, JoinPurpose.Listen);
        await _host.Restart(() => { });

        Assert.Contains("<Conference", await Join(ticket, Boss), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_call_needs_a_ticket_too_and_gets_no_further_than_its_sentence()
    {
        var ticket = await TicketOf("agent2", "test", call: null);

        Assert.Contains("<Say>", await Join(ticket, "agent2"), StringComparison.Ordinal);
        Assert.DoesNotContain("<Conference", await Join(ticket, "agent2"), StringComparison.Ordinal);
        Assert.Empty(await Denied());
        await IsSentAway(await Join("", "agent2", Sid(), ("test", "yes")), "There was no ticket.");
        await IsSentAway(await Join(ticket, Owner), "The ticket is somebody else's.");
    }

    [Theory]
    [InlineData("listen")]
    [InlineData("whisper")]
    [InlineData("barge")]
    public async Task Only_a_supervisor_gets_a_ticket_to_monitor_and_whoever_else_asks_is_in_the_audit(string what)
    {
        using var agent = await SignedIn.As("agent2", _host.Url);
        using var answer = await Ask(agent, what, _call.Customer);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal([("agent2", "monitor")], (await Denied()).Select(row => (row.Actor, row.Act)));
    }

    [Theory]
    [InlineData(null, "CA1")]
    [InlineData("steal", "CA1")]
    [InlineData("2", "CA1")]
    [InlineData("rejoin", null)]
    [InlineData("rejoin", "CA1 test")]
    public async Task A_page_that_asks_for_nonsense_is_told_so(string? what, string? call)
    {
        using var agent = await SignedIn.As("agent2", _host.Url);
        using var answer = await Ask(agent, what, call);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Ask(SignedIn browser, string? what, string? call) =>
        browser.Send(new HttpRequestMessage(HttpMethod.Post, "/phone/ticket") { Content = JsonContent.Create(new { @for = what, call }) });

    private Task<string> TicketOf(string user, string what) => TicketOf(user, what, _call.Customer);

    private async Task<string> TicketOf(string user, string what, string? call)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await Ask(browser, what, call);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("ticket").GetString()!;
    }

    private string Issue(string agent, JoinPurpose purpose, string? call = null) =>
        _host.Get<JoinTickets>().Issue(new AgentId(agent), purpose, new CallId(call ?? _call.Customer));

    private string IssuedAgo(TimeSpan age) =>
        new JoinTickets(_host.Get<IDataProtectionProvider>(), new FakeTimeProvider(DateTimeOffset.UtcNow - age)).Issue(new AgentId(Boss), JoinPurpose.Listen, new CallId(_call.Customer));

    private string Sid() => $"CA{++_legs:x32}";

    private Task<string> Join(string ticket, string agent) => Join(ticket, agent, Sid());

    private async Task<string> Join(string ticket, string agent, string sid, params (string, string)[] more)
    {
        using var answer = await _twilio.Post("/conference/join", [("CallSid", sid), ("From", "client:" + agent), ("call", _call.Customer), ("ticket", ticket), .. more]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task IsSentAway(string document, string why)
    {
        Assert.Equal(["Say", "Hangup"], WebhookSender.Read(document).Select(verb => verb.GetType().Name));
        Assert.Equal(("joins a call", why), ((await Denied())[^1].Act, (await Denied())[^1].Reason));
    }

    private async Task<List<WarmTransfer.Web.Audit.AuditRow>> Denied()
    {
        await using var db = _host.Database();
        return await db.Audit.AsNoTracking().Where(row => row.Outcome == WarmTransfer.Web.Audit.AuditOutcome.Denied).OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}
