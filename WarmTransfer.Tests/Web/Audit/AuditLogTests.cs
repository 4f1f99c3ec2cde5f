using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Tests.Web.Audit;

public sealed class AuditLogTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    private PartsHost _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _node = await PartsHost.StartAsync(_file, _clock);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task An_entry_says_who_when_what_on_whom_and_why()
    {
        await Write(new AuditEntry("agent1", "end", AuditOutcome.Denied, "Not yours.", new CallId("CA1"), new AgentId("agent2")));

        var row = Assert.Single(await Rows());
        Assert.Equal(("agent1", _clock.GetUtcNow(), "end", "CA1", "agent2", AuditOutcome.Denied, "Not yours."), (row.Actor, row.At, row.Act, row.CallId, row.AgentId, row.Outcome, row.Reason));
    }

    [Fact]
    public async Task Whoever_tries_all_day_fills_two_rows_a_minute_which_say_how_often()
    {
        for (var i = 0; i < 500; i++) await Write(Attempt("agent1"));
        await Write(Attempt("agent2"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Log.Flush(Cancellation);

        Assert.Equal([("agent1", null), ("agent2", null), ("agent1", 499)], (await Rows()).Select(row => (row.Actor, row.Count)));
        await Write(Attempt("agent1"));
        Assert.Equal(4, (await Rows()).Count);
    }

    [Fact]
    public async Task What_is_read_is_written_behind_and_the_same_again_is_counted()
    {
        for (var i = 0; i < 3; i++) Log.Note(Reading("CA1"));
        Log.Note(Reading("CA2"));
        Assert.Empty(await Rows());
        await Log.Flush(Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Log.Flush(Cancellation);

        Assert.Equal([("CA1", null), ("CA2", null), ("CA1", 2)], (await Rows()).Select(row => (row.CallId, row.Count)));
    }

    [Fact]
    public async Task What_waits_is_written_when_the_database_is_there_again_in_order_and_once()
    {
        await using (var db = _node.Database()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE Audit RENAME TO Elsewhere", Cancellation);
        Log.Note(Reading("CA1"));
        await Write(Attempt("agent1"));
        await Assert.ThrowsAsync<DbUpdateException>(() => Log.Flush(Cancellation));
        await using (var db = _node.Database()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO Audit", Cancellation);

        await Log.Flush(Cancellation);
        await Log.Flush(Cancellation);

        Assert.Equal(["reads a call's timeline", "end"], (await Rows()).Select(row => row.Act));
    }

    [Fact]
    public async Task The_end_writes_what_waits_and_what_was_counted()
    {
        for (var i = 0; i < 3; i++) Log.Note(Reading("CA1"));

        await Log.StopAsync(Cancellation);

        Assert.Equal([null, 2], (await Rows()).Select(row => row.Count));
    }

    [Fact]
    public async Task An_entry_says_from_where_and_by_which_account_and_sign_in()
    {
        await Write(Attempt("agent1") with { Origin = new AuditOrigin("agent1", "2001:db8::7", "u1", "s1") });

        var row = Assert.Single(await Rows());
        Assert.Equal(("2001:db8::7", "u1", "s1"), (row.Address, row.UserId, row.SessionId));
    }

    [Theory]
    [InlineData("agent1", "agent1", true)]
    [InlineData("agent1", "agent2", false)]
    [InlineData(null, "agent1", false)]
    [InlineData(null, "(not signed in)", true)]
    public void An_address_is_of_whoever_acts_and_of_nobody_else(string? signedIn, string actor, bool expected) =>
        Assert.Equal(expected, Attempt(actor).From(new AuditOrigin(signedIn, "192.0.2.7", null, null)).Origin is not null);

    [Fact]
    public async Task What_was_done_is_never_left_out()
    {
        for (var i = 0; i < 100; i++) await Write(new AuditEntry("supervisor1", "listen", AuditOutcome.Done, ""));

        Assert.Equal(100, (await Rows()).Count);
    }

    [Fact]
    public async Task Of_what_a_stranger_writes_only_the_beginning_is_kept()
    {
        await Write(new AuditEntry(new string('a', 5000), new string('b', 5000), AuditOutcome.Denied, new string('c', 5000), new CallId(new string('d', 5000)), new AgentId(new string('e', 5000))));

        var row = Assert.Single(await Rows());
        Assert.Equal((256, 100, 200, 64, 256), (row.Actor.Length, row.Act.Length, row.Reason.Length, row.CallId!.Length, row.AgentId!.Length));
    }

    [Fact]
    public async Task A_book_that_cannot_be_written_to_is_no_reason_to_fail()
    {
        await using (var db = _node.Database()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE Audit RENAME TO Elsewhere", Cancellation);

        await Write(Attempt("agent1"));
    }

    private static AuditEntry Attempt(string actor) => new(actor, "end", AuditOutcome.Denied, "Not yours.");

    private static AuditEntry Reading(string call) => new("agent1", "reads a call's timeline", AuditOutcome.Done, "", new CallId(call));

    private AuditLog Log => _node.Get<AuditLog>();

    private Task Write(AuditEntry entry) => _node.Get<IAuditLog>().Write(entry);

    private async Task<List<AuditRow>> Rows()
    {
        await using var db = _node.Database();
        return await db.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}
