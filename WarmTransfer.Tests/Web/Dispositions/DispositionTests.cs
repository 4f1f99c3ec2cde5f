using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Notes;

namespace WarmTransfer.Tests.Web.Dispositions;

/// <summary>Agents say what their calls were about, on the phone network: required, kept, read again.</summary>
public sealed class DispositionTests : IAsyncLifetime
{
    private const string One = "agent1", Two = "agent2", Customer = "+12025550123";
    private static readonly AgentId First = new(One), Boss = new("supervisor1"), Admin = new("admin1");
    private static readonly CurrentAgent Administrator = new("admin1", "Administrator 1", [Roles.Admin]);
    private static readonly DispositionSetting Setting = new()
    {
        Name = "Support",
        Queues = ["default"],
        Set = new() { Codes = [new("billing", "Billing") { Codes = [new("refund", "Refund")] }, new("moved", "Handed over")], Tags = ["vip"], Required = true, WhenTransferred = "moved" },
    };

    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        Assert.Equal(SaveOutcome.Saved, (await Save(Setting, 0)).Outcome);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_has_said_nothing_is_offered_no_call_also_after_a_restart_until_they_have()
    {
        var call = await Talked();
        await _host.Until("the agent is in wrap-up", () => _host.StateOf(One) == AgentState.WrapUp);
        Assert.Equal(WrapUpRules.Missing, await Ask(new AgentEvent.FinishWrapUp()));

        await _host.Restart(() => { });
        await _host.Until("the agent is in wrap-up again", () => _host.StateOf(One) == AgentState.WrapUp);
        var next = Conversation.Start(_host, "+15550100002");
        await next.CustomerHearsMusic();
        Assert.NotNull(await _host.Ask(next.Customer, new CallEvent.Intent.Offer(First, $"longest idle")));
        Assert.IsType<CallPhase.Waiting>(next.Phase);
        Assert.Equal([call.Customer], Work.Unfinished.Select(work => work.Call.Value));

        Assert.Null(await Say(call, new Disposal("refund", ["vip"])));
        await next.TalkTo(One);
    }

    [Fact]
    public async Task What_is_said_is_in_the_history_with_the_parts_of_the_call_and_in_the_figures_and_files()
    {
        var call = await Talked();
        Assert.Null(await Say(call, new Disposal(null, ["vip"])));
        Assert.Null(await Say(call, new Disposal("refund", ["vip"])));

        var past = (await History.Find(Administrator, new CallId(call.Customer), new TimelinePage(), Cancellation))!.Summary;
        Assert.Equal([("Agent 1", WrapUpHow.Chosen, "Billing › Refund", "vip")], past.WrapUps.Select(said => (said.Agent, said.How, said.Disposition, string.Join(",", said.Tags))));
        Assert.Equal(HangUpBy.Customer, past.EndedBy);
        Assert.Equal(past.EndedAt - past.ArrivedAt, past.Times!.Total);
        Assert.True(past.Times.Talk > TimeSpan.Zero && past.Times.Ring > TimeSpan.Zero);

        var all = _host.Get<WrapUps>();
        Assert.Equal([new DispositionCount(QueueId.Default, "refund", "Billing › Refund", 1)], await all.Count(Administrator, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Cancellation));
        Assert.Single((await History.List(Administrator, 0, new PastCallFilter("refund"), Cancellation)).Calls);
        Assert.Empty((await History.List(Administrator, 0, new PastCallFilter("moved"), Cancellation)).Calls);

        using var admin = await SignedIn.As("admin1", _host.Url);
        Assert.Contains("\"Billing › Refund\",1,100", await Text(admin, "/history/dispositions.csv"), StringComparison.Ordinal);
        Assert.Contains("refund", await Text(admin, "/history/dispositions.json"), StringComparison.Ordinal);
        Assert.Contains("Billing", await Text(admin, $"/history/{call.Customer}.json"), StringComparison.Ordinal);
        Assert.Contains("Billing", await Text(admin, $"/history/{call.Customer}"), StringComparison.Ordinal);
        Assert.Contains("Refund", await Text(admin, "/history/dispositions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_agent_has_their_own_part_and_whoever_hands_the_call_over_has_the_disposition_of_the_queue()
    {
        await _host.Ready(One);
        var call = Conversation.Start(_host, Customer);
        await call.TalkTo(One);
        await _host.Ready(Two);
        await call.HandOver(One, Two);
        await _host.Until("the first is free", () => _host.StateOf(One) == AgentState.Available);
        call.CustomerHangsUp();
        await _host.Until("the second is in wrap-up", () => _host.StateOf(Two) == AgentState.WrapUp);
        Assert.Null(await Say(call, new Disposal("refund", []), Two));

        Assert.Equal([(One, WrapUpHow.Transferred, "moved"), (Two, WrapUpHow.Chosen, "refund")], (await Rows()).Select(row => (row.AgentId, row.How, row.Code!)));
    }

    [Fact]
    public async Task A_supervisor_lets_somebody_go_with_a_reason_that_is_in_the_audit()
    {
        var call = await Talked();
        Assert.Equal(RefusalCode.NotPermitted, (await Ask(new AgentEvent.DismissWork(new CallId(call.Customer), new AgentId(Two), "so")))?.Code);
        Assert.Null(await Ask(new AgentEvent.DismissWork(new CallId(call.Customer), Boss, "shift is over")));

        await _host.Until("the agent is free", () => _host.StateOf(One) == AgentState.Available);
        var row = Assert.Single(await Rows());
        Assert.Equal((WrapUpHow.Dismissed, null, Boss.Value), (row.How, row.Code, row.By));
        await using var db = _host.Database();
        Assert.Equal("shift is over", (await db.Audit.SingleAsync(one => one.Actor == Boss.Value && one.Outcome == AuditOutcome.Done && one.CallId == call.Customer, Cancellation)).Reason);
    }

    [Fact]
    public async Task Programs_say_it_over_http_and_are_told_what_is_wrong()
    {
        var call = await Talked();
        using var agent = await SignedIn.As(One, _host.Url);
        Assert.Equal(HttpStatusCode.Conflict, await Post(agent, call, new { disposition = "none" }));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(agent, call, new { disposition = new string('x', 100) }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, call, new { disposition = "refund", tags = new[] { "vip" } }));
        Assert.Equal("refund", Assert.Single(await Rows()).Code);
    }

    [Fact]
    public async Task A_promised_call_back_is_a_lead_with_a_time_and_whose_it_is_and_said_again_is_the_same()
    {
        var call = await Talked();
        var followUp = new FollowUp(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600), First);
        Assert.Null(await Say(call, new Disposal("refund", [], followUp)));
        Assert.Null(await Say(call, new Disposal("refund", ["vip"], followUp)));

        await _host.Until("it is a lead", () => _host.Get<LeadBoard>().Now is [{ IsOpen: true, FollowUp: { } promised, Number: Customer }] && promised == followUp);
        Assert.Equal(MissedBecause.FollowUp, _host.Get<LeadBoard>().Now[0].Last.Why);
        await _host.Get<LeadWatch>().Look(Cancellation);
        Assert.True(_host.Get<LeadBoard>().Now[0].IsOpen);
        Assert.NotNull(await Say(call, new Disposal("refund", [], followUp), Two));
        Assert.Equal(followUp.At, (await Rows())[^1].FollowUpAt);
    }

    [Fact]
    public async Task A_disposition_that_was_saved_is_retired_and_never_taken_out()
    {
        var revision = Revision();
        var without = Setting with { Set = Setting.Set with { Codes = [Setting.Set.Codes[1]] } };
        Assert.Contains((await Save(without, revision)).Faults, fault => fault.Text.English.Contains("Retire it instead", StringComparison.Ordinal));
        var retired = Setting with { Set = Setting.Set with { Codes = [Setting.Set.Codes[0] with { Retired = true }, Setting.Set.Codes[1]] } };
        Assert.Equal(SaveOutcome.Saved, (await Save(retired, revision)).Outcome);
        Assert.Equal(SaveOutcome.Faulty, (await _host.Get<SettingsDesk>().Remove(DispositionSetting.Kind, "support", Revision(), Admin, Cancellation)).Outcome);
        await _host.Ready(One);
        var call = Conversation.Start(_host, Customer);
        await call.TalkTo(One);
        Assert.NotNull(await Say(call, new Disposal("refund", [])));
        Assert.Null(await Say(call, new Disposal("moved", [])));
    }

    [Fact]
    public async Task One_that_needs_a_note_is_refused_without_it_on_screens_and_over_http_and_taken_once_it_is_written()
    {
        var needing = Setting with { Set = Setting.Set with { Codes = [Setting.Set.Codes[0] with { Codes = [new("refund", "Refund") { NeedsNote = true }] }, Setting.Set.Codes[1]] } };
        Assert.Equal(SaveOutcome.Saved, (await Save(needing, Revision())).Outcome);
        var call = await Talked();

        Assert.Equal("Write a note first: Billing › Refund needs one.", (await Say(call, new Disposal("refund", [])))?.Reason.English);
        using var agent = await SignedIn.As(One, _host.Url);
        Assert.Equal(HttpStatusCode.Conflict, await Post(agent, call, new { disposition = "refund", hasNote = true }));
        Assert.NotNull(await _host.Get<IAgentDesk>().Ask(First, new AgentEvent.Dispose(new CallId(call.Customer), new Disposal("refund", []), HasNote: true), Cancellation));
        Assert.Empty(await Rows());
        Assert.Equal(AgentState.WrapUp, _host.StateOf(One));

        var note = Convert.FromBase64String("AQEBAAQBBG5vdGUOSW52b2ljZSBvZiBNYXkA");
        Assert.Null(await _host.Get<INotes>().Write(new CallId(call.Customer), new CurrentAgent(One, "Agent 1", [Roles.Agent]), note, Cancellation));
        Assert.Equal(HttpStatusCode.NoContent, await Post(agent, call, new { disposition = "refund" }));
        Assert.Equal("refund", Assert.Single(await Rows()).Code);
    }

    private static async Task<HttpStatusCode> Post(SignedIn agent, Conversation call, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/calls/{call.Customer}/wrap-up") { Content = JsonContent.Create(body) };
        using var answer = await agent.Send(request);
        return answer.StatusCode;
    }

    private static async Task<string> Text(SignedIn reader, string path)
    {
        using var answer = await reader.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private IHistory History => _host.Get<IHistory>();

    private AgentWork Work => _host.Snapshot.Agents[First].Work;

    private long Revision() => _host.Get<LiveSettings>().Now.Find(DispositionSetting.Kind, "support")!.Revision;

    private async Task<Conversation> Talked()
    {
        await _host.Ready(One);
        var call = Conversation.Start(_host, Customer);
        await call.TalkTo(One);
        call.CustomerHangsUp();
        await _host.Until("it is over, and something is to be said", () => call.Phase is CallPhase.Ended && Work.IsUnfinished);
        return call;
    }

    private Task<SaveAnswer> Save(DispositionSetting setting, long seen) => _host.Get<SettingsDesk>().Save(DispositionSetting.Kind, "support", setting, seen, Admin, Cancellation);

    private Task<Refusal?> Say(Conversation call, Disposal disposal, string by = One) => _host.Get<IAgentDesk>().Ask(new AgentId(by), new AgentEvent.Dispose(new CallId(call.Customer), disposal), Cancellation);

    private Task<Refusal?> Ask(AgentEvent e) => _host.Get<IAgentDesk>().Ask(First, e, Cancellation);

    private async Task<List<WrapUpRow>> Rows()
    {
        await using var db = _host.Database();
        return await db.WrapUps.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}
