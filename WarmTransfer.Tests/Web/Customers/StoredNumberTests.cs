using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;

namespace WarmTransfer.Tests.Web.Customers;

/// <summary>Numbers are in one table, and everybody who may reads them as before.</summary>
public sealed class StoredNumberTests : IDisposable
{
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Nothing_that_is_kept_names_anybody_but_the_table_of_numbers(string provider)
    {
        await using var node = await Node(provider);
        await CustomerStory.Tell(node, _clock);

        var kept = await CustomerStory.Kept(node);
        Assert.All(["customer-arrived", "dial-number", "participants-found", "effect-troubled", "Calls.Document", "Outbox.LastError: The account"], there => Assert.Contains(there, kept, StringComparison.Ordinal));
        Assert.All(CustomerStory.Marks, mark => Assert.DoesNotContain(kept.Split('\n'), line => line.Contains(mark, StringComparison.Ordinal)));
        await using var db = node.Database();
        Assert.Equal(
            new[] { CustomerStory.Customer, CustomerStory.Sip, CustomerStory.Outside, CustomerStory.Found, CustomerStory.NotAllowed, CustomerStory.NotANumber }.Order(StringComparer.Ordinal),
            (await db.Customers.Select(row => row.Number).ToListAsync(Cancellation)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whoever_may_reads_them_as_before(string provider)
    {
        await using var node = await Node(provider);
        await CustomerStory.Tell(node, _clock);

        var call = await node.Saved(CustomerStory.Call);
        Assert.Equal((CustomerStory.Customer, CustomerStory.Outside), (call.From, call[new LegId("L2")].Number));
        var timeline = await CustomerStory.Read(node, CustomerStory.Call);
        Assert.Equal(CustomerStory.Customer, timeline!.Summary.From);
        Assert.Contains(timeline.Entries, entry => $"{entry.Event}".Contains("2071234567", StringComparison.Ordinal));
        Assert.Equal(CustomerStory.Sip, (await CustomerStory.Read(node, CustomerStory.SipCall))!.Summary.From);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whatever_is_typed_for_a_number_is_refused_and_kept_and_harms_nobody(string provider)
    {
        await using var node = await Node(provider);
        await CustomerStory.Talk(node, CustomerStory.Call, CustomerStory.Customer);

        foreach (var typed in new[] { "+1\u0000555", "1\ud83d\ude00", new string('1', 250) + "😀", "1\"2\\3", "person:1", "'; DROP TABLE" })
            Assert.Equal(RefusalCode.BadNumber, (await CustomerStory.Dial(node, typed))!.Code);

        var timeline = await CustomerStory.Read(node, CustomerStory.Call);
        Assert.Equal(6, timeline!.Entries.Count(entry => entry.Refusal is not null));
        Assert.Contains(timeline.Entries, entry => entry.Event.TryGetProperty("target", out var target) && target.GetProperty("number").GetString() == "1\"2\\3");
    }

    [Fact]
    public async Task Two_nodes_that_meet_somebody_at_once_agree_on_one_row()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var one = await PartsHost.StartAsync("PostgreSql", database, _clock);
        await using var two = await PartsHost.StartAsync("PostgreSql", database, _clock);
        var calls = Enumerable.Range(1, 20).Select(number => (Node: number % 2 == 0 ? one : two, Call: new CallId($"CA{number}"), Number: $"+1555010{number / 2:0000}"));

        Assert.All(await Task.WhenAll(calls.Select(c => c.Node.Post(c.Call, new CallEvent.Fact.CustomerArrived(c.Number, "+15550100000")))), Assert.Null);

        await using var db = one.Database();
        Assert.Equal(11, await db.Customers.CountAsync(Cancellation));
        Assert.Equal(20, await db.CustomerCalls.CountAsync(Cancellation));
        foreach (var (_, call, number) in calls) Assert.Equal(number, (await one.Saved(call)).From);
    }

    [Fact]
    public async Task A_node_writes_ids_for_calls_whose_customers_another_has_met()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        await using var one = await PartsHost.StartAsync("PostgreSql", database, _clock);
        await using var two = await PartsHost.StartAsync("PostgreSql", database, _clock);
        Assert.Null(await one.Post(CustomerStory.Call, new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000")));

        Assert.Null(await two.Post(CustomerStory.Call, new CallEvent.Fact.ParticipantJoined(CustomerStory.Call.Value, 1)));

        Assert.DoesNotContain("5550101234", await CustomerStory.Kept(two), StringComparison.Ordinal);
        Assert.Equal(CustomerStory.Customer, (await one.Saved(CustomerStory.Call)).From);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whoever_was_erased_and_calls_again_gets_another_id_also_where_they_are_remembered(string provider)
    {
        await using var node = await Node(provider);
        await Arrives(node, "CA1");
        await using var db = node.Database();
        var first = (await db.Customers.AsNoTracking().SingleAsync(Cancellation)).Id;
        await db.Customers.ExecuteDeleteAsync(Cancellation);

        await Arrives(node, "CA2");

        var again = await db.Customers.AsNoTracking().SingleAsync(Cancellation);
        Assert.NotEqual(first, again.Id);
        Assert.Equal(again.Id, (await db.CustomerCalls.SingleAsync(row => row.CallId == "CA2", Cancellation)).CustomerId);
        Assert.Equal(CustomerStory.Customer, (await node.Saved(new CallId("CA2"))).From);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task When_somebody_was_last_heard_of_does_not_go_back_with_what_is_saved_late(string provider)
    {
        await using var node = await Node(provider);
        await Arrives(node, "CA1");
        await Arrives(node, "CA2", late: TimeSpan.FromMinutes(2));
        await using var db = node.Database();
        Assert.Equal(_clock.GetUtcNow(), (await db.Customers.AsNoTracking().SingleAsync(Cancellation)).LastSeen);

        _clock.Advance(TimeSpan.FromHours(1));
        await Arrives(node, "CA3");

        Assert.Equal(_clock.GetUtcNow(), (await db.Customers.AsNoTracking().SingleAsync(Cancellation)).LastSeen);
        Assert.Equal(3, await db.CustomerCalls.CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_remembered_has_a_bound()
    {
        await using var node = await Node("Sqlite");
        var numbers = node.Get<CustomerNumbers>();
        Mention[] many = [.. Enumerable.Range(0, CustomerNumbers.Remembered + 1).Select(number => new Mention($"+1{number:0000000000}", "CA1", _clock.GetUtcNow()))];
        foreach (var some in many.Chunk(2_000)) await numbers.Meet(some, Cancellation);

        await using var db = node.Database();
        var ids = (await numbers.Meet([], [many[0], many[^1]], number => db.Customers.Where(row => row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(Cancellation))).Ids;

        Assert.InRange(numbers.Count, 1, CustomerNumbers.Remembered);
        Assert.Equal(ids[many[0].Number], (await db.Customers.SingleAsync(row => row.Number == many[0].Number, Cancellation)).Id);
    }

    private async Task Arrives(PartsHost node, string call, TimeSpan late = default)
    {
        var post = new Post(new CallId(call), new CallEvent.Fact.CustomerArrived(CustomerStory.Customer, "+15550100000"), "test", ReceivedAt: _clock.GetUtcNow() - late);
        Assert.Null((await node.Get<Desk>().Post(post, Cancellation)).Refusal);
    }

    private async Task<PartsHost> Node(string provider) => await PartsHost.StartAsync(
        provider, provider == "Sqlite" ? _file.ConnectionString : (await PostgresServer.Shared()).NewDatabase(), _clock, settings: CustomerStory.Settings);
}
