using Microsoft.EntityFrameworkCore;

namespace WarmTransfer.Web.Data.Start;

/// <summary>Whether a database is one of this version's ancestors.</summary>
internal static class Lineage
{
    private const string Kept = "Nothing in it was changed.";

    public static async Task<DatabaseFault?> Fault(WarmTransferDb db, DatabaseKind kind, CancellationToken cancel)
    {
        string[] ours = [.. db.Database.GetMigrations()];
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync(cancel)];
        if (applied is []) return await HoldsOurTables(db, kind, cancel) ? Foreign(kind) : null;
        if (!applied.Contains(ours[0])) return FromBefore(kind, applied[^1]);
        return applied.Except(ours).LastOrDefault() is { } newer ? Newer(kind, newer) : null;
    }

    private static async Task<bool> HoldsOurTables(WarmTransferDb db, DatabaseKind kind, CancellationToken cancel) =>
        db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Intersect(await kind.Tables(db, cancel), StringComparer.OrdinalIgnoreCase).Any();

    private static DatabaseFault FromBefore(DatabaseKind kind, string last) =>
        new($"leads to {kind.Place}, which is of a version before the first release (it ends with {last}) and cannot be brought to this one.", $"{kind.StartAnew} {Kept}");

    private static DatabaseFault Newer(DatabaseKind kind, string newer) =>
        new($"leads to {kind.Place}, which is of a newer version (it has {newer}).", $"Start the version that used it last, or restore the backup of before its upgrade. {kind.StartAnew} {Kept}");

    private static DatabaseFault Foreign(DatabaseKind kind) =>
        new($"leads to {kind.Place}, which has tables of the same names but no record of WarmTransfer's versions.", $"{kind.StartAnew} {Kept}");
}
