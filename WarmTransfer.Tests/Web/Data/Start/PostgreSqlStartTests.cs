using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>Start-up on a real PostgreSQL, and on one that is not there or lets nobody in.</summary>
public sealed class PostgreSqlStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_and_its_tables_are_made_once_by_all_who_start_at_once()
    {
        var database = (await PostgresServer.Shared()).NewDatabase();
        Starting[] nodes = [.. Enumerable.Range(0, 4).Select(_ => new Starting("PostgreSql", database, waitSeconds: 60))];

        await Task.WhenAll(nodes.Select(node => Task.Run(node.Run, Cancellation)));

        await using (var db = nodes[0].Database())
        {
            Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(Cancellation));
            Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_trigger WHERE tgname = 'auditisappendonly'").SingleAsync(Cancellation));
        }

        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_listens()
    {
        var port = FreePort.Take();
        await using var start = new Starting("PostgreSql", $"Host=127.0.0.1;Port={port};Username=kim;Password=a-secret", waitSeconds: 2);

        var fault = await start.Fault();

        Assert.StartsWith($"Database:ConnectionString leads to 127.0.0.1:{port}, which cannot be reached: ", fault, StringComparison.Ordinal);
        Assert.StartsWith($"Waiting for the database, 2 s at most: Database:ConnectionString leads to 127.0.0.1:{port}", start.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", fault + start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_listens_and_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var start = new Starting("PostgreSql", $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=kim;Timeout=1", waitSeconds: 2);

        Assert.Contains("which cannot be reached", await start.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_not_waited_for()
    {
        var server = await PostgresServer.Shared();
        await using var start = new Starting("PostgreSql", server.NewDatabase().Replace(PostgresServer.Password, "another", StringComparison.Ordinal), waitSeconds: 60);

        Assert.StartsWith($"Database:ConnectionString is refused by 127.0.0.1:{server.Port}: password authentication failed", await start.Fault(), StringComparison.Ordinal);
        Assert.Equal("", start.Output);
    }

    [Fact]
    public async Task Somebody_who_may_not_make_a_database_is_told_so()
    {
        var server = await PostgresServer.Shared();
        await Run(server, "DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN PASSWORD 'only-for-tests'");
        await using var start = new Starting("PostgreSql", server.NewDatabase().Replace("Username=warmtransfer", "Username=clerk", StringComparison.Ordinal), waitSeconds: 60);

        Assert.Contains("where this user may not do what is needed: permission denied to create database", await start.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28P01", ServerTrouble.Login)]
    [InlineData("42501", ServerTrouble.Permission)]
    [InlineData("53100", ServerTrouble.Full)]
    [InlineData("57P03", ServerTrouble.Starting)]
    [InlineData("42P01", ServerTrouble.Other)]
    public void Its_states_are_known(string state, object trouble) => Assert.Equal(trouble, PostgreSqlFaults.Explain(state));

    private static async Task Run(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.Database("postgres"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
