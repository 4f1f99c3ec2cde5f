using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Data;

/// <summary>Writes drafts, on a connection that it keeps: opening one costs more than a commit.</summary>
internal sealed class Journal(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, CustomerNumbers customers) : IAsyncDisposable
{
    // A constraint, or a value that is too long or not there.
    private static readonly int[] SqlServerDataErrors = [515, 547, 2601, 2627, 2628, 8152];
    // The classes "data exception" and "integrity constraint violation" (PostgreSQL, appendix A).
    private static readonly string[] PostgreSqlDataErrors = ["22", "23"];
    // For its strategy alone, which each commit asks for.
    private readonly Lazy<WarmTransferDb> _db = new(databases.CreateDbContext);
    private JournalSession? _session;
    private bool _closed;

    /// <summary>In one transaction. False when somebody else has saved a newer version of something in it; then nothing is written.</summary>
    public async Task<bool> Save(Draft draft)
    {
        // Two nodes may meet a customer at once, and one may be erased in between: then it is written anew.
        return await gate.Change(() => Again(() => With(session => session.Write(draft, customers))), CancellationToken.None);
    }

    /// <summary>Whether it is the rows that the database does not like, and another try would end the same.</summary>
    public static bool IsOfTheData(DbException fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG,
        SqlException server => SqlServerDataErrors.Contains(server.Number),
        PostgresException server => PostgreSqlDataErrors.Contains(server.SqlState[..2]),
        _ => false,
    };

    public async ValueTask<Versioned<Call>?> Find(CallId id)
    {
        if (await With(session => session.Find(id)) is not { } found) return null;
        await using var db = await databases.CreateDbContextAsync();
        var reader = await CustomerNumbers.Reader(db, [found.Value], CancellationToken.None);
        return new(Json.Read<Call>(reader(found.Value)), found.Version);
    }

    public async ValueTask<Versioned<Agent>?> Find(AgentId id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Agents.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value) is { } row ? new(row.Read(), row.Version) : null;
    }

    /// <summary>Which of these keys have come before.</summary>
    public async Task<Dictionary<string, Delivery>> Find(IEnumerable<string> keys)
    {
        string?[] wanted = [.. keys];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Events.AsNoTracking().Where(row => wanted.Contains(row.DedupeKey)).ToDictionaryAsync(
            row => row.DedupeKey!, row => new Delivery(row.CallId, row.Actor, row.Refusal is null ? null : Json.Read<Refusal>(row.Refusal)));
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await Drop();
        if (_db.IsValueCreated) await _db.Value.DisposeAsync();
    }

    // What failed for the moment, the provider's strategy does once more, on a new connection.
    private Task<bool> Again(Func<Task<bool>> write) => _db.Value.Database.CreateExecutionStrategy().ExecuteAsync(write);

    private async Task<T> With<T>(Func<JournalSession, Task<T>> work)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _session ??= await JournalSession.Open(databases);
        try
        {
            return await work(_session);
        }
        catch (Exception fault) when ((fault as DbException ?? fault.InnerException as DbException) is not { } known || !IsOfTheData(known))
        {
            await Drop();
            throw;
        }
    }

    private async Task Drop()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session) await session.DisposeAsync();
    }
}
