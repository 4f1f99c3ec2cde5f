namespace WarmTransfer.Web.Data.Start;

/// <summary>What SQL Server's error numbers mean for a start.</summary>
internal static class SqlServerFaults
{
    public static ServerTrouble Explain(int number) => number switch
    {
        // Unknown user or password, not trusted, disabled, locked, expired, must be changed; no such login's default database.
        18456 or 18452 or 18470 or 18486 or 18487 or 18488 or 4064 => ServerTrouble.Login,
        // CREATE … denied, no permission on an object, no access to the database.
        262 or 229 or 230 or 916 or 15247 => ServerTrouble.Permission,
        // Filegroup, disk, limit of the edition, log.
        1101 or 1105 or 1827 or 5149 or 9002 => ServerTrouble.Full,
        // Recovering, in transition, in script upgrade; it exists after all although it could not be opened (1801); shutting down, paused; Azure's not available.
        921 or 922 or 952 or 1801 or 4060 or 18401 or 18451 or 6005 or 17142 or 40613 or 40197 or 40501 => ServerTrouble.Starting,
        _ => ServerTrouble.Other,
    };
}
