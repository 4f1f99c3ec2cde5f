using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>Whoever owns the database can take away its triggers; what they do then is found.</summary>
public sealed class AuditSealTests : IAsyncLifetime
{
    private static readonly string Key = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly string OtherKey = Convert.ToBase64String(new byte[32]);
    private readonly DatabaseFile _file = new();
    private readonly List<PartsHost> _nodes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => ["Sqlite", "PostgreSql"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _file.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_nobody_touched_is_as_it_was_sealed(string kind)
    {
        var node = await Sealed(kind, lines: 5);
        await Write(node, "after");

        var verdict = await Verify(node);

        Assert.Equal((null, 5, 0, 1), (verdict.Fault, verdict.Sealed, verdict.Keyless, verdict.Unsealed));
        Assert.Equal(5, verdict.Last!.Id);
    }

    [Theory]
    [InlineData("Sqlite", "UPDATE \"Audit\" SET \"Actor\" = 'agent9' WHERE \"Id\" = 3", "Line 3 is not what was sealed")]
    [InlineData("Sqlite", "UPDATE \"Audit\" SET \"Address\" = '192.0.2.1' WHERE \"Id\" = 3", "Line 3 is not what was sealed")]
    [InlineData("Sqlite", "UPDATE \"Audit\" SET \"At\" = \"At\" + 1 WHERE \"Id\" = 1", "Line 1 is not what was sealed")]
    [InlineData("Sqlite", "UPDATE \"AuditSeals\" SET \"Hash\" = 'x' WHERE \"Id\" = 4", "Line 4 is not what was sealed")]
    [InlineData("Sqlite", "UPDATE \"AuditSeals\" SET \"Key\" = '' WHERE \"Id\" = 4", "Line 4 is sealed without a key")]
    [InlineData("Sqlite", "DELETE FROM \"Audit\" WHERE \"Id\" = 1", "Line 1 is missing")]
    [InlineData("Sqlite", "DELETE FROM \"Audit\" WHERE \"Id\" = 3", "Line 3 is missing")]
    [InlineData("Sqlite", "DELETE FROM \"Audit\" WHERE \"Id\" > 3", "Line 4 is missing")]
    [InlineData("Sqlite", "DELETE FROM \"AuditSeals\" WHERE \"Id\" = 3", "Line 3 has no seal although later ones have")]
    [InlineData("Sqlite", "DELETE FROM \"Audit\" WHERE \"Id\" = 3; DELETE FROM \"AuditSeals\" WHERE \"Id\" = 3", "Line 4 is not what was sealed")]
    [InlineData("PostgreSql", "UPDATE \"Audit\" SET \"Actor\" = 'agent9' WHERE \"Id\" = 3", "Line 3 is not what was sealed")]
    [InlineData("PostgreSql", "DELETE FROM \"Audit\" WHERE \"Id\" = 3", "Line 3 is missing")]
    public async Task A_line_that_was_changed_or_removed_is_named(string kind, string deed, string fault)
    {
        var node = await Sealed(kind, lines: 5);

        await Tamper(node, deed);

        Assert.StartsWith(fault, (await Verify(node)).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_line_that_was_put_in_between_is_named(string kind)
    {
        var node = await Start(kind);
        foreach (var line in new[] { 1, 2, 4 }) await Insert(node, line);
        await Seal(node);

        await Insert(node, 3);
        await Seal(node);

        Assert.StartsWith("Line 3 has no seal although later ones have", (await Verify(node)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_went_from_the_end_with_their_seals_are_missed_by_whoever_knows_the_last_hash()
    {
        var node = await Sealed("Sqlite", lines: 5);
        var last = (await Verify(node)).Last!.Hash;

        await Tamper(node, "DELETE FROM \"AuditSeals\" WHERE \"Id\" > 3; DELETE FROM \"Audit\" WHERE \"Id\" > 3");
        await Write(node, "later");
        await Seal(node);

        Assert.Null((await Verify(node)).Fault);
        Assert.StartsWith($"No line has the hash {last}", (await Verify(node, holds: last)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_without_the_key_can_seal_what_they_changed()
    {
        var node = await Sealed("Sqlite", lines: 3);
        await Tamper(node, "DELETE FROM \"AuditSeals\"; UPDATE \"Audit\" SET \"Actor\" = 'agent9' WHERE \"Id\" = 2");
        await Seal(await Start("Sqlite", OtherKey));

        Assert.StartsWith("Line 1 is sealed with another key", (await Verify(node)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_may_come_later()
    {
        var before = await Start("Sqlite", key: "");
        await Write(before, "one", "two");
        await Seal(before);
        var node = await Start("Sqlite");
        await Write(node, "three");
        await Seal(node);

        var verdict = await Verify(node);

        Assert.Equal((null, 3, 2), (verdict.Fault, verdict.Sealed, verdict.Keyless));
    }

    [Fact]
    public async Task What_whoever_may_has_removed_from_the_beginning_is_no_fault_for_whoever_says_so()
    {
        var node = await Sealed("Sqlite", lines: 5);

        await Tamper(node, "DELETE FROM \"AuditSeals\" WHERE \"Id\" < 3; DELETE FROM \"Audit\" WHERE \"Id\" < 3");

        Assert.NotNull((await Verify(node)).Fault);
        var verdict = await Verify(node, after: 3);
        Assert.Equal((null, 2), (verdict.Fault, verdict.Sealed));
    }

    [Fact]
    public async Task More_than_one_page_is_one_chain()
    {
        var node = await Start("Sqlite");
        await Write(node, [.. Enumerable.Range(0, AuditSealer.Page + 10).Select(i => $"act {i}")]);
        await Seal(node);

        Assert.Equal(AuditSealer.Page + 10, (await Verify(node)).Sealed);
    }

    [Fact]
    public async Task Two_nodes_that_write_and_seal_at_once_make_one_chain()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        PartsHost[] nodes = [await Start("PostgreSql", Key, database), await Start("PostgreSql", Key, database)];

        await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await Write(node, $"act {i}");
                await TrySeal(node);
            }
        }, Cancellation)));
        await Seal(nodes[0]);

        var verdict = await Verify(nodes[1]);
        Assert.Equal((null, 120, 0), (verdict.Fault, verdict.Sealed, verdict.Unsealed));
    }

    [Fact]
    public async Task A_line_whose_transaction_ends_after_that_of_a_later_one_is_sealed_before_it()
    {
        var node = await Start("PostgreSql");
        await using var slow = node.Database();
        await slow.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await slow.Database.BeginTransactionAsync(Cancellation);
            slow.Audit.Add(Row("first"));
            await slow.SaveChangesAsync(Cancellation);
            await Write(node, "second");
            await Seal(node);
            Assert.Equal(0, (await Verify(node)).Sealed);
            await transaction.CommitAsync(Cancellation);
        });

        await Seal(node);

        Assert.Equal((null, 2), ((await Verify(node)).Fault, (await Verify(node)).Sealed));
    }

    [Theory]
    [InlineData("UPDATE Audit SET Actor = 'agent9' WHERE Id = 3", 1, "Line 3 is not what was sealed")]
    [InlineData("SELECT 1", 0, "")]
    public async Task The_command_ends_with_1_and_says_where_or_with_0_and_the_last_hash(string deed, int expected, string fault)
    {
        var node = await Sealed("Sqlite", lines: 5);
        await Tamper(node, deed);
        await using StringWriter output = new(), errors = new();

        var code = await VerifyAuditCommand.Run(node.Get<IServiceProvider>(), null, null, output, errors, Cancellation);

        Assert.Equal(expected, code);
        Assert.StartsWith(fault, errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(code == 0 ? $"line 5 with the hash {(await Verify(node)).Last!.Hash}" : "2 sealed lines", output.ToString(), StringComparison.Ordinal);
    }

    private async Task<PartsHost> Sealed(string kind, int lines)
    {
        var node = await Start(kind);
        for (var line = 1; line <= lines; line++) await Write(node, $"act {line.ToString(CultureInfo.InvariantCulture)}");
        await Seal(node);
        return node;
    }

    private async Task<PartsHost> Start(string kind, string? key = null, string? database = null)
    {
        database ??= kind == "Sqlite" ? _file.ConnectionString : (await PostgresServer.Shared()).NewDatabase();
        var node = await PartsHost.StartAsync(kind, database, settings: $"Audit:Key={key ?? Key}");
        _nodes.Add(node);
        return node;
    }

    private static AuditRow Row(string act) => AuditRow.Of(new AuditEntry("agent1", act, AuditOutcome.Done, ""), DateTimeOffset.UnixEpoch);

    private static async Task Write(PartsHost node, params string[] acts)
    {
        await using var db = node.Database();
        foreach (var act in acts)
        {
            db.Audit.Add(Row(act));
            await db.SaveChangesAsync(Cancellation);
        }
    }

    private static async Task Insert(PartsHost node, long id)
    {
        await using var db = node.Database();
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Audit" ("Id", "At", "Actor", "Act", "Outcome", "Reason") VALUES ({id}, 0, 'agent1', 'end', 'Done', '')""", Cancellation);
    }

    private static async Task Seal(PartsHost node)
    {
        while (await node.Get<AuditSealer>().Seal(Cancellation)) { }
    }

    private static async Task TrySeal(PartsHost node)
    {
        try
        {
            await Seal(node);
        }
        catch (DbUpdateException)
        {
            // The other was first.
        }
    }

    private static Task<AuditVerdict> Verify(PartsHost node, long? after = null, string? holds = null) =>
        new AuditVerification(node.Get<IDbContextFactory<WarmTransferDb>>(), node.Get<AuditChain>(), after, holds).Run(Cancellation);

    private static async Task Tamper(PartsHost node, string deed)
    {
        await using var db = node.Database();
        await db.Database.OpenConnectionAsync(Cancellation);
        foreach (var statement in db.Database.IsSqlite() ? Unlocked : UnlockedServer) await db.Database.ExecuteSqlRawAsync(statement, Cancellation);
        await db.Database.ExecuteSqlRawAsync(deed, Cancellation);
    }

    private static readonly string[] Unlocked =
    [
        "PRAGMA foreign_keys = OFF",
        .. from table in new[] { "Audit", "AuditSeals" } from act in new[] { "UPDATE", "DELETE", "REPLACE" } select $"DROP TRIGGER IF EXISTS {table}IsAppendOnly_{act}",
    ];

    private static readonly string[] UnlockedServer =
        ["ALTER TABLE \"Audit\" DISABLE TRIGGER ALL", "ALTER TABLE \"AuditSeals\" DISABLE TRIGGER ALL", "ALTER TABLE \"AuditSeals\" DROP CONSTRAINT \"FK_AuditSeals_Audit_Id\""];
}
