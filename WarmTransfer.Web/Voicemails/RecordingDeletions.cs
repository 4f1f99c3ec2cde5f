using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Deletes recordings at Twilio, again and again until they are gone there.</summary>
internal sealed class RecordingDeletions(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TwilioRecordings twilio, TimeProvider clock, ILogger<RecordingDeletions> log)
{
    private const int AtOnce = 50;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(30);

    /// <summary>For so long is remembered that it has gone: longer than Twilio tells of it.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(40);

    /// <summary>Asks for those that are due.</summary>
    public async Task Run(CancellationToken cancel)
    {
        foreach (var row in await Due(cancel)) await Save(await TryDelete(row, cancel), cancel);
        var before = clock.GetUtcNow() - Remembered;
        await Write(db => db.RecordingDeletions.Where(row => row.DoneAt < before).ExecuteDeleteAsync(cancel), cancel);
    }

    private async Task<List<RecordingDeletionRow>> Due(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.RecordingDeletions.AsNoTracking().Where(row => row.DoneAt == null && row.DueAt <= now).OrderBy(row => row.DueAt).Take(AtOnce).ToListAsync(cancel);
    }

    private async Task<RecordingDeletionRow> TryDelete(RecordingDeletionRow row, CancellationToken cancel)
    {
        row.Attempts++;
        try
        {
            await twilio.DeleteAsync(row.Id, cancel);
            row.DoneAt = clock.GetUtcNow();
        }
        catch (TwilioRequestException fault)
        {
            row.DueAt = clock.GetUtcNow() + BackOff(row.Attempts);
            log.LogWarning("Recording {Recording} could not be deleted at Twilio (try {Try}): {Fault} Trying again at {Due:HH:mm:ss} UTC.", row.Id, row.Attempts, fault.Message, row.DueAt);
        }

        return row;
    }

    private static TimeSpan BackOff(int attempts) => attempts > 7 ? LongestBackOff : FirstBackOff * (1 << (attempts - 1));

    private Task<int> Save(RecordingDeletionRow row, CancellationToken cancel) => Write(db => db.RecordingDeletions.Where(one => one.Id == row.Id).ExecuteUpdateAsync(
        set => set.SetProperty(one => one.Attempts, row.Attempts).SetProperty(one => one.DueAt, row.DueAt).SetProperty(one => one.DoneAt, row.DoneAt), cancel), cancel);

    private Task<int> Write(Func<WarmTransferDb, Task<int>> change, CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await change(db);
    }, cancel);
}
