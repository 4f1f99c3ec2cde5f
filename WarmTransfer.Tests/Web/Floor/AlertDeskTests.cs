using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>Alerts of the running product: on the hub, acknowledged by those who may, and the same after a restart.</summary>
public sealed class AlertDeskTests : IAsyncLifetime
{
    private static readonly AgentId Supervisor = new("supervisor1");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await ProductHost.StartAsync(1, 1000, settings: ["--Alerts:WaitSeconds=1", "--Alerts:RaiseAfterSeconds=1", "--Alerts:ClearAfterSeconds=1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_customer_who_waits_is_on_every_board_until_somebody_answers_and_a_supervisor_who_has_seen_it_is_named_and_audited()
    {
        using var user = await SignedIn.As(Supervisor.Value, _host.Url);
        await using var board = new HubBoard(_host.Url, user);
        await board.Connect();
        var call = Conversation.Start(_host);
        var alert = await _host.Until("the alert is on the board", () => board.Alerts.Values.SingleOrDefault());
        Assert.Equal((AlertRule.LongWait, new CallId(call.Customer)), (alert.Rule, alert.Call));

        Assert.Null(await Acknowledge(alert.Id, Supervisor));

        await _host.Until("the board says who has seen it", () => board.Alerts.GetValueOrDefault(alert.Id) is { Seen: { } seen } && seen == Supervisor);
        Assert.Equal([(Supervisor.Value, AuditOutcome.Done, call.Customer)], (await Audited()).Select(row => (row.Actor, row.Outcome, row.CallId)));
        Assert.Equal(RefusalCode.WrongPhase, (await Acknowledge(alert.Id, new AgentId("admin1")))!.Code);
        await _host.Ready("agent1");
        await call.TalkTo("agent1");
        await _host.Until("the alert is over", () => board.Alerts.IsEmpty);
    }

    [Fact]
    public async Task Agents_acknowledge_nothing_and_the_attempt_is_audited()
    {
        Conversation.Start(_host);
        var alert = await Raised();

        Assert.Equal(RefusalCode.NotPermitted, (await Acknowledge(alert.Id, new AgentId("agent1")))!.Code);

        Assert.Null((await Raised()).Seen);
        Assert.Equal([("agent1", AuditOutcome.Denied)], (await Audited()).Select(row => (row.Actor, row.Outcome)));
    }

    [Fact]
    public async Task An_alert_that_was_seen_is_the_same_and_seen_after_a_restart_and_over_when_the_customer_is_answered()
    {
        var call = Conversation.Start(_host);
        var before = await Raised();
        Assert.Null(await Acknowledge(before.Id, Supervisor));

        await _host.Restart(() => { });

        var after = await Raised();
        Assert.Equal((before.Id, before.Since, Supervisor, new CallId(call.Customer)), (after.Id, after.Since, after.Seen, after.Call));
        await _host.Ready("agent1");
        await call.TalkTo("agent1");
        await _host.Until("nothing of it is kept", () => Kept().Count == 0);
    }

    [Fact]
    public async Task An_alert_that_nobody_has_seen_is_kept_within_a_second_and_is_no_second_one_after_a_restart()
    {
        Conversation.Start(_host);
        var before = await Raised();
        await _host.Until("the alert is kept", () => Kept().Count > 0);

        await _host.Restart(() => { });

        Assert.Equal((before.Id, (AgentId?)null), (await Raised() is var after ? after.Id : "", after.Seen));
    }

    private List<string> Kept()
    {
        using var db = _host.Database();
        return [.. db.Alerts.Select(row => row.Id)];
    }

    private Task<Refusal?> Acknowledge(string alert, AgentId by) => _host.Get<IAlertDesk>().Acknowledge(alert, by, Cancellation);

    private async Task<FloorAlert> Raised()
    {
        await foreach (var view in _host.Get<IFloorFeed>().Subscribe(Cancellation))
            if (view.Alerts is [var alert]) return alert;
        throw new InvalidOperationException("The feed has ended.");
    }

    private async Task<ImmutableArray<AuditRow>> Audited()
    {
        await using var db = _host.Database();
        return [.. await db.Audit.AsNoTracking().Where(row => row.Act == "acknowledges an alert").ToListAsync(Cancellation)];
    }
}
