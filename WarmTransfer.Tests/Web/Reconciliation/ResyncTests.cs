using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Tests.Web.Reconciliation;

/// <summary>A supervisor has a call compared with Twilio at once, and sees what was different.</summary>
public sealed class ResyncTests : IAsyncLifetime
{
    private static readonly AgentId Supervisor = new("supervisor1");
    private ProductHost _host = null!;

    // Nothing else compares anything meanwhile.
    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Desk:ReconcileSeconds=300");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_was_missed_is_shown_as_a_difference_and_taken_in()
    {
        var call = await Talking();
        _host.Network.Chaos = new() { CallbackDrop = 100 };
        await MuteAtTwilio(call, "agent1");

        var said = await Ask(call, Supervisor);

        Assert.Equal(["Agent 1: here neither muted nor on hold, at Twilio muted."], said.Differences.Select(one => one.English));
        Assert.True(Saved(call).AgentLegs.Single().Muted);
        Assert.Equal("Agent 1: here neither muted nor on hold, at Twilio muted.", Audit().Single(row => row.Outcome == AuditOutcome.Done).Reason);
        Assert.Empty((await Ask(call, Supervisor)).Differences);
    }

    [Fact]
    public async Task An_agent_who_is_kept_busy_by_nothing_is_freed()
    {
        var call = await Talking();
        var two = new AgentId("agent2");
        await _host.Ready("agent2");
        Assert.Null(await _host.Get<IAgentDesk>().Ask(two, new AgentEvent.CameBack(new CallId(call.Customer), new LegId("L9")), Cancellation));
        Assert.Equal(AgentState.OnCall, _host.StateOf("agent2"));

        var said = await Ask(call, Supervisor, two);

        Assert.Equal(["The agent was kept busy by a leg that is over, and is free now."], said.Differences.Select(one => one.English));
        Assert.NotEqual(AgentState.OnCall, _host.StateOf("agent2"));
    }

    [Fact]
    public async Task Whoever_is_no_supervisor_is_refused_and_written_down()
    {
        var call = await Talking();

        var said = await Ask(call, new AgentId("agent1"));

        Assert.Equal(RefusalCode.NotPermitted, said.Refusal?.Code);
        Assert.Equal("agent1", Audit().Single(row => row.Outcome == AuditOutcome.Denied).Actor);
    }

    [Fact]
    public async Task A_call_that_nobody_knows_is_named_as_such() =>
        Assert.Equal(RefusalCode.Unknown, (await _host.Get<IResync>().Ask(new CallId("CA0"), null, Supervisor, Cancellation)).Refusal?.Code);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<Conversation> Talking()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        // They hear each other a moment before we are told that they are there.
        await _host.Until("everybody is known to be in the room", () => _host.Saved(call.Customer) is { } saved && saved.Customer.IsIn(1) && saved.AgentLegs.All(leg => leg.IsIn(1)));
        return call;
    }

    private Task<Resynced> Ask(Conversation call, AgentId by, AgentId? agent = null) => _host.Get<IResync>().Ask(new CallId(call.Customer), agent, by, Cancellation);

    private Call Saved(Conversation call) => _host.Saved(call.Customer)!;

    private List<AuditRow> Audit()
    {
        using var db = _host.Database();
        return [.. db.Audit.Where(row => row.Act == "resyncs with Twilio")];
    }

    private async Task MuteAtTwilio(Conversation call, string agent)
    {
        var twilio = _host.Get<TwilioVoice>();
        var room = (await twilio.ReadConferencesAsync(call.Customer, status: null, Cancellation)).Single();
        await twilio.UpdateParticipantAsync(room.Sid, call.LegOf(agent)!.CallSid, new ParticipantUpdate { Muted = true }, Cancellation);
    }
}
