using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace WarmTransfer.Web.Data.Start;

/// <summary>What only one kind of database knows about being started on.</summary>
internal abstract class DatabaseKind
{
    public static DatabaseKind Of(DatabaseOptions options) => options.Provider switch
    {
        DatabaseOptions.PostgreSql => new PostgreSqlKind(options),
        DatabaseOptions.SqlServer => new SqlServerKind(options),
        _ => new SqliteKind(options.ConnectionString),
    };

    /// <summary>Where it is, without user and password.</summary>
    public abstract string Place { get; }

    /// <summary>How to begin with an empty one.</summary>
    public abstract string StartAnew { get; }

    /// <summary>Query for the names of all its tables.</summary>
    protected abstract string TablesQuery { get; }

    /// <summary>Opens it as far as that goes before there are tables. What it throws, <see cref="FaultOf"/> explains.</summary>
    public abstract Task Probe(CancellationToken cancel);

    /// <summary>What stands in the way of a migration although the database can be opened.</summary>
    public virtual Task<DatabaseFault?> Obstacle(WarmTransferDb db, CancellationToken cancel) => Task.FromResult<DatabaseFault?>(null);

    protected abstract DatabaseFault? Explain(DbException exception);

    // EF wraps what the database says, and once more when it has tried several times.
    public DatabaseFault? FaultOf(Exception exception) =>
        exception is DbException fault ? Explain(fault) : exception.InnerException is { } inner ? FaultOf(inner) : null;

    /// <summary>None where there is no database yet; the migrations make it.</summary>
    public async Task<string[]> Tables(WarmTransferDb db, CancellationToken cancel) =>
        await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel) ? await db.Database.SqlQueryRaw<string>(TablesQuery).ToArrayAsync(cancel) : [];
}
