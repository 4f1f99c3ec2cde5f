using Npgsql;

namespace WarmTransfer.Web.Data.Start;

/// <summary>What PostgreSQL's states mean for a start.</summary>
internal static class PostgreSqlFaults
{
    public static ServerTrouble Explain(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => ServerTrouble.Login,
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => ServerTrouble.Permission,
        PostgresErrorCodes.DiskFull => ServerTrouble.Full,
        // Starting, stopping, recovering; no connection left; and what two nodes meet that make the same database or table at once.
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateColumn or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ObjectInUse => ServerTrouble.Starting,
        _ => ServerTrouble.Other,
    };
}
