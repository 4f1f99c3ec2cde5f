using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Customers;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Tests.Web.Retention;

/// <summary>What is kept is kept for its days, and goes after them.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly string[] Days = [CustomerStory.Settings, "Retention:CallDays=40", "Retention:EventDays=35", "Retention:TextDays=10", "Retention:TranscriptDays=10", "Retention:OutboxDays=5", "Retention:AgentStateDays=20"];
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Each_kind_goes_after_its_days(string provider)
    {
        await using var node = await Over(provider);
        var all = await Count(node);
        Assert.True(all is { Calls: 2, Events: > 10, Owed: > 0, Texts: true, Links: > 5, Customers: 6 });

        Assert.Equal(all, await After(node, 4));
        Assert.Equal(all with { Owed = 1 }, await After(node, 2) with { });
        Assert.Equal(all with { Owed = 1, Texts = false }, await After(node, 5));
        Assert.Equal(all with { Owed = 1, Texts = false }, await After(node, 10));
        Assert.Equal(all with { Owed = 0, Texts = false, Events = 0 }, await After(node, 15));
        Assert.Equal(new Kept(0, 0, 0, false, 0, 0), await After(node, 5));
    }

    [Fact]
    public async Task What_agents_did_goes_after_its_days()
    {
        await using var node = await Over("Sqlite");
        await using var db = node.Database();
        for (var i = 0; i < RetentionRun.Step + 5; i++) db.AgentStates.Add(AgentStateRow.Of(new AgentStateInterval(PartsHost.Agent1, AgentState.Available, _clock.GetUtcNow(), _clock.GetUtcNow(), null)));
        await db.SaveChangesAsync(Cancellation);

        await After(node, 19);
        Assert.Equal(RetentionRun.Step + 5, await db.AgentStates.CountAsync(Cancellation));
        await After(node, 2);
        Assert.Equal(0, await db.AgentStates.CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_agents_have_said_goes_with_the_call_or_after_its_days()
    {
        await using var node = await Over("Sqlite");
        await using var db = node.Database();
        db.WrapUps.AddRange(Said(CustomerStory.Call.Value), Said("one that is not known any more"));
        await db.SaveChangesAsync(Cancellation);

        await After(node, 39);
        Assert.Equal(2, await db.WrapUps.CountAsync(Cancellation));
        await After(node, 2);
        Assert.Equal(0, await db.WrapUps.CountAsync(Cancellation));

        WrapUpRow Said(string call) => new() { CallId = call, AgentId = PartsHost.Agent1.Value, QueueId = "default", At = _clock.GetUtcNow(), Code = "refund" };
    }

    [Fact]
    public async Task What_was_dialled_goes_after_its_days_and_a_favourite_stays_and_forgets_when()
    {
        await using var node = await Over("Sqlite");
        await using var db = node.Database();
        var customers = await db.Customers.Select(row => row.Id).Order().Take(2).ToListAsync(Cancellation);
        db.PhoneBook.AddRange(Dialled(customers[0], favourite: false), Dialled(customers[1], favourite: true));
        await db.SaveChangesAsync(Cancellation);

        await After(node, 39);
        Assert.Equal([(customers[0], true), (customers[1], true)], await Left());
        await After(node, 2);
        Assert.Equal([(customers[1], false)], await Left());
        Assert.Equal([customers[1]], await db.Customers.Select(row => row.Id).ToListAsync(Cancellation));

        PhoneBookRow Dialled(string customer, bool favourite) => new() { AgentId = PartsHost.Agent1.Value, CustomerId = customer, Favourite = favourite, DialledAt = _clock.GetUtcNow() };

        async Task<(string, bool)[]> Left() =>
            [.. from row in await db.PhoneBook.AsNoTracking().OrderBy(row => row.CustomerId).ToListAsync(Cancellation) select (row.CustomerId, row.DialledAt is not null)];
    }

    [Fact]
    public async Task A_call_that_lives_is_left_alone_and_whoever_calls_again_stays_known()
    {
        await using var node = await Node("Sqlite");
        await CustomerStory.Talk(node, CustomerStory.Call, CustomerStory.Customer);
        _clock.Advance(TimeSpan.FromDays(41));
        await node.Get<RetentionRun>().Run(Cancellation);
        Assert.Equal(CustomerStory.Customer, (await node.Saved(CustomerStory.Call)).From);

        await CustomerStory.End(node, CustomerStory.Call);
        Assert.Null(await node.Post(new CallId("CA9"), new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000")));
        await node.Get<RetentionRun>().Run(Cancellation);

        Assert.Null(await node.Get<WarmTransfer.Web.Calls.CallReader>().Find(CustomerStory.Call, Cancellation));
        Assert.Equal(CustomerStory.Customer, (await node.Saved(new CallId("CA9"))).From);
    }

    [Fact]
    public async Task Many_calls_that_arrived_in_one_moment_go_in_small_steps_and_none_is_forgotten()
    {
        await using var node = await Node("Sqlite");
        for (var number = 1; number <= CallWalk.Stride + 5; number++)
        {
            var call = new CallId($"CB{number}");
            Assert.Null(await node.Post(call, new CallEvent.Fact.CustomerArrived($"+1555010{number:0000}", "+15550100000")));
            await CustomerStory.End(node, call);
        }

        _clock.Advance(TimeSpan.FromDays(36));
        await node.Get<RetentionRun>().Run(Cancellation);

        var kept = await Count(node);
        Assert.Equal((CallWalk.Stride + 5, 0), (kept.Calls, kept.Events));
    }

    [Fact]
    public async Task A_run_says_in_the_audit_what_it_deleted_and_says_nothing_when_that_is_nothing()
    {
        await using var node = await Over("Sqlite");
        await node.Get<RetentionJob>().Run(Cancellation);
        _clock.Advance(TimeSpan.FromDays(41));
        await node.Get<RetentionJob>().Run(Cancellation);
        await node.Get<RetentionJob>().Run(Cancellation);

        await using var db = node.Database();
        var line = await db.Audit.AsNoTracking().SingleAsync(row => row.Actor == RetentionJob.Actor, Cancellation);
        Assert.StartsWith("2 texts of calls, 2 transcripts of calls, 2 effects of calls, 2 timelines of calls, 2 calls, 6 customers", line.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_an_earlier_version_are_read_as_they_are_and_moved_into_the_table()
    {
        await using var node = await Over("Sqlite");
        await Unhide(node);
        Assert.Equal(CustomerStory.Customer, (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
        Assert.Contains("5550101234", await CustomerStory.Kept(node), StringComparison.Ordinal);

        Assert.Equal(2, await node.Get<OldNumbers>().Move(Cancellation));

        var kept = await CustomerStory.Kept(node);
        Assert.All(CustomerStory.Marks, mark => Assert.DoesNotContain(mark, kept, StringComparison.Ordinal));
        Assert.Equal(CustomerStory.Customer, (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
        await using var db = node.Database();
        Assert.All(await db.Customers.ToListAsync(Cancellation), row => Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromMinutes(2), row.FirstSeen));
        Assert.Equal(0, await node.Get<OldNumbers>().Move(Cancellation));
    }

    // As a version had it that knew no table of numbers.
    private static async Task Unhide(PartsHost node)
    {
        await using var db = node.Database();
        var reader = await CustomerNumbers.Reader(db, await db.Events.Select(row => row.Payload).ToListAsync(Cancellation), Cancellation);
        foreach (var row in await db.Calls.AsNoTracking().ToListAsync(Cancellation)) await db.Calls.Where(one => one.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Document, reader(row.Document)), Cancellation);
        foreach (var row in await db.Events.AsNoTracking().ToListAsync(Cancellation)) await db.Events.Where(one => one.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Payload, reader(row.Payload)), Cancellation);
        foreach (var row in await db.Outbox.AsNoTracking().ToListAsync(Cancellation))
            await db.Outbox.Where(one => one.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Payload, reader(row.Payload)).SetProperty(one => one.LastError, $"No call to {CustomerStory.Outside}."), Cancellation);
        await db.Customers.ExecuteDeleteAsync(Cancellation);
        await db.CustomerCalls.ExecuteDeleteAsync(Cancellation);
    }

    private async Task<Kept> After(PartsHost node, int days)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        await node.Get<RetentionRun>().Run(Cancellation);
        return await Count(node);
    }

    private static async Task<Kept> Count(PartsHost node)
    {
        await using var db = node.Database();
        return new Kept(
            await db.Calls.CountAsync(Cancellation), await db.Events.CountAsync(Cancellation), await db.Outbox.CountAsync(Cancellation),
            (await CustomerStory.Kept(node)).Contains("Ill since May", StringComparison.Ordinal), await db.CustomerCalls.CountAsync(Cancellation), await db.Customers.CountAsync(Cancellation));
    }

    private async Task<PartsHost> Node(string provider) => await PartsHost.StartAsync(
        provider, provider == "Sqlite" ? _file.ConnectionString : (await PostgresServer.Shared()).NewDatabase(), _clock, settings: Days);

    // Everything that was owed but one is done.
    private async Task<PartsHost> Over(string provider)
    {
        var node = await Node(provider);
        await CustomerStory.Tell(node, _clock);
        foreach (var call in new[] { CustomerStory.Call, CustomerStory.SipCall }) await CustomerStory.End(node, call);
        await using var db = node.Database();
        var last = await db.Outbox.MaxAsync(row => row.Id, Cancellation);
        await db.Outbox.Where(row => row.Id != last).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, _clock.GetUtcNow()), Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(2));
        return node;
    }

    private sealed record Kept(int Calls, int Events, int Owed, bool Texts, int Links, int Customers);
}
