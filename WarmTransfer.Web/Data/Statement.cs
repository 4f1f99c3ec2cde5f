using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace WarmTransfer.Web.Data;

/// <summary>
/// A prepared statement that writes rows of one table. It is made from EF Core's model, so that columns, conversions and quotes are those of the
/// migrations with every provider; only the unit of work of EF Core, which costs more than the database, is left out.
/// </summary>
internal sealed class Statement
{
    private readonly DbCommand _command;
    private readonly List<Func<object, object?>> _values = [];
    private readonly ISqlGenerationHelper _sql;

    private Statement(WarmTransferDb db, DbConnection connection) => (_command, _sql) = (connection.CreateCommand(), db.GetService<ISqlGenerationHelper>());

    /// <param name="found">Columns whose value the database looks up, and how.</param>
    public static Statement Insert<TRow>(WarmTransferDb db, DbConnection connection, params (string Column, string Sql, Func<TRow, object?> By)[] found)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var columns = table.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd) || property.ClrType == typeof(string)).ToList();
        var values = columns.Select(property => found.FirstOrDefault(one => one.Column == property.Name) is { Sql: { } sql, By: var by }
            ? string.Format(null, sql, statement.Add(property, row => by((TRow)row), typeof(string)))
            : statement.Add(property));
        return statement.Of($"INSERT INTO {statement.Name(table)} ({string.Join(", ", columns.Select(statement.Name))}) VALUES ({string.Join(", ", values.ToList())})");
    }

    /// <summary>Hits its row only when its version is the one before.</summary>
    public static Statement Update<TRow>(WarmTransferDb db, DbConnection connection) => Update<TRow>(db, connection, _ => true);

    /// <summary>The same for a row by whose columns it is found as before: SQLite writes the page of an index anew for each column that is set, to the same value as well.</summary>
    public static Statement UpdateWhatIsNotIndexed<TRow>(WarmTransferDb db, DbConnection connection) => Update<TRow>(db, connection, property => !property.IsIndex());

    private static Statement Update<TRow>(WarmTransferDb db, DbConnection connection, Func<IProperty, bool> which)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var (key, version) = (table.FindPrimaryKey()!.Properties[0], table.GetProperties().Single(property => property.IsConcurrencyToken));
        return statement.Of($"{statement.Set(table, property => property != key && which(property))} WHERE {statement.Name(key)} = {statement.Add(key)} AND {statement.Name(version)} = {statement.Parameter(version)} - 1");
    }

    /// <summary>Writes these columns, whatever else has happened to the row.</summary>
    public static Statement Set<TRow>(WarmTransferDb db, DbConnection connection, params string[] columns)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var key = table.FindPrimaryKey()!.Properties[0];
        return statement.Of($"{statement.Set(table, property => columns.Contains(property.Name))} WHERE {statement.Name(key)} = {statement.Add(key)}");
    }

    /// <summary>Writes a row unless there is one of that key.</summary>
    public static Statement InsertOnce<TRow>(WarmTransferDb db, DbConnection connection)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var values = string.Join(", ", table.GetProperties().Select(property => statement.Add(property)).ToList());
        var same = string.Join(" AND ", table.FindPrimaryKey()!.Properties.Select(key => $"{statement.Name(key)} = {statement.Parameter(key)}"));
        return statement.Of($"INSERT INTO {statement.Name(table)} ({string.Join(", ", table.GetProperties().Select(statement.Name))}) SELECT {values} WHERE NOT EXISTS (SELECT 1 FROM {statement.Name(table)} WHERE {same})");
    }

    /// <summary>Writes a column unless what is there is greater.</summary>
    public static Statement Raise<TRow>(WarmTransferDb db, DbConnection connection, string column)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var (key, raised) = (table.FindPrimaryKey()!.Properties[0], table.FindProperty(column)!);
        var (name, value) = (statement.Name(raised), statement.Add(raised));
        return statement.Of($"UPDATE {statement.Name(table)} SET {name} = CASE WHEN {name} < {value} THEN {value} ELSE {name} END WHERE {statement.Name(key)} = {statement.Add(key)}");
    }

    /// <summary>Hits its row, which is an <see cref="Unchanged"/>, when it is of that version, and keeps others from changing it meanwhile.</summary>
    public static Statement Still<TRow>(WarmTransferDb db, DbConnection connection)
    {
        var (statement, table) = (new Statement(db, connection), db.Model.FindEntityType(typeof(TRow))!);
        var (key, version) = (table.FindPrimaryKey()!.Properties[0], table.GetProperties().Single(property => property.IsConcurrencyToken));
        return statement.Of($"UPDATE {statement.Name(table)} SET {statement.Name(version)} = {statement.Name(version)} WHERE {statement.Name(key)} = "
            + $"{statement.Add(key, row => ((Unchanged)row).Id, key.ClrType)} AND {statement.Name(version)} = {statement.Add(version, row => ((Unchanged)row).Version, version.ClrType)}");
    }

    /// <summary>The same as part of a batch.</summary>
    public DbBatchCommand Command(DbBatch batch, object row)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = _command.CommandText;
        for (var i = 0; i < _values.Count; i++)
        {
            var parameter = (DbParameter)((ICloneable)_command.Parameters[i]).Clone();
            parameter.Value = _values[i](row) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public async Task<bool> Hits(object row, DbTransaction transaction)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < _values.Count; i++) _command.Parameters[i].Value = _values[i](row) ?? DBNull.Value;
        return await _command.ExecuteNonQueryAsync() == 1;
    }

    private string Set(IEntityType table, Func<IProperty, bool> which) =>
        $"UPDATE {Name(table)} SET {string.Join(", ", table.GetProperties().Where(which).Select(property => $"{Name(property)} = {Add(property)}").ToList())}";

    private Statement Of(string sql)
    {
        _command.CommandText = sql;
        return this;
    }

    private string Name(IReadOnlyEntityType table) => _sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());

    private string Name(IReadOnlyProperty property) => _sql.DelimitIdentifier(property.GetColumnName());

    private string Parameter(IReadOnlyProperty property) => _sql.GenerateParameterName(property.Name);

    private string Add(IProperty property)
    {
        var get = property.GetGetter();
        return Add(property, get.GetClrValue, property.ClrType);
    }

    private string Add(IProperty property, Func<object, object?> get, Type type)
    {
        var mapping = type == property.ClrType ? property.GetRelationalTypeMapping() : null;
        _command.Parameters.Add(mapping is null ? Text(property) : mapping.CreateParameter(_command, Parameter(property), null, property.IsNullable));
        _values.Add(mapping?.Converter is { } converter ? row => get(row) is { } value ? converter.ConvertToProvider(value) : null : get);
        return Parameter(property);
    }

    private DbParameter Text(IProperty property)
    {
        var parameter = _command.CreateParameter();
        (parameter.ParameterName, parameter.DbType) = (Parameter(property), System.Data.DbType.String);
        return parameter;
    }
}

/// <summary>Something that is relied on as it was at this version.</summary>
internal sealed record Unchanged(string Id, int Version);
