using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Tests.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.OpenId;
using WarmTransfer.Web.Sessions;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>What the desk relies on, on each kind of database that is at hand.</summary>
public sealed class DatabaseTests : IDisposable
{
    private const string ServerVariable = "WARMTRANSFER_SQLSERVER";
    private readonly DatabaseFile _file = new();

    /// <summary>SQLite always; PostgreSQL where it is installed, SQL Server when the environment names one.</summary>
    public static TheoryData<string> Kinds => ["Sqlite", "PostgreSql", "SqlServer"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_call_is_read_back_as_it_was_saved(string kind) => On(kind, async open =>
    {
        await using (var db = open())
        {
            db.Calls.AddRange(EveryPhase.Stories.Select((story, i) => CallRow.Of(story.Call with { Id = new($"CA{i:00}") })));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var again = open();
        var rows = await again.Calls.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(EveryPhase.Stories.Select(story => story.Call.Phase), rows.Select(row => row.Read().Phase));
        Assert.Equal(EveryPhase.Stories.Select(story => story.Call.ArrivedAt), rows.Select(row => row.ArrivedAt));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Every_effect_is_read_back_as_it_was_owed(string kind) => On(kind, async open =>
    {
        CallEffect[] effects = [new CallEffect.DialNumber(Story.L1, "+15550100099"), new CallEffect.FindExpert(Story.L2), new CallEffect.StartRecording(LegId.Customer), new CallEffect.SetRecording(LegId.Customer, RecordingState.Paused), new CallEffect.StartTranscription(Story.L1, 1), new CallEffect.StopTranscription(Story.L1, 1), .. EveryPhase.Stories.SelectMany(story => EveryPhase.Facts.Concat<CallEvent>(EveryPhase.Intents).SelectMany(e => story.Then(e).Effects))];
        Assert.Equal(
            typeof(CallEffect).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CallEffect))).Select(type => type.Name).Order(),
            effects.Select(effect => effect.GetType().Name).Distinct().Order());
        await using (var db = open())
        {
            db.Outbox.AddRange(effects.Select(effect => new OutboxRow { CallId = "CA1", Name = effect.Name, Payload = Json.Write(effect) }));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var again = open();
        Assert.Equal(effects, (await again.Outbox.OrderBy(row => row.Id).ToListAsync(Cancellation)).Select(row => Json.Read<CallEffect>(row.Payload)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task The_calls_of_teams_are_found_by_whoever_was_let_in(string kind) => On(kind, async open =>
    {
        await using (var db = open())
        {
            db.Calls.AddRange(
                Of("ours", "\nagent_2\nagent_1\n"), Of("theirs", "\nagentx1\n"), Of("nobody's", "\n"), Of("of no team", "\nagent_2\n"), Of("own", "\nsue\nagentx1\n"), Of("live", "\nagentx1\n", live: true));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var again = open();
        var found = Histories.OfTeams(again, new CurrentAgent("sue", "Sue", [Roles.Supervisor]), [new("agent_1")]);
        Assert.Equal(["live", "nobody's", "ours", "own"], (await found.Select(row => row.Id).ToListAsync(Cancellation)).Order(StringComparer.Ordinal));

        static CallRow Of(string id, string agents, bool live = false) => new() { Id = id, Agents = agents, Live = live, Document = "{}" };
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Words_of_a_transcript_find_their_call(string kind) => On(kind, async open =>
    {
        await using (var db = open())
        {
            foreach (var (call, text) in new[] { ("CA1", "I was CHARGED twice."), ("CA2", "50% off, they said"), ("CA3", "50 euros, code a_b [x]") })
            {
                db.Calls.Add(new CallRow { Id = call, Agents = "\n", Document = "{}" });
                db.Transcripts.Add(new TranscriptRow { CallId = call, LegId = "customer", Session = "GT1", Sequence = 2, At = default, Kind = HeardKind.Said, Text = text });
            }
            await db.SaveChangesAsync(Cancellation);
        }

        await using var again = open();
        foreach (var (said, found) in new[] { ("charged Twice", "CA1"), ("0% off", "CA2"), ("a_b", "CA3"), ("[x]", "CA3"), ("aXb", ""), ("%%", "") })
            Assert.Equal(found, string.Join(' ', await Histories.Saying(again, again.Calls, said).Select(row => row.Id).ToListAsync(Cancellation)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Of_two_who_change_one_call_the_second_must_look_again(string kind) => On(kind, async open =>
    {
        await using var first = open();
        await using var second = open();
        first.Calls.Add(CallRow.Of(Story.Waiting.Call));
        await first.SaveChangesAsync(Cancellation);
        second.Entry(await second.Calls.SingleAsync(Cancellation)).CurrentValues.SetValues(CallRow.Of(Story.Talking.Call, version: 2));
        first.Entry(await first.Calls.SingleAsync(Cancellation)).CurrentValues.SetValues(CallRow.Of(Story.Ringing.Call, version: 2));
        await first.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));

        await using var third = open();
        Assert.Equal((2, Story.Ringing.Call.Phase), await third.Calls.Select(row => row).SingleAsync(Cancellation) is var row ? (row.Version, row.Read().Phase) : default);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task One_delivery_is_recorded_once_and_events_without_a_key_each_time(string kind) => On(kind, async open =>
    {
        await using (var db = open())
        {
            db.Events.AddRange(Event("one"), Event("two"), Event(null), Event(null));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var again = open();
        again.Events.Add(Event("one"));
        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync(Cancellation));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task The_audit_takes_more_and_neither_changes_nor_loses_anything(string kind) => On(kind, async open =>
    {
        await using var db = open();
        db.Audit.Add(AuditRow.Of(new AuditEntry("agent1", "end", AuditOutcome.Denied, "Not yours."), DateTimeOffset.UnixEpoch));
        db.Audit.Add(AuditRow.Of(new AuditEntry("agent2", "end", AuditOutcome.Denied, "Not yours."), DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAnyAsync<DbException>(() => db.Audit.ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "nobody"), Cancellation));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Audit.ExecuteDeleteAsync(Cancellation));
        db.Audit.Remove(await db.Audit.FirstAsync(Cancellation));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        await using var again = open();
        Assert.Equal(["agent1", "agent2"], await again.Audit.OrderBy(row => row.Id).Select(row => row.Actor).ToListAsync(Cancellation));
    });

    /// <summary>Whatever would take the place of a line or of all, and what it is called by each kind.</summary>
    public static TheoryData<string, string> Replacements => new()
    {
        { "Sqlite", "INSERT OR REPLACE INTO Audit (Id, At, Actor, Act, Outcome, Reason) VALUES (1, 0, 'nobody', 'end', 'Done', '')" },
        { "Sqlite", "REPLACE INTO AuditSeals (Id, Hash, Key) VALUES (1, 'none', '')" },
        { "Sqlite", "INSERT INTO Audit (Id, At, Actor, Act, Outcome, Reason) VALUES (1, 0, 'nobody', 'end', 'Done', '') ON CONFLICT (Id) DO UPDATE SET Actor = 'nobody'" },
        { "Sqlite", "UPDATE OR REPLACE Audit SET Id = 1 WHERE Id = 2" },
        { "Sqlite", "DELETE FROM AuditSeals" },
        { "PostgreSql", """INSERT INTO "Audit" ("Id", "At", "Actor", "Act", "Outcome", "Reason") VALUES (1, 0, 'nobody', 'end', 'Done', '') ON CONFLICT ("Id") DO UPDATE SET "Actor" = 'nobody'""" },
        { "PostgreSql", """MERGE INTO "Audit" a USING (SELECT 1) one ON a."Id" = 1 WHEN MATCHED THEN DELETE""" },
        { "PostgreSql", """TRUNCATE "Audit" CASCADE""" },
        { "PostgreSql", """TRUNCATE "AuditSeals" """ },
        { "PostgreSql", """UPDATE "AuditSeals" SET "Hash" = 'none'""" },
        { "SqlServer", "TRUNCATE TABLE Audit" },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public Task Nothing_takes_the_place_of_a_line_of_the_audit(string kind, string statement) => On(kind, async open =>
    {
        await using var db = open();
        foreach (var actor in new[] { "agent1", "agent2" }) db.Audit.Add(AuditRow.Of(new AuditEntry(actor, "end", AuditOutcome.Denied, "Not yours."), DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancellation);
        db.AuditSeals.Add(new AuditSeal { Id = 1, Hash = "first", Key = "" });
        await db.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));

        await using var again = open();
        Assert.Equal(["agent1", "agent2"], await again.Audit.OrderBy(row => row.Id).Select(row => row.Actor).ToListAsync(Cancellation));
        Assert.Equal("first", (await again.AuditSeals.SingleAsync(Cancellation)).Hash);
    });

    private static EventRow Event(string? key) => new() { CallId = "CA1", Actor = "test", Payload = "{}", DedupeKey = key };

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_providers_word_finds_its_sessions_and_is_taken_once(string kind) => On(kind, async open =>
    {
        await using (var db = open())
        {
            foreach (var name in (string[])["jane", "joe"])
            {
                db.Users.Add(new User { Id = name, UserName = name, AgentId = name, SecurityStamp = "stamp" });
                db.UserLogins.Add(new() { UserId = name, LoginProvider = "https://company", ProviderKey = $"subject of {name}" });
                db.Sessions.AddRange(Session(name, "first"), Session(name, "second"));
            }
            await db.SaveChangesAsync(Cancellation);
        }
        var store = new SessionStore(new Factory(open), new WriteGate(single: false), TimeProvider.System);

        Assert.Equal(["jane first"], await Ended(store, subject: null, "jane first"));
        Assert.Equal(["jane first", "jane second"], await Ended(store, "subject of jane", session: null));
        Assert.Empty(await Ended(store, "subject of joe", "jane first"));
        Assert.Equal((true, false, true), (await store.IsFirst(Word(null, null), Cancellation), await store.IsFirst(Word(null, null), Cancellation), await store.IsFirst(Word(null, null, "2"), Cancellation)));
    });

    private static SessionRow Session(string user, string name) => new()
    {
        Id = $"{user} {name}", UserId = user, Stamp = "stamp", ProviderSession = $"{user} {name}", Supervises = false, Unattended = false, Since = default, Until = default, UsedAt = default, Address = "", Browser = "",
    };

    private static LogoutToken Word(string? subject, string? session, string id = "1") => new("https://company", subject, session, id);

    private static async Task<IEnumerable<string>> Ended(SessionStore store, string? subject, string? session) =>
        (await store.OfProvider(Word(subject, session), Cancellation)).Select(ended => ended.Id).Order();

    private sealed class Factory(Func<WarmTransferDb> open) : IDbContextFactory<WarmTransferDb>
    {
        public WarmTransferDb CreateDbContext() => open();
    }

    private async Task On(string kind, Func<Func<WarmTransferDb>, Task> test)
    {
        var open = kind switch { "Sqlite" => Sqlite(), "PostgreSql" => await PostgreSql(), _ => SqlServer() };
        await using var db = open();
        await db.Database.MigrateAsync(Cancellation);
        await AuditTriggers.Ensure(db.Database, Cancellation);
        await test(open);
        if (kind != "Sqlite") await db.Database.EnsureDeletedAsync(CancellationToken.None);
    }

    private Func<WarmTransferDb> Sqlite()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(_file.ConnectionString).Options;
        return () => new SqliteDb(options);
    }

    private static async Task<Func<WarmTransferDb>> PostgreSql()
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql((await PostgresServer.Shared()).NewDatabase()).Options;
        return () => new PostgreSqlDb(options);
    }

    private static Func<WarmTransferDb> SqlServer()
    {
        var address = new SqlConnectionStringBuilder(Needs.Variable(ServerVariable, "connection string of a SQL Server")) { InitialCatalog = $"warmtransfer-{Guid.NewGuid():N}" };
        var options = new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer(address.ConnectionString).Options;
        return () => new SqlServerDb(options);
    }
}
