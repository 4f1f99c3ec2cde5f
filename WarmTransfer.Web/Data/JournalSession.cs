using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;

namespace WarmTransfer.Web.Data;

/// <summary>A connection, and the statements of the hot path prepared on it.</summary>
internal sealed class JournalSession : IAsyncDisposable
{
    private readonly WarmTransferDb _db;
    private readonly DbConnection _connection;
    private readonly Statement _newCall, _call, _newAgent, _agent, _event, _effect, _audit, _interval;

    private JournalSession(WarmTransferDb db)
    {
        (_db, _connection) = (db, db.Database.GetDbConnection());
        (_newCall, _call) = (Statement.Insert<CallRow>(db, _connection), Statement.Update<CallRow>(db, _connection));
        (_newAgent, _agent) = (Statement.Insert<AgentRow>(db, _connection), Statement.Update<AgentRow>(db, _connection));
        _event = Statement.Insert<EventRow>(db, _connection);
        _effect = Statement.Insert<OutboxRow>(db, _connection, (nameof(OutboxRow.CauseId), "(SELECT \"Id\" FROM \"Events\" WHERE \"DedupeKey\" = {0})", row => row.Cause!.DedupeKey));
        (_audit, _interval) = (Statement.Insert<AuditRow>(db, _connection), Statement.Insert<AgentStateRow>(db, _connection));
    }

    public static async Task<JournalSession> Open(IDbContextFactory<WarmTransferDb> databases)
    {
        var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        return new JournalSession(db);
    }

    /// <summary>Calls and agents first: who writes the same call later has to wait there, and their events get later numbers.</summary>
    public async Task<bool> Write(Draft draft)
    {
        await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        foreach (var call in draft.Calls.Changed)
            if (!await (call.Version == 1 ? _newCall : _call).Hits(CallRow.Of(call.Value, call.Version), transaction)) return false;
        foreach (var agent in draft.Agents.Changed)
            if (!await (agent.Version == 1 ? _newAgent : _agent).Hits(AgentRow.Of(agent.Value, agent.Version), transaction)) return false;
        foreach (var row in draft.Events) await _event.Hits(row, transaction);
        foreach (var row in draft.Outbox) await _effect.Hits(row, transaction);
        foreach (var row in draft.Audit) await _audit.Hits(row, transaction);
        foreach (var interval in draft.Over) await _interval.Hits(AgentStateRow.Of(interval), transaction);
        await transaction.CommitAsync();
        return true;
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();
}
