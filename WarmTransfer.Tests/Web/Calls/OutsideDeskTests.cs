using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>How often outside numbers may be dialled, counted by what the database has.</summary>
public sealed class OutsideDeskTests : IDisposable
{
    private const string Number = "+12025550177";
    private const string Other = "+12025550178";
    private static readonly string[] Caps = ["Desk:TransferNumbers:0=+1", "Desk:OutsideCallsPerAgent=3", "Desk:OutsideCallsPerNumber=2", "Desk:OutsideCallsPerHour=4"];
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Over_a_cap_nothing_is_dialled_until_an_hour_after_the_first_and_a_refused_attempt_does_not_count()
    {
        await using var node = await Node();
        var call = await Talking(node, 1);
        Assert.Null(await Dial(node, call, 1, Number));
        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await Dial(node, call, 1, Number));

        var refusal = await Dial(node, call, 1, Number);
        Assert.Equal((RefusalCode.OutsideCapReached, "This number has been dialled 2 times within an hour, as often as it may be. The next can be dialled in 40 minutes."), (refusal?.Code, refusal?.Reason.English));
        Assert.IsType<CallPhase.Talking>((await node.Saved(call)).Phase);
        Assert.Null(await Dial(node, call, 1, Other));
        Assert.StartsWith("You have had 3 outside numbers dialled", (await Dial(node, call, 1, Other))!.Reason.English, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Null(await Dial(node, call, 1, Number));
    }

    [Fact]
    public async Task All_together_have_a_cap_too()
    {
        await using var node = await Node();
        var (one, two) = (await Talking(node, 1), await Talking(node, 2));
        foreach (var (call, agent, number) in new[] { (one, 1, Number), (one, 1, Other), (two, 2, Number), (two, 2, Other) }) Assert.Null(await Dial(node, call, agent, number));

        Assert.StartsWith("4 outside numbers have been dialled", (await Dial(node, two, 2, "+12025550179"))!.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_are_put_through_by_themselves_count_beside_those_that_agents_have_dialled_and_end_at_the_same_caps()
    {
        await using var node = await Node();
        var (count, hours) = (node.Get<OutsideCount>(), node.Get<LiveHours>());
        Assert.Null(await node.Post(new CallId($"CA{90:x32}"), new CallEvent.Fact.CustomerArrived("+15550100090", "+15550100000", Closed: new Destination.ToNumber(Number))));
        await count.Look(Cancellation);
        Assert.Null(hours.RefuseNow(new Destination.ToNumber(Number)));

        var waiting = await node.Waiting(91);
        Assert.Null(await node.Post(waiting, new CallEvent.Intent.Overflow(new OverflowRule(new OverflowCondition.Closed(), "Goodbye.", new Destination.ToNumber(Number)), $"the queue has closed")));
        await count.Look(Cancellation);

        Assert.StartsWith("This number has been dialled 2 times within an hour", hours.RefuseNow(new Destination.ToNumber(Number))?.English, StringComparison.Ordinal);
        Assert.Null(hours.RefuseNow(new Destination.ToNumber(Other)));
        var call = await Talking(node, 1);
        Assert.Equal(RefusalCode.OutsideCapReached, (await Dial(node, call, 1, Number))?.Code);
        Assert.Null(await Dial(node, call, 1, Other));
        await using (var db = node.Database())
            Assert.Equal(["customer-arrived", "overflow"], await db.Audit.Where(row => row.Actor == "test" && row.Outcome == AuditOutcome.Done).OrderBy(row => row.Id).Select(row => row.Reason).ToListAsync(Cancellation));

        _clock.Advance(TimeSpan.FromHours(1));
        await count.Look(Cancellation);
        Assert.Null(hours.RefuseNow(new Destination.ToNumber(Number)));
    }

    [Fact]
    public async Task What_was_counted_before_a_restart_counts_after_it()
    {
        var call = default(CallId);
        await using (var before = await Node())
        {
            call = await Talking(before, 1);
            Assert.Null(await Dial(before, call, 1, Number));
            Assert.Null(await Dial(before, call, 1, Number));
        }

        await using var after = await Node();
        Assert.Equal(RefusalCode.OutsideCapReached, (await Dial(after, call, 1, Number))?.Code);
    }

    [Fact]
    public async Task Two_nodes_count_together()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var one = await PartsHost.StartAsync("PostgreSql", database, _clock, settings: Caps);
        await using var two = await PartsHost.StartAsync("PostgreSql", database, _clock, settings: Caps);
        Assert.Null(await Dial(one, await Talking(one, 1), 1, Number));
        var other = await Talking(two, 2);
        Assert.Null(await Dial(two, other, 2, Number));

        Assert.Equal(RefusalCode.OutsideCapReached, (await Dial(two, other, 2, Number))?.Code);
    }

    [Fact]
    public async Task Many_who_ask_at_once_do_not_slip_through()
    {
        await using var node = await Node();
        var calls = new List<(CallId Call, int Agent)>();
        for (var agent = 1; agent <= 6; agent++) calls.Add((await Talking(node, agent), agent));

        var refusals = await Task.WhenAll(calls.Select(one => node.Ask(one.Call, Consult(one.Agent, Number))));

        Assert.Equal(2, refusals.Count(refusal => refusal is null));
        Assert.All(refusals.OfType<Refusal>(), refusal => Assert.Equal(RefusalCode.OutsideCapReached, refusal.Code));
    }

    [Fact]
    public async Task A_command_that_is_sent_again_is_answered_as_before_though_the_cap_is_reached_by_now()
    {
        await using var node = await Node();
        var call = await Talking(node, 1);
        var command = Guid.NewGuid();
        Assert.Null(await node.Ask(call, Consult(1, Number), command));
        Assert.Null(await node.Ask(call, new CallEvent.Intent.Cancel(Agent(1))));
        Assert.Null(await Dial(node, call, 1, Number));
        Assert.NotNull(await Dial(node, call, 1, Number));

        Assert.Null(await node.Ask(call, Consult(1, Number), command));
    }

    [Fact]
    public async Task Every_outside_number_that_is_dialled_or_refused_is_in_the_audit_without_the_number()
    {
        await using var node = await Node();
        var call = await Talking(node, 1);
        string[] dialled = [Number, Number, Number, "+19002345678", "+15550100777", "2025550177"];
        foreach (var number in dialled) await Dial(node, call, 1, number);
        Assert.Null(await node.Ask(call, Consult(1, Other)));
        Assert.Equal(RefusalCode.WrongPhase, (await node.Ask(call, Consult(1, Other)))!.Code);

        await using var db = node.Database();
        var rows = await db.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal("done done denied denied denied denied done denied", string.Join(' ', rows.Select(row => row.Outcome == AuditOutcome.Done ? "done" : "denied")));
        Assert.All(rows, row => Assert.Equal(("agent1", call.Value, false), (row.Actor, row.CallId, dialled.Any(number => row.Reason.Contains(number, StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task The_count_reads_no_table_from_end_to_end()
    {
        await using var node = await Node();
        await using var db = node.Database();
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var command = OutsideDials.Rows(db, _clock.GetUtcNow()).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText[command.CommandText.IndexOf("SELECT", StringComparison.Ordinal)..];
        await using var plan = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await plan.ReadAsync(Cancellation)) lines.Add(plan.GetString(3));

        Assert.Contains(lines, line => line.Contains("SEARCH", StringComparison.Ordinal) && line.Contains("IX_Events_CallId", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("SEARCH", StringComparison.Ordinal) && line.Contains("IX_Audit_At", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("SCAN", StringComparison.Ordinal));
    }

    private Task<PartsHost> Node() => PartsHost.StartAsync(_file, _clock, settings: Caps);

    private static AgentId Agent(int number) => new($"agent{number}");

    private static CallEvent.Intent.Consult Consult(int agent, string number) => new(Agent(agent), new Target.Outside(number), Briefing.None);

    // And called off again: nobody carries out what is owed here.
    private static async Task<Refusal?> Dial(PartsHost node, CallId call, int agent, string number)
    {
        var refusal = await node.Ask(call, Consult(agent, number));
        if (refusal is null) Assert.Null(await node.Ask(call, new CallEvent.Intent.Cancel(Agent(agent))));
        return refusal;
    }

    private static async Task<CallId> Talking(PartsHost node, int agent)
    {
        await node.Ready(Agent(agent));
        var call = await node.Waiting(agent);
        Assert.Null(await node.Post(call, new CallEvent.Intent.Offer(Agent(agent), $"test")));
        Assert.Null(await node.Post(call, new CallEvent.Fact.AgentAnswered(new LegId("L1"), $"CA-L1-{agent}")));
        Assert.Null(await node.Post(call, new CallEvent.Fact.ParticipantJoined($"CA-L1-{agent}", 1)));
        return call;
    }
}
