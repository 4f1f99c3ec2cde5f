using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Limits;

/// <summary>What comes to nothing leaves little behind, and nothing at all in the calls of others.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private const string Face = "\U0001F600";
    private ProductHost _host = null!;
    private Conversation _call = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_stranger_leaves_no_trace_in_a_call_but_one_in_the_audit()
    {
        using var stranger = await SignedIn.As("agent2", _host.Url);
        foreach (var what in (string[])["hold", "end", "leave"]) Assert.Equal(HttpStatusCode.Forbidden, await stranger.Command(_call.Customer, what));

        Assert.Empty(await Refused());
        await using var db = _host.Database();
        Assert.Equal(["hold", "end", "leave"], await db.Audit.AsNoTracking().Where(row => row.Actor == "agent2" && row.Outcome == AuditOutcome.Denied).OrderBy(row => row.Id).Select(row => row.Act).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_strangers_browser_that_calls_in_leaves_no_trace_in_a_call_but_one_in_the_audit()
    {
        var (call, intent) = (new CallId(_call.Customer), new CallEvent.Intent.Rejoin(new AgentId("agent2"), "CA-stranger"));
        var outcome = await _host.Get<Desk>().Post(new Post(call, intent, "agent2"), Cancellation);

        Assert.Equal(RefusalCode.NotYourCall, outcome.Refusal?.Code);
        Assert.Empty(await Refused());
        await using var db = _host.Database();
        Assert.Equal("rejoin", (await db.Audit.AsNoTracking().SingleAsync(Cancellation)).Act);
    }

    [Fact]
    public async Task What_a_stranger_was_refused_is_judged_anew_when_it_comes_again()
    {
        var (intent, command) = (new CallEvent.Intent.Leave(new AgentId("agent2")), Guid.NewGuid());
        Assert.Equal(RefusalCode.NotYourCall, (await _host.Ask(_call.Customer, intent, command))?.Code);
        await _host.Ready("agent2");
        await _call.BringIn("agent1", "agent2");

        Assert.Null(await _host.Ask(_call.Customer, intent, command));
    }

    [Fact]
    public async Task Of_what_somebody_in_the_call_is_refused_the_beginning_of_each_text_is_kept()
    {
        var note = string.Concat(Enumerable.Repeat(Face, 1000));
        Assert.NotNull(await _host.Ask(_call.Customer, new CallEvent.Intent.DialIn(new AgentId("agent1"), Target.To(new AgentId(new string('x', 256))), new Briefing(new string('é', 100), note))));

        var row = Assert.Single(await Refused());
        Assert.InRange(row.Payload.Length, 1000, 2048);
        var kept = Assert.IsType<CallEvent.Intent.DialIn>(Json.Read<CallEvent>(row.Payload));
        Assert.Equal(new Briefing(new string('é', 100), string.Concat(Enumerable.Repeat(Face, 50))), kept.Briefing);
        Assert.Equal(Target.To(new AgentId(new string('x', 100))), kept.Target);
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        var odd = JsonSerializer.Serialize(new { text = "a" + string.Concat(Enumerable.Repeat(Face, 60)), list = new object?[] { null, 1, new string('b', 200) } });
        using var kept = JsonDocument.Parse(RefusedPayload.Of(odd));

        Assert.Equal("a" + string.Concat(Enumerable.Repeat(Face, 49)), kept.RootElement.GetProperty("text").GetString());
        Assert.Equal($"[null,1,\"{new string('b', 100)}\"]", kept.RootElement.GetProperty("list").GetRawText());
    }

    /// <summary>A command, what is said in it, and what the answer says of it.</summary>
    public static TheoryData<string, string, int, string> TooLong => new()
    {
        { "consult", "note", 2001, "The field note has 2001 characters; it may have 2000." },
        { "dial-in", "reason", 101, "The field reason has 101 characters; it may have 100." },
        { "cold-transfer", "to", 257, "The field to has 257 characters; it may have 256." },
        { "take-over", "reason", 5000, "The field reason has 5000 characters; it may have 100." },
        { "remove", "leg", 17, "The field leg has 17 characters; it may have 16." },
    };

    [Theory]
    [MemberData(nameof(TooLong))]
    public async Task What_is_too_long_is_a_bad_request_that_says_so_and_nothing_is_saved(string what, string field, int length, string sentence)
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        var command = new Dictionary<string, object> { ["id"] = Guid.NewGuid(), ["do"] = what, ["to"] = "agent2", ["reason"] = "why", ["leg"] = "L1", [field] = new string('a', length) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/calls/{_call.Customer}/commands") { Content = JsonContent.Create(command) };
        using var answer = await agent.Send(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty(await Refused());
    }

    [Fact]
    public async Task The_tutorials_request_and_screens_go_through_the_same_check()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/conference/agent1/call?target={new string('a', 257)}");
        using var answer = await agent.Send(request);
        var (me, tooLong) = (new AgentId("agent1"), new string('a', 2001));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(RefusalCode.TooLong, (await _host.Ask(_call.Customer, new CallEvent.Intent.Consult(me, Target.To(me), new Briefing("", tooLong))))?.Code);
        Assert.Equal(RefusalCode.TooLong, (await _host.Get<IAgentDesk>().Ask(me, new AgentEvent.GoAway(tooLong), Cancellation))?.Code);
        Assert.Empty(await Refused());
    }

    private async Task<List<EventRow>> Refused()
    {
        await using var db = _host.Database();
        return await db.Events.AsNoTracking().Where(e => e.CallId == _call.Customer && e.Refusal != null).ToListAsync(Cancellation);
    }
}
