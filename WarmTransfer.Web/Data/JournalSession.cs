using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Data;

/// <summary>A connection, and the statements of the hot path prepared on it.</summary>
internal sealed class JournalSession : IAsyncDisposable
{
    // The log is flushed at each commit: whoever was answered is answered for good. It is the library's default, on which we do not rely. Its pages, of 4 kB each, are
    // moved into the file by the commit that makes it longer than this: with thousands of calls they are a thousand others each time, and whoever commits waits for them.
    private const string OnSqlite = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000";
    private readonly WarmTransferDb _db;
    private readonly DbConnection _connection;
    private readonly DbCommand _find, _findCustomer;
    private readonly Statement _newCall, _call, _callFoundAsBefore, _callIsStill, _newAgent, _agent, _agentIsStill, _event, _effect, _settled, _audit, _interval, _wrapUp, _newCustomer, _customer, _customerOfCall;

    private JournalSession(WarmTransferDb db)
    {
        (_db, _connection) = (db, db.Database.GetDbConnection());
        (_newCall, _call, _callIsStill) = (Statement.Insert<CallRow>(db, _connection), Statement.Update<CallRow>(db, _connection), Statement.Still<CallRow>(db, _connection));
        _callFoundAsBefore = Statement.UpdateWhatIsNotIndexed<CallRow>(db, _connection);
        (_newAgent, _agent, _agentIsStill) = (Statement.Insert<AgentRow>(db, _connection), Statement.Update<AgentRow>(db, _connection), Statement.Still<AgentRow>(db, _connection));
        _event = Statement.Insert<EventRow>(db, _connection);
        _effect = Statement.Insert<OutboxRow>(db, _connection, (nameof(OutboxRow.CauseId), "(SELECT \"Id\" FROM \"Events\" WHERE \"DedupeKey\" = {0})", row => row.Cause!.DedupeKey));
        _settled = Statement.Set<OutboxRow>(db, _connection, nameof(OutboxRow.DoneAt), nameof(OutboxRow.DueAt), nameof(OutboxRow.LeaseUntil), nameof(OutboxRow.LastError));
        (_find, _findCustomer) = (Select<CallRow>("\"Document\", \"Version\"", "Calls", nameof(CallRow.Id)), Select<CustomerRow>("\"Id\"", "Customers", nameof(CustomerRow.Number)));
        (_audit, _interval, _wrapUp) = (Statement.Insert<AuditRow>(db, _connection), Statement.Insert<AgentStateRow>(db, _connection), Statement.Insert<WrapUpRow>(db, _connection));
        (_newCustomer, _customer, _customerOfCall) = (Statement.Insert<CustomerRow>(db, _connection), Statement.Raise<CustomerRow>(db, _connection, nameof(CustomerRow.LastSeen)), Statement.InsertOnce<CustomerCallRow>(db, _connection));
    }

    public static async Task<JournalSession> Open(IDbContextFactory<WarmTransferDb> databases)
    {
        var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync(OnSqlite);
        return new JournalSession(db);
    }

    /// <summary>In one transaction. False when a version is not the one that was expected; then nothing is written.</summary>
    public async Task<bool> Write(Draft draft, CustomerNumbers customers)
    {
        // Looked for before anything is locked.
        Mention[] heard = [.. Mentions.In(draft.Events)], named = [.. Mentions.Of(draft)];
        await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var meeting = await customers.Meet(heard, named, number => FindCustomer(number, transaction));
        await WriteNew(meeting.New, transaction);
        Line[] lines = [.. Lines(meeting), .. Lines(draft, meeting.Ids)];
        if (!await (_connection.CanCreateBatch ? Together(lines, transaction) : OneByOne(lines, transaction)))
        {
            customers.Forget(meeting.Ids.Keys);
            return false;
        }

        await transaction.CommitAsync();
        customers.Remember(meeting.Ids);
        return true;
    }

    private async Task WriteNew(IEnumerable<CustomerRow> customers, DbTransaction transaction)
    {
        try
        {
            foreach (var row in customers) await _newCustomer.Hits(row, transaction);
        }
        catch (DbException fault) when (Journal.IsOfTheData(fault))
        {
            throw new DbUpdateException("Another node has met the same customer in between.", fault);
        }
    }

    private static async Task<bool> OneByOne(Line[] lines, DbTransaction transaction)
    {
        foreach (var line in lines)
            if (!await line.Statement.Hits(line.Row, transaction) && line.Judges) return false;
        return true;
    }

    // One way to the server and back for all of them.
    private async Task<bool> Together(Line[] lines, DbTransaction transaction)
    {
        await using var batch = _connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var line in lines) batch.BatchCommands.Add(line.Statement.Command(batch, line.Row));
        await batch.ExecuteNonQueryAsync();
        return lines.Zip(batch.BatchCommands).All(line => !line.First.Judges || line.Second.RecordsAffected == 1);
    }

    private IEnumerable<Line> Lines(Meeting meeting) =>
        [.. meeting.Known.Select(row => new Line(_customer, row, Judges: true)), .. meeting.Links.Select(row => new Line(_customerOfCall, row))];

    // Calls and agents first: who writes the same call later has to wait there, and their events get later numbers. In one order with everybody:
    // two nodes that write the same two calls wait for each other in turn instead of both.
    private IEnumerable<Line> Lines(Draft draft, IReadOnlyDictionary<string, string> ids) =>
    [
        .. draft.Calls.Changed.OrderBy(call => call.Value.Id.Value, StringComparer.Ordinal).Select(call => LineOf(CallRow.Of(call.Value, call.Version), draft.Calls.Saved(call.Value.Id), ids)),
        .. draft.Agents.Changed.OrderBy(agent => agent.Value.Id.Value, StringComparer.Ordinal).Select(agent => new Line(agent.Version == 1 ? _newAgent : _agent, AgentRow.Of(agent.Value, agent.Version), Judges: true)),
        .. draft.Calls.ReliedOn.Select(call => new Line(_callIsStill, new Unchanged(call.Id.Value, call.Version), Judges: true)),
        .. draft.Agents.ReliedOn.Select(agent => new Line(_agentIsStill, new Unchanged(agent.Id.Value, agent.Version), Judges: true)),
        .. draft.Events.Select(row => new Line(_event, row.With(NumbersInJson.Hide(row.Payload, ids)))),
        .. draft.Outbox.Select(row => new Line(_effect, row.With(NumbersInJson.Hide(row.Payload, ids)))),
        .. draft.Settled.Select(row => new Line(_settled, row)),
        .. draft.Audit.Select(row => new Line(_audit, row)),
        .. draft.Over.Select(interval => new Line(_interval, AgentStateRow.Of(interval))),
        .. draft.WrapUps.Select(row => new Line(_wrapUp, row)),
    ];

    private Line LineOf(CallRow row, Call? before, IReadOnlyDictionary<string, string> ids) =>
        new(before is null ? _newCall : row.IsFoundAs(before) ? _callFoundAsBefore : _call, Hidden(row, ids), Judges: true);

    private static CallRow Hidden(CallRow row, IReadOnlyDictionary<string, string> ids) => row.With(NumbersInJson.Hide(row.Document, ids));

    /// <summary>The newest saved version of a call, as it is kept; null when there is no such call.</summary>
    public async Task<Versioned<string>?> Find(CallId id)
    {
        _find.Parameters[0].Value = id.Value;
        await using var reader = await _find.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new(reader.GetString(0), reader.GetInt32(1)) : null;
    }

    private async Task<string?> FindCustomer(string number, DbTransaction transaction)
    {
        (_findCustomer.Transaction, _findCustomer.Parameters[0].Value) = (transaction, number);
        return (string?)await _findCustomer.ExecuteScalarAsync();
    }

    private DbCommand Select<TRow>(string columns, string table, string by)
    {
        var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {columns} FROM \"{table}\" WHERE \"{by}\" = @{by}";
        command.Parameters.Add(_db.Model.FindEntityType(typeof(TRow))!.FindProperty(by)!.GetRelationalTypeMapping().CreateParameter(command, $"@{by}", null));
        return command;
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    /// <param name="Judges">Nothing is written at all when it does not hit its row.</param>
    private sealed record Line(Statement Statement, object Row, bool Judges = false);
}
