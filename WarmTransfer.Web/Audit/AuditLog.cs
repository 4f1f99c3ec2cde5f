using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Writes the audit. Anybody can be denied something, again and again: of that only so much a minute is kept for each actor.</summary>
internal sealed class AuditLog(
    IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<AuditLog> log) : IAuditLog
{
    /// <summary>Denied attempts of one actor that are kept in a minute; one more row says that there were more.</summary>
    public const int DeniedPerMinute = 20;
    private readonly ConcurrentDictionary<string, (long Minute, int Count)> _denied = [];

    public async Task Write(AuditEntry entry)
    {
        var now = clock.GetUtcNow();
        if (Bounded(entry, now) is not { } kept) return;
        try
        {
            // Not the request's token: whoever is denied could hang up before it is written.
            await gate.Run(() => Append(AuditRow.Of(kept, now), lifetime.ApplicationStopping), lifetime.ApplicationStopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The audit could not be written: {Actor}, {Act}, {Outcome}.", kept.Actor, kept.Act, kept.Outcome);
        }
    }

    private async Task<int> Append(AuditRow row, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Audit.Add(row);
        return await db.SaveChangesAsync(cancel);
    }

    private AuditEntry? Bounded(AuditEntry entry, DateTimeOffset now)
    {
        if (entry.Outcome != AuditOutcome.Denied) return entry;
        var minute = now.ToUnixTimeSeconds() / 60;
        var (_, count) = _denied.AddOrUpdate(entry.Actor, (minute, 1), (_, known) => known.Minute == minute ? (minute, known.Count + 1) : (minute, 1));
        return count switch
        {
            <= DeniedPerMinute => entry,
            DeniedPerMinute + 1 => new AuditEntry(entry.Actor, "more of the kind", AuditOutcome.Denied, "What else was denied in this minute is left out."),
            _ => null,
        };
    }
}
