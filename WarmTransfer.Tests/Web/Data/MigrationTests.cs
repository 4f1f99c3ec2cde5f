using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Data;

public sealed class MigrationTests
{
    [Fact]
    public void Sqlites_migrations_make_what_the_model_says()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void PostgreSqls_migrations_make_what_the_model_says()
    {
        using var db = new PostgreSqlDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Sql_Servers_migrations_make_what_the_model_says()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Sql_Servers_migration_script_is_good_TSQL(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        using var script = new StringReader(db.GetService<IMigrator>().GenerateScript(options: options));

        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(script, out var errors);

        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        Assert.True(Assert.IsType<TSqlScript>(parsed).Batches.Count > 1);
    }
}
