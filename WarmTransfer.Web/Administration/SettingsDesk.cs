using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Administration;

/// <summary>What came of a change.</summary>
internal enum SaveOutcome
{
    Saved,

    /// <summary>The fields say why it cannot stand.</summary>
    Faulty,

    /// <summary>Somebody else has changed or removed it since one began; <see cref="LiveSettings"/> has theirs.</summary>
    Conflict,

    /// <summary>Only administrators may.</summary>
    Denied,
}

/// <summary>What is answered to whoever saves.</summary>
internal sealed record SaveAnswer(SaveOutcome Outcome, ImmutableArray<FieldFault> Faults)
{
    public static SaveAnswer Of(SaveOutcome outcome) => new(outcome, []);
}

/// <summary>Changes what is set: checked against everything else, saved together with its line in the audit, and known on every node.</summary>
internal sealed class SettingsDesk(LiveSettings live, Permissions permissions, IAuditLog audit, IDbContextFactory<WarmTransferDb> databases, WriteGate gate, NodeBus bus, TimeProvider clock)
{
    /// <param name="seen">Revision of what one began with; 0: there was none.</param>
    public Task<SaveAnswer> Save<T>(SettingKind<T> kind, string id, T value, long seen, AgentId by, CancellationToken cancel) where T : class =>
        Change(kind, id, value, seen, by, cancel);

    /// <param name="seen">Revision of what one removes.</param>
    public Task<SaveAnswer> Remove<T>(SettingKind<T> kind, string id, long seen, AgentId by, CancellationToken cancel) where T : class =>
        Change(kind, id, null, seen, by, cancel);

    /// <summary>What a database begins with in which nothing of the kind has ever been set; nothing where something has.</summary>
    /// <param name="from">Where it is taken from.</param>
    public async Task Begin<T>(SettingKind<T> kind, IReadOnlyCollection<(string Id, T Value)> values, string from, CancellationToken cancel) where T : class
    {
        await gate.Change(() => Fill(kind, values, from, cancel), cancel);
        await live.Look(cancel);
    }

    private async Task<SaveAnswer> Change<T>(SettingKind<T> kind, string id, T? value, long seen, AgentId by, CancellationToken cancel) where T : class
    {
        if (await permissions.RefuseAdministration(by, Act(kind.Name, removes: value is null), cancel) is not null) return SaveAnswer.Of(SaveOutcome.Denied);
        var answer = await gate.Change(() => Try(kind, id, value, seen, by, cancel), cancel);
        if (answer.Outcome is SaveOutcome.Saved) await Tell(cancel);
        return answer;
    }

    private async Task<SaveAnswer> Try<T>(SettingKind<T> kind, string id, T? value, long seen, AgentId by, CancellationToken cancel) where T : class
    {
        await live.Look(cancel);
        var (now, before) = (live.Now, live.Now.Find(kind, id));
        if ((before?.Revision ?? 0) != seen) return SaveAnswer.Of(SaveOutcome.Conflict);
        var others = now.Without(kind.Name, id);
        ImmutableArray<FieldFault> faults = [.. value is null ? kind.CheckRemoval(id, others) : kind.Check(id, value, others), .. value is not null && before is not null ? kind.CheckChange(before.Value, value) : []];
        if (!faults.IsEmpty) return new SaveAnswer(SaveOutcome.Faulty, faults);
        var document = value is null ? null : Json.Write(value);
        await Write(Row(kind.Name, id, document, now.Revision + 1, by.Value), SettingChange.Words(before is null ? null : Json.Write(before.Value), document).English, by, cancel);
        return SaveAnswer.Of(SaveOutcome.Saved);
    }

    private async Task Write(SettingRow row, string change, AgentId by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Settings.Add(row);
        audit.WriteWith(db, new AuditEntry(by.Value, Act(row.Kind, removes: row.Document is null), AuditOutcome.Done, $"{row.Id}, change {row.Revision}: {change}"));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> Fill<T>(SettingKind<T> kind, IReadOnlyCollection<(string Id, T Value)> values, string from, CancellationToken cancel) where T : class
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Settings.AnyAsync(row => row.Kind == kind.Name, cancel)) return false;
        var last = await db.Settings.MaxAsync(row => (long?)row.Revision, cancel) ?? 0;
        db.Settings.AddRange(values.Select((one, index) => Row(kind.Name, one.Id, Json.Write(one.Value), last + 1 + index, from)));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task Tell(CancellationToken cancel)
    {
        await live.Look(cancel);
        bus.Tell(node => new NodeNews(node) { Settings = live.Now.Revision });
    }

    private static string Act(string kind, bool removes) => $"{(removes ? "remove" : "set")}-{kind}";

    private SettingRow Row(string kind, string id, string? document, long revision, string by) =>
        new() { Revision = revision, Kind = kind, Id = id, Document = document, ChangedAt = clock.GetUtcNow(), ChangedBy = by };
}
