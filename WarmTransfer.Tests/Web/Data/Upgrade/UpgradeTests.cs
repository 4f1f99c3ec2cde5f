using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.History;

namespace WarmTransfer.Tests.Web.Data.Upgrade;

/// <summary>This version opens the database of the one before it, works on it, and loses nothing that was in it.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const string Update = "UPDATE_DUMP";

    // How things stand now, not what happened.
    private static readonly string[] Changing = ["Agents", "Alerts", "Customers", "Nodes", "Progress", "Sessions", "__EFMigrationsLock"];
    private static readonly Lazy<Task> Made = new(KeptDatabase.Make);
    private readonly DatabaseFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Update) is "1") await Made.Value;
        SqlDump.Restore(_file.ConnectionString, KeptDatabase.Text);
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Calls", 2)]
    [InlineData("Events", 20)]
    [InlineData("Audit", 1)]
    [InlineData("AgentStates", 4)]
    [InlineData("Outbox", 4)]
    [InlineData("AspNetUsers", 2)]
    public void The_database_that_is_kept_has_a_history(string table, int atLeast) =>
        Assert.True(SqlDump.Rows(_file.ConnectionString, table, "rowid").Length >= atLeast, $"{table} of the dump has hardly a row; make it again with {Update}=1.");

    [Fact]
    public async Task It_is_brought_to_this_version_takes_a_call_and_has_its_history_row_by_row()
    {
        var before = History();
        await using (var host = await ProductHost.StartAsync(settings: $"--Database:ConnectionString={_file.ConnectionString}"))
        {
            await TakeACall(host);
            await OldCallsAreShown(host, before["Calls"].Rows.Length);
            await TheOldPasswordIsGood(host);
        }

        Assert.Equal(before["Calls"].Rows.Length + 1, SqlDump.Rows(_file.ConnectionString, "Calls", "rowid").Length);
        Assert.All(before, table => Assert.Empty(table.Value.Rows.Except(SqlDump.Rows(_file.ConnectionString, table.Key, table.Value.Columns))));
    }

    [Fact]
    public async Task Numbers_of_its_calls_come_into_the_table_of_numbers_and_are_shown_as_before()
    {
        await using var host = await ProductHost.StartAsync(settings: $"--Database:ConnectionString={_file.ConnectionString}");
        var before = await From(host);
        Assert.Equal(["+15550100001", "+15550100002"], before.Order());

        await host.Get<OldNumbers>().Move(Cancellation);

        Assert.Equal(before, await From(host));
        Assert.All(["Calls", "Events", "Outbox"], table => Assert.DoesNotContain(SqlDump.Rows(_file.ConnectionString, table, SqlDump.Columns(_file.ConnectionString, table)), row => before.Any(number => row.Contains(number[1..], StringComparison.Ordinal))));
    }

    private static async Task<List<string>> From(ProductHost host) =>
        [.. (await host.Get<IHistory>().List(new CurrentAgent("admin1", "Administrator 1", [Roles.Admin]), 0, Cancellation)).Calls.Select(call => call.From)];

    private Dictionary<string, (string[] Columns, string[] Rows)> History() => SqlDump.Tables(_file.ConnectionString).Except(Changing)
        .Select(table => (Table: table, Columns: SqlDump.Columns(_file.ConnectionString, table)))
        .ToDictionary(found => found.Table, found => (found.Columns, SqlDump.Rows(_file.ConnectionString, found.Table, found.Columns)));

    private static async Task TakeACall(ProductHost host)
    {
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        await host.Ready("agent2");
        await call.HandOver("agent1", "agent2");
        await call.HangUpOnPurpose("agent2");
        await call.IsOver("agent2");
    }

    private static async Task OldCallsAreShown(ProductHost host, int calls)
    {
        await using var db = host.Database();
        var ids = await db.Calls.OrderBy(row => row.ArrivedAt).Select(row => row.Id).Take(calls).ToListAsync(Cancellation);
        var viewer = new CurrentAgent("admin1", "Administrator 1", [Roles.Admin]);
        foreach (var id in ids) Assert.NotNull(await host.Get<IHistory>().Find(viewer, new CallId(id), new TimelinePage(), Cancellation));
    }

    private static async Task TheOldPasswordIsGood(ProductHost host)
    {
        await using var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByNameAsync(KeptDatabase.User))!;
        // Not by signing in, which writes it anew and harder to guess.
        Assert.NotEqual(PasswordVerificationResult.Failed, users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash!, KeptDatabase.Password));
    }
}
