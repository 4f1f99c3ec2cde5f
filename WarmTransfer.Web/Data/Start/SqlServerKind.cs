using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace WarmTransfer.Web.Data.Start;

/// <summary>A server in a network.</summary>
internal sealed class SqlServerKind(DatabaseOptions options) : ServerKind(options, new SqlConnectionStringBuilder(options.ConnectionString).ConnectTimeout)
{
    public const string Example = "Server=<host>;Database=warmtransfer;User ID=<user>;Password=<password>";
    private const int NoSuchDatabase = 4060;
    private const int TimedOut = -2;
    private readonly SqlConnectionStringBuilder _address = new(options.ConnectionString);

    public override string Place => $"database {_address.InitialCatalog} on {_address.DataSource}";

    protected override string TablesQuery => "SELECT TABLE_NAME AS Value FROM INFORMATION_SCHEMA.TABLES";

    // By itself: EF's way would try again for a minute without a word, and the pool repeats the first refusal for as long.
    public override async Task Probe(CancellationToken cancel)
    {
        var once = new SqlConnectionStringBuilder(Options.ConnectionString) { Pooling = false, ConnectRetryCount = 0, ConnectTimeout = NextProbeSeconds() };
        await using var connection = new SqlConnection(once.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
        }
        // The migrations make it.
        catch (SqlException fault) when (fault.Number == NoSuchDatabase)
        {
        }
    }

    protected override DatabaseFault? Explain(DbException exception) => exception is not SqlException fault ? null : SqlServerFaults.Explain(fault.Number) switch
    {
        ServerTrouble.Login => DatabaseFault.Mend($"is refused by {_address.DataSource}: {Line(fault)}", Example),
        ServerTrouble.Permission => new($"leads to {Place}, where this user may not do what is needed: {Line(fault)}",
            "Let the user create the database and tables in it (db_owner), or create the database for it."),
        ServerTrouble.Full => new($"leads to {Place}, which is full: {Line(fault)}", "Make room for the database or its log and start again. Nothing was lost."),
        ServerTrouble.Starting => DatabaseFault.Mend($"leads to {Place}, which is not ready: {Line(fault)}", Example, mayPass: true),
        _ when fault.InnerException is AuthenticationException => DatabaseFault.Mend(
            $"leads to {_address.DataSource}, whose certificate is not trusted: {Line(fault)}", Example + ";TrustServerCertificate=true"),
        // No number of the server's: the way to it failed.
        _ when fault.Class >= 20 || fault.Number <= 0 => DatabaseFault.Mend($"leads to {_address.DataSource}, which cannot be reached: {WhyNotReached(fault)}", Example, mayPass: true),
        _ => DatabaseFault.Mend($"leads to {Place}, and it says: {Line(fault)} ({fault.Number})", Example),
    };

    // The client's own words are a paragraph that fits every cause.
    private static string WhyNotReached(SqlException fault) => fault.GetBaseException() switch
    {
        SocketException { SocketErrorCode: not SocketError.Success } cause => cause.Message,
        _ when fault.Number == TimedOut => "it does not answer.",
        _ => "nothing answers there.",
    };

    private static string Line(SqlException fault) => fault.Message.Split('\n')[0].Trim();
}
