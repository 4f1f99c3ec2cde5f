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
    public async Task Whoever_tries_all_day_fills_a_few_rows_a_minute_and_takes_no_room_from_others()
    {
        for (var i = 0; i < 500; i++) await Write(Attempt("agent1"));
        await Write(Attempt("agent2"));

        var rows = await Rows();
        Assert.Equal(AuditLog.DeniedPerMinute + 1, rows.Count(row => row.Actor == "agent1"));
        Assert.Equal("more of the kind", rows[AuditLog.DeniedPerMinute].Act);
        Assert.Single(rows, row => row.Actor == "agent2");

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Write(Attempt("agent1"));
        Assert.Equal(rows.Count + 1, (await Rows()).Count);
    }

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

    private Task Write(AuditEntry entry) => _node.Get<IAuditLog>().Write(entry);

    private async Task<List<AuditRow>> Rows()
    {
        await using var db = _node.Database();
        return await db.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
    }
}
