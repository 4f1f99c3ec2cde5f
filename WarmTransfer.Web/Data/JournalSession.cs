using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Data;

/// <summary>A connection, and the statements of the hot path prepared on it.</summary>
internal sealed class JournalSession : IAsyncDisposable
{
    private readonly WarmTransferDb _db;
    private readonly DbConnection _connection;
    private readonly DbCommand _find, _callVersion, _agentVersion;
    private readonly Statement _newCall, _call, _newAgent, _agent, _event, _effect, _settled, _audit, _interval;

    private JournalSession(WarmTransferDb db)
    {
        (_db, _connection) = (db, db.Database.GetDbConnection());
        (_newCall, _call) = (Statement.Insert<CallRow>(db, _connection), Statement.Update<CallRow>(db, _connection));
        (_newAgent, _agent) = (Statement.Insert<AgentRow>(db, _connection), Statement.Update<AgentRow>(db, _connection));
        _event = Statement.Insert<EventRow>(db, _connection);
        _effect = Statement.Insert<OutboxRow>(db, _connection, (nameof(OutboxRow.CauseId), "(SELECT \"Id\" FROM \"Events\" WHERE \"DedupeKey\" = {0})", row => row.Cause!.DedupeKey));
        _settled = Statement.Set<OutboxRow>(db, _connection, nameof(OutboxRow.DoneAt), nameof(OutboxRow.DueAt), nameof(OutboxRow.LeaseUntil), nameof(OutboxRow.LastError));
        _find = Select<CallRow>("\"Document\", \"Version\"", "Calls");
        (_callVersion, _agentVersion) = (Select<CallRow>("\"Version\"", "Calls"), Select<AgentRow>("\"Version\"", "Agents"));
        (_audit, _interval) = (Statement.Insert<AuditRow>(db, _connection), Statement.Insert<AgentStateRow>(db, _connection));
    }

    public static async Task<JournalSession> Open(IDbContextFactory<WarmTransferDb> databases)
    {
        var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        // The log is flushed at each commit: whoever was answered is answered for good. It is the library's default, on which we do not rely.
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL");
        return new JournalSession(db);
    }

    /// <summary>Calls and agents first: who writes the same call later has to wait there, and their events get later numbers.</summary>
    public async Task<bool> Write(Draft draft)
    {
        await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        if (!await WriteNewest(draft, transaction)) return false;
        foreach (var row in draft.Events) await _event.Hits(row, transaction);
        foreach (var row in draft.Outbox) await _effect.Hits(row, transaction);
        foreach (var row in draft.Settled) await _settled.Hits(row, transaction);
        foreach (var row in draft.Audit) await _audit.Hits(row, transaction);
        foreach (var interval in draft.Over) await _interval.Hits(AgentStateRow.Of(interval), transaction);
        await transaction.CommitAsync();
        return true;
    }

    private async Task<bool> WriteNewest(Draft draft, DbTransaction transaction)
    {
        foreach (var call in draft.Calls.Changed)
            if (!await (call.Version == 1 ? _newCall : _call).Hits(CallRow.Of(call.Value, call.Version), transaction)) return false;
        foreach (var agent in draft.Agents.Changed)
            if (!await (agent.Version == 1 ? _newAgent : _agent).Hits(AgentRow.Of(agent.Value, agent.Version), transaction)) return false;
        foreach (var (id, version) in draft.Calls.ReliedOn)
            if (!await IsStill(_callVersion, id.Value, version, transaction)) return false;
        foreach (var (id, version) in draft.Agents.ReliedOn)
            if (!await IsStill(_agentVersion, id.Value, version, transaction)) return false;
        return true;
    }

    /// <summary>The newest saved version of a call; null when there is no such call.</summary>
    public async Task<Versioned<Call>?> Find(CallId id)
    {
        _find.Parameters[0].Value = id.Value;
        await using var reader = await _find.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new(Json.Read<Call>(reader.GetString(0)), reader.GetInt32(1)) : null;
    }

    private static async Task<bool> IsStill(DbCommand versionOf, string id, int version, DbTransaction transaction)
    {
        (versionOf.Transaction, versionOf.Parameters[0].Value) = (transaction, id);
        return Convert.ToInt32(await versionOf.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == version;
    }

    private DbCommand Select<TRow>(string columns, string table)
    {
        var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {columns} FROM \"{table}\" WHERE \"Id\" = @Id";
        command.Parameters.Add(_db.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties[0].GetRelationalTypeMapping().CreateParameter(command, "@Id", null));
        return command;
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();
}
