using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Outbox;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>PostgreSQL finds what is asked again and again by an index: it is forbidden to read whole tables, and does so only where there is no other way.</summary>
public sealed class PlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly CurrentAgent Supervisor = new("boss", "Boss", [Roles.Supervisor]) { Supervises = SupervisedTeams.Of(["Sales"]) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<WarmTransferDb, IQueryable<object>>> Queries { get; } = new()
    {
        ["a call"] = db => db.Calls.Where(row => row.Id == "CA1"),
        ["live calls"] = db => db.Calls.Where(row => row.Live),
        ["calls of a day"] = db => db.Calls.Where(row => row.ArrivedAt >= Now),
        ["an agent"] = db => db.Agents.Where(row => row.Id == "agent1"),
        ["a delivery"] = db => db.Events.Where(row => row.DedupeKey == "key"),
        ["a call's events"] = db => db.Events.Where(row => row.CallId == "CA1"),
        ["news"] = db => db.Events.Where(row => row.Id > 10),
        ["what agents did"] = db => db.AgentStates.Where(row => row.Until >= Now),
        ["outside numbers of the last hour"] = db => OutsideDials.Rows(db, Now),
        ["what is due"] = db => OutboxRelay.Due(db, Now),
        ["history of a supervisor of teams"] = db => Histories.Page(Histories.OfTeams(db, Supervisor, [new("agent1"), new("agent2")]), 2),
        ["people who were changed"] = db => db.Audit.Where(row => row.Id > 10 && row.AgentId != null && row.CallId == null),
        ["a call's effects"] = db => db.Outbox.Where(row => row.CallId == "CA1"),
    };

    public static TheoryData<string> Names => [.. Queries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_found_by_an_index(string name)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql((await PostgresServer.Shared()).NewDatabase()).Options;
        await using var db = new PostgreSqlDb(options);
        await db.Database.MigrateAsync(Cancellation);
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off", Cancellation);

        var plan = await Plan(db, Queries[name](db));

        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        await db.Database.EnsureDeletedAsync(CancellationToken.None);
    }

    private static async Task<string> Plan(WarmTransferDb db, IQueryable<object> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation)) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
