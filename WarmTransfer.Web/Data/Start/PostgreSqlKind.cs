using System.Data.Common;
using System.Security.Authentication;
using Npgsql;

namespace WarmTransfer.Web.Data.Start;

/// <summary>A server in a network.</summary>
internal sealed class PostgreSqlKind(DatabaseOptions options) : ServerKind(options, new NpgsqlConnectionStringBuilder(options.ConnectionString).Timeout)
{
    public const string Example = "Host=<host>;Database=warmtransfer;Username=<user>;Password=<password>";
    private readonly NpgsqlConnectionStringBuilder _address = new(options.ConnectionString);

    public override string Place => $"database {_address.Database ?? _address.Username} on {Server}";

    protected override string TablesQuery => "SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema()";

    private string Server => $"{_address.Host}:{_address.Port}";

    public override async Task Probe(CancellationToken cancel)
    {
        var once = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Pooling = false, Timeout = NextProbeSeconds() };
        await using var connection = new NpgsqlConnection(once.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
        }
        // The migrations make it.
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
        }
    }

    protected override DatabaseFault? Explain(DbException exception) => exception switch
    {
        PostgresException fault => Explain(fault),
        NpgsqlException { InnerException: AuthenticationException why } => DatabaseFault.Mend(
            $"leads to {Server}, whose certificate is not trusted: {why.Message}", Example + ";SSL Mode=VerifyFull;Root Certificate=<file>"),
        // No state of the server's: the way to it failed.
        NpgsqlException fault => DatabaseFault.Mend($"leads to {Server}, which cannot be reached: {fault.GetBaseException().Message}", Example, mayPass: true),
        _ => null,
    };

    private DatabaseFault Explain(PostgresException fault) => PostgreSqlFaults.Explain(fault.SqlState) switch
    {
        ServerTrouble.Login => DatabaseFault.Mend($"is refused by {Server}: {fault.MessageText}", Example),
        ServerTrouble.Permission => new($"leads to {Place}, where this user may not do what is needed: {fault.MessageText}",
            "Let the user own the database, or create the database with it as owner."),
        ServerTrouble.Full => new($"leads to {Place}, which is full: {fault.MessageText}", "Make room on the server's disk and start again. Nothing was lost."),
        ServerTrouble.Starting => DatabaseFault.Mend($"leads to {Place}, which is not ready: {fault.MessageText}", Example, mayPass: true),
        _ => DatabaseFault.Mend($"leads to {Place}, and it says: {fault.MessageText} ({fault.SqlState})", Example),
    };
}
