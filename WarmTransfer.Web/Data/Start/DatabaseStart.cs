using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Data.Start;

/// <summary>Brings the database to this version before anything else is done, and waits for one that is only just starting.</summary>
internal sealed class DatabaseStart(IDbContextFactory<WarmTransferDb> databases, DatabaseOptions options, TimeProvider time, TextWriter output, bool mayMigrate)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly DatabaseKind _kind = DatabaseKind.Of(options);

    public static Task Run(IServiceProvider services, TextWriter output, CancellationToken cancel, bool mayMigrate = false) => new DatabaseStart(
        services.GetRequiredService<IDbContextFactory<WarmTransferDb>>(),
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value,
        TimeProvider.System,
        output,
        mayMigrate).Run(cancel);

    /// <exception cref="StartupFault">It cannot be used, or could not be reached for as long as it is waited for.</exception>
    public async Task Run(CancellationToken cancel)
    {
        var wait = new Wait(TimeSpan.FromSeconds(options.WaitSeconds), time, output);
        while (await Try(cancel) is { } fault)
        {
            if (!fault.MayPass || wait.IsOver) throw fault.ToStartupFault();
            wait.Say(fault);
            await Task.Delay(Pause, time, cancel);
        }
        wait.SayItIsThere();
    }

    private async Task<DatabaseFault?> Try(CancellationToken cancel)
    {
        try
        {
            return await Open(cancel);
        }
        catch (Exception exception) when (_kind.FaultOf(exception) is { } fault)
        {
            return fault;
        }
    }

    private async Task<DatabaseFault?> Open(CancellationToken cancel)
    {
        await _kind.Probe(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Lineage.Fault(db, _kind, cancel) is { } fault) return fault;
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            if (!mayMigrate && !options.MigrateAtStart) return Behind();
            if (await _kind.Obstacle(db, cancel) is { } obstacle) return obstacle;
            await db.Database.MigrateAsync(cancel);
        }
        await AuditTriggers.Ensure(db.Database, cancel);
        return null;
    }

    private DatabaseFault Behind() => new(
        $"leads to {_kind.Place}, which is not of this version yet, and Database:MigrateAtStart is off.",
        $"Run 'dotnet WarmTransfer.Web.dll {Program.Migrate}' once, as a user who may change the schema.");
}
