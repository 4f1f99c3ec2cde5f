using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Tests.Web.Leads;

/// <summary>Leads that several nodes make and hold, on a clock of the test's choice.</summary>
public sealed class LeadsOfNodesTests : IDisposable
{
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Two_nodes_that_hear_of_one_number_at_once_make_one_lead_and_one_of_their_agents_has_it()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var one = await PartsHost.StartAsync("PostgreSql", database, _clock);
        await using var two = await PartsHost.StartAsync("PostgreSql", database, _clock);
        var (first, second) = (await GoneFrom(one, 1), await GoneFrom(one, 2));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => (turn % 2 == 0 ? one : two).Get<LeadStore>().Note(turn < 3 ? first : second, Cancellation)));

        await using var db = one.Database();
        var id = new LeadId((await db.Leads.AsNoTracking().SingleAsync(Cancellation)).Id);
        Assert.Equal(2, (await two.Get<LeadStore>().Find(id, Cancellation))!.Times);
        var takes = await Task.WhenAll(Take(one, id, PartsHost.Agent1), Take(two, id, PartsHost.Agent2));
        Assert.Single(takes, refusal => refusal is null);
        await two.Get<LeadBoard>().Look(Cancellation);
        Assert.Equal(id, Assert.Single(two.Get<LeadBoard>().Now).Id);
    }

    [Fact]
    public async Task Whoever_is_at_work_keeps_a_lead_and_whoever_is_heard_of_no_more_has_it_for_a_minute()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        var gone = await GoneFrom(node, 1);
        await node.Get<LeadStore>().Note(gone, Cancellation);
        var id = new LeadId(gone.Id.Value);
        await node.Ready(PartsHost.Agent1);
        Assert.Null(await Take(node, id, PartsHost.Agent1));

        for (var minute = 0; minute < 5; minute++) await After(node, TimeSpan.FromSeconds(40), stillThere: true);
        Assert.Equal(PartsHost.Agent1, (await Find(node, id)).HolderAt(_clock.GetUtcNow()));

        for (var look = 0; look < 2; look++) await After(node, TimeSpan.FromSeconds(40), stillThere: false);
        Assert.Null((await Find(node, id)).HolderAt(_clock.GetUtcNow()));
        Assert.Null(await Take(node, id, PartsHost.Agent2));
    }

    [Fact]
    public async Task A_lead_is_deleted_with_the_days_of_its_calls()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        await node.Get<LeadStore>().Note(await GoneFrom(node, 1), Cancellation);
        _clock.Advance(TimeSpan.FromDays(366));

        await using var db = node.Database();
        Assert.Equal(1, (await node.Get<WarmTransfer.Web.Retention.RetentionRun>().Run(Cancellation))["leads"]);
        Assert.Empty(await db.Leads.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_takes_over_finds_what_was_left_unsaid_among_more_calls_than_are_read_at_once()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        for (var number = 1; number <= LeadWatch.PageSize + 1; number++) await GoneFrom(node, number, $"+1202555{number:0000}");

        await node.Get<LeadWatch>().Look(Cancellation);

        await using var db = node.Database();
        Assert.Equal(LeadWatch.PageSize + 1, await db.Leads.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_has_booked_is_not_in_line_twice_while_a_node_has_not_heard_that_their_call_is_over()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        var id = new CallId($"CA{1:x32}");
        Assert.Null(await node.Post(id, new CallEvent.Fact.CustomerArrived("+12025550123", "+15550100000")));
        var booked = await node.Saved(id) with { Phase = new CallPhase.Ended(EndReason.CallBackBooked, _clock.GetUtcNow()), CallBack = new("+12025550123") };

        // As another node has saved it.
        Assert.True(await node.Get<LeadStore>().Note(booked, Cancellation));
        await node.Get<LeadBoard>().Look(Cancellation);
        Assert.Empty(node.Get<CallBacks>().InLine(_clock.GetUtcNow()));

        Assert.Null(await node.Post(id, new CallEvent.Fact.LegEnded(LegId.Customer, id.Value, LegEnding.HungUp)));
        Assert.Equal(id, Assert.Single(node.Get<CallBacks>().InLine(_clock.GetUtcNow())).Id);
    }

    [Fact]
    public async Task Of_many_calls_only_those_whose_number_is_a_lead_are_looked_at_one_by_one()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        var missed = await GoneFrom(node, 1);
        Call[] answered = [Answered(missed, "+12025550123", 2), Answered(missed, "+12025550124", 3)];

        Assert.True(await node.Get<LeadStore>().Note([missed], Cancellation));
        Assert.True(await node.Get<LeadStore>().Note(answered, Cancellation));

        Assert.Equal(LeadEnding.Answered, (await Find(node, new LeadId(missed.Id.Value))).End?.How);
        Assert.False(await node.Get<LeadStore>().Note([missed, .. answered], Cancellation));
    }

    [Fact]
    public async Task Who_is_missed_and_then_answered_before_either_was_noted_is_no_lead()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        var missed = await GoneFrom(node, 1);

        Assert.True(await node.Get<LeadStore>().Note([missed, Answered(missed, "+12025550123", 2)], Cancellation));

        Assert.Equal(LeadEnding.Answered, (await Find(node, new LeadId(missed.Id.Value))).End?.How);
    }

    private Call Answered(Call like, string from, int number) => like with { Id = new CallId($"CA{number:x32}"), From = from, AnsweredAt = _clock.GetUtcNow() };

    private async Task After(PartsHost node, TimeSpan time, bool stillThere)
    {
        _clock.Advance(time);
        if (stillThere) await node.Ready(PartsHost.Agent1);
        await node.Get<LeadBoard>().Look(Cancellation);
        await node.Get<LeadWatch>().Look(Cancellation);
    }

    private async Task<Call> GoneFrom(PartsHost node, int number, string from = "+12025550123")
    {
        var call = new CallId($"CA{number:x32}");
        Assert.Null(await node.Post(call, new CallEvent.Fact.CustomerArrived(from, "+15550100000")));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await node.Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp)));
        return await node.Saved(call);
    }

    private static async Task<Refusal?> Take(PartsHost node, LeadId id, AgentId by) => (await node.Get<LeadStore>().Change(id, new LeadEvent.Take(by), done: null, Cancellation)).Refusal;

    private static async Task<Lead> Find(PartsHost node, LeadId id) => (await node.Get<LeadStore>().Find(id, Cancellation))!;
}
