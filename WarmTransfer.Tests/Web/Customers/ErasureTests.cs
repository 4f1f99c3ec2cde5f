using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Retention;

namespace WarmTransfer.Tests.Web.Customers;

/// <summary>Somebody is taken out of everything that is kept.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Reason = "asked for it by letter";
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task The_number_and_what_people_wrote_are_gone_and_the_rest_is_as_it_was(string provider)
    {
        await using var node = await Over(provider);
        var before = await CustomerStory.Read(node, CustomerStory.Call);
        Assert.Contains("Ill since May", await CustomerStory.Kept(node), StringComparison.Ordinal);

        Assert.Equal(new ErasureAnswer(ErasureOutcome.Erased, 1), await Erase(node));

        Assert.DoesNotContain("Ill since May", await CustomerStory.Kept(node), StringComparison.Ordinal);
        Assert.DoesNotContain("Debts", await CustomerStory.Kept(node), StringComparison.Ordinal);
        await using var db = node.Database();
        Assert.DoesNotContain(CustomerStory.Customer, await db.Customers.Select(row => row.Number).ToListAsync(Cancellation));
        var after = await CustomerStory.Read(node, CustomerStory.Call);
        Assert.Equal(before!.Summary with { From = "erased" }, after!.Summary with { Agents = before.Summary.Agents });
        Assert.Equal(before.Entries.Select(entry => (entry.At, entry.Actor, entry.What)), after.Entries.Select(entry => (entry.At, entry.Actor, entry.What)));
        // Somebody else in the same call is not erased with them.
        Assert.Contains(after.Entries, entry => $"{entry.Event}".Contains("2025550177", StringComparison.Ordinal));
        Assert.Equal(CustomerStory.Sip, (await CustomerStory.Read(node, CustomerStory.SipCall))!.Summary.From);
        Assert.NotNull((await db.Erasures.SingleAsync(Cancellation)).DoneAt);
    }

    [Fact]
    public async Task Figures_are_as_they_were()
    {
        await using var node = await Over("Sqlite");
        var counted = node.Get<LiveFigures>().At(_clock.GetUtcNow());

        Assert.True((await Erase(node)).Done);

        Assert.Equal(counted.Overall, node.Get<LiveFigures>().At(_clock.GetUtcNow()).Overall);
        await using var another = await PartsHost.StartAsync(_file, _clock, settings: CustomerStory.Settings);
        foreach (var loader in another.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<LiveFiguresLoader>()) await loader.StartingAsync(Cancellation);
        Assert.Equal(counted.Overall.Today.Answered, another.Get<LiveFigures>().At(_clock.GetUtcNow()).Overall.Today.Answered);
    }

    [Fact]
    public async Task Who_was_erased_and_calls_again_is_somebody_new()
    {
        await using var node = await Over("Sqlite");
        var old = (await Row(node))!.Id;
        Assert.True((await Erase(node)).Done);

        Assert.Null(await node.Post(new CallId("CA9"), new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000")));

        Assert.NotEqual(old, (await Row(node))!.Id);
        Assert.DoesNotContain(old, (await CustomerStory.Kept(node)).Replace($"Erasures.CustomerId: {old}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("erased", (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
        Assert.Equal(CustomerStory.Customer, (await node.Saved(new CallId("CA9"))).From);
    }

    [Fact]
    public async Task What_is_told_late_of_an_erased_call_brings_nothing_back()
    {
        await using var node = await Over("Sqlite");
        Assert.True((await Erase(node)).Done);

        Assert.Null(await node.Post(CustomerStory.Call, new CallEvent.Fact.RoomEnded(1, null)));
        Assert.Null(await node.Post(CustomerStory.Call, new CallEvent.Fact.ParticipantLeft(CustomerStory.Call.Value, 1, HungUp: true)));

        Assert.Null(await Row(node));
        Assert.Equal("erased", (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
    }

    [Fact]
    public async Task Who_is_in_a_call_is_not_erased_until_a_minute_after_it_began()
    {
        await using var node = await Node("Sqlite");
        await CustomerStory.Talk(node, CustomerStory.Call, CustomerStory.Customer);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(ErasureOutcome.Live, (await Erase(node)).Outcome);
        await CustomerStory.End(node, CustomerStory.Call);
        Assert.Null(await node.Post(new CallId("CA9"), new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000")));
        await CustomerStory.End(node, new CallId("CA9"));

        Assert.Equal(ErasureOutcome.JustNow, (await Erase(node)).Outcome);
        Assert.Equal(CustomerStory.Customer, (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new ErasureAnswer(ErasureOutcome.Erased, 2), await Erase(node));
    }

    [Theory]
    [InlineData("+12025559999", Reason, nameof(ErasureOutcome.Unknown))]
    [InlineData("", Reason, nameof(ErasureOutcome.Unknown))]
    [InlineData("anonymous", Reason, nameof(ErasureOutcome.Unknown))]
    [InlineData(CustomerStory.Customer, " ", nameof(ErasureOutcome.NoReason))]
    public async Task What_cannot_be_erased_is_said(string number, string reason, string outcome)
    {
        await using var node = await Over("Sqlite");

        var answer = await node.Get<Erasures>().Erase(number, reason, "admin1", Cancellation);

        Assert.Equal((outcome, 0), ($"{answer.Outcome}", answer.Calls));
        Assert.NotNull(await Row(node));
    }

    [Fact]
    public async Task What_was_begun_and_not_finished_is_finished_later()
    {
        await using var node = await Over("Sqlite");
        var id = (await Row(node))!.Id;
        await using (var db = node.Database())
        {
            // As far as a process comes that is killed right after the beginning.
            await db.Customers.Where(row => row.Id == id).ExecuteDeleteAsync(Cancellation);
            db.Erasures.Add(new ErasureRow { CustomerId = id, RequestedAt = _clock.GetUtcNow() });
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal("erased", (await CustomerStory.Read(node, CustomerStory.Call))!.Summary.From);
        await node.Get<RetentionJob>().Run(Cancellation);

        Assert.DoesNotContain("Ill since May", await CustomerStory.Kept(node), StringComparison.Ordinal);
        Assert.Equal(0, await node.Get<Erasures>().Finish(Cancellation));
    }

    [Fact]
    public async Task Calls_go_on_while_somebody_is_erased()
    {
        await using var node = await Node("Sqlite");
        for (var number = 1; number <= 30; number++)
        {
            Assert.Null(await node.Post(new CallId($"CB{number}"), new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000")));
            await CustomerStory.End(node, new CallId($"CB{number}"));
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        await CustomerStory.Talk(node, CustomerStory.Call, CustomerStory.Sip);
        var erasing = Erase(node);
        var slowest = TimeSpan.Zero;
        for (var turn = 0; !erasing.IsCompleted || turn < 10; turn++)
        {
            var started = TimeProvider.System.GetTimestamp();
            Assert.Null(await node.Post(CustomerStory.Call, new CallEvent.Fact.ParticipantFlags(CustomerStory.Call.Value, 1, false, turn % 2 == 0, turn)));
            slowest = TimeProvider.System.GetElapsedTime(started) is var took && took > slowest ? took : slowest;
        }

        Assert.Equal(new ErasureAnswer(ErasureOutcome.Erased, 30), await erasing);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_audit_says_who_erased_and_why_and_not_whom()
    {
        await using var node = await Over("Sqlite");
        await Erase(node);

        await using var db = node.Database();
        var line = await db.Audit.AsNoTracking().SingleAsync(row => row.Act == Erasures.Act, Cancellation);
        Assert.Equal(("admin1", AuditOutcome.Done, $"+•••••••••34: {Reason}"), (line.Actor, line.Outcome, line.Reason));
    }

    private static async Task<CustomerRow?> Row(PartsHost node)
    {
        await using var db = node.Database();
        return await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Number == CustomerStory.Customer, Cancellation);
    }

    private static Task<ErasureAnswer> Erase(PartsHost node) => node.Get<Erasures>().Erase(CustomerStory.Customer, Reason, "admin1", Cancellation);

    private async Task<PartsHost> Node(string provider) => await PartsHost.StartAsync(
        provider, provider == "Sqlite" ? _file.ConnectionString : (await PostgresServer.Shared()).NewDatabase(), _clock, settings: CustomerStory.Settings);

    // The whole story, and a while after its end.
    private async Task<PartsHost> Over(string provider)
    {
        var node = await Node(provider);
        await CustomerStory.Tell(node, _clock);
        foreach (var call in new[] { CustomerStory.Call, CustomerStory.SipCall }) await CustomerStory.End(node, call);
        _clock.Advance(TimeSpan.FromMinutes(2));
        return node;
    }
}
