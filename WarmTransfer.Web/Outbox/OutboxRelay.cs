using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Outbox;

/// <summary>Carries out what is owed. A row is taken with a lease, so what a dead process left behind is taken up by the next.</summary>
internal sealed class OutboxRelay(
    IDbContextFactory<WarmTransferDb> databases, WriteGate gate, Committer committer, OutboxSignal signal, EffectRunner runner, Troubles troubles, Duty duty, Measures measures, TimeProvider clock, ILogger<OutboxRelay> log)
    : BackgroundService
{
    private const int Batch = 64;
    // Renewed while the row is carried out, which may take long: a leg waits for its turn in the account's budget. Shorter than the ring guard: an
    // orphaned leg is dialled before it is given up.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private bool _tookOver;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _tookOver = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                duty.Demand();
                _tookOver = _tookOver || await TakeOver(stoppingToken) >= 0;
                var rows = await gate.Run(() => Take(stoppingToken), stoppingToken);
                // Each effect goes its own way: a slow one must not keep another call waiting.
                foreach (var row in rows) _ = Task.Run(() => Begin(row, stoppingToken), stoppingToken);
                if (rows.Count < Batch) await signal.Wait(await UntilNext(stoppingToken), stoppingToken);
            }
            // At the next beat it is held again, or somebody else has it and this ends.
            catch (DutyLostException)
            {
                await Task.Delay(LongestSleep, clock, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "The outbox could not be read; trying again.");
                await Task.Delay(LongestSleep, clock, stoppingToken);
            }
        }
    }

    // Whoever held these leases had the duty before: what it was about to do is owed at once.
    private Task<int> TakeOver(CancellationToken cancel) => gate.Run(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Outbox.Where(row => row.DoneAt == null && row.LeaseUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancel);
    }, cancel);

    // All in one transaction: what is due together is taken with one write to the disk.
    private async Task<List<OutboxRow>> Take(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var due = await Due(db, now).OrderBy(row => row.DueAt).Take(Batch).ToListAsync(cancel);
        return due.Count == 0 ? due : await db.Database.CreateExecutionStrategy().ExecuteAsync(stop => Claim(db, due, now, stop), cancel);
    }

    private static async Task<List<OutboxRow>> Claim(WarmTransferDb db, List<OutboxRow> due, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = new List<OutboxRow>(due.Count);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var row in due)
            if (await Claim(db, row, now, cancel)) taken.Add(row);
        await transaction.CommitAsync(cancel);
        return taken;
    }

    internal static IQueryable<OutboxRow> Due(WarmTransferDb db, DateTimeOffset now) =>
        db.Outbox.AsNoTracking().Where(row => row.DoneAt == null && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil < now));

    // The condition is repeated in the update, so two nodes that read the same row cannot both have it.
    // The try is counted before it is made: whoever takes the row up after a crash must know that it may have been carried out.
    private static async Task<bool> Claim(WarmTransferDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancel) =>
        await Due(db, now).Where(other => other.Id == row.Id)
            .ExecuteUpdateAsync(set => set
                .SetProperty(other => other.LeaseUntil, now + Lease)
                .SetProperty(other => other.Attempts, row.Attempts + 1), cancel) == 1;

    private async Task<TimeSpan> UntilNext(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var next = await db.Outbox.Where(row => row.DoneAt == null && row.LeaseUntil == null).MinAsync(row => (DateTimeOffset?)row.DueAt, cancel);
        var wait = next - clock.GetUtcNow() ?? LongestSleep;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestSleep ? wait : LongestSleep;
    }

    private Task Begin(OutboxRow row, CancellationToken cancel)
    {
        measures.TakenUp(clock.GetUtcNow() - row.DueAt);
        return Carry(row, cancel);
    }

    private async Task Carry(OutboxRow row, CancellationToken cancel)
    {
        var effect = Json.Read<CallEffect>(row.Payload);
        using var trace = CallTrace.Start(new CallId(row.CallId), $"outbox: {row.Name}");
        try
        {
            duty.Demand();
            var later = await Held(row, () => runner.Run(row.Id, row.CallId, effect, row.Attempts, cancel), cancel);
            await Settle(row, later is null ? null : clock.GetUtcNow() + later, later is null ? null : "Not possible yet.", cancel);
            if (later is null && row.Attempts > 0) await troubles.Over(new CallId(row.CallId), row.Name, cancel);
        }
        catch (TwilioRequestException fault)
        {
            await Fail(row, effect, fault, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopping: the lease runs out and the next process takes the row up.
        }
        catch (DutyLostException)
        {
            log.LogDebug("{Effect} of call {Call} is left to whoever has the duty now.", row.Name, row.CallId);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Effect} of call {Call} failed; it is tried again when its lease runs out.", row.Name, row.CallId);
        }
    }

    private async Task<T> Held<T>(OutboxRow row, Func<Task<T>> work, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = Renew(row, over.Token);
        try
        {
            return await work();
        }
        finally
        {
            await over.CancelAsync();
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Renew(OutboxRow row, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(Lease / 4, clock, over);
            try
            {
                await gate.Run(() => Extend(row, over), over);
            }
            catch (Exception fault) when (!over.IsCancellationRequested)
            {
                log.LogWarning(fault, "The lease of {Effect} of call {Call} could not be renewed; trying again.", row.Name, row.CallId);
            }
        }
    }

    private async Task<int> Extend(OutboxRow row, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Outbox.Where(other => other.Id == row.Id && other.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.LeaseUntil, clock.GetUtcNow() + Lease), cancel);
    }

    private async Task Fail(OutboxRow row, CallEffect effect, TwilioRequestException fault, CancellationToken cancel)
    {
        // Twilio's sentence may name a customer's number.
        log.LogWarning("{Effect} of call {Call} failed (try {Try}): {Fault}", row.Name, row.CallId, row.Attempts + 1, new NumberMask(shown: false).Of(fault.Message));
        var forGood = IsForGood(effect, fault);
        // Told before it can be tried again, so that what follows is told after it.
        await (forGood ? troubles.Refused(row, fault, cancel) : troubles.Failed(row, effect, cancel));
        await Settle(row, forGood ? null : clock.GetUtcNow() + BackOff(row.Attempts), fault.Message, cancel);
    }

    // A key that is not accepted is mended by an operator. And somebody's privacy hangs on a hold, a voice or the end of a transcript: that is asked for until it is answered.
    private static bool IsForGood(CallEffect effect, TwilioRequestException fault) =>
        fault.Kind == TwilioFaultKind.Refused && fault.Status != StatusCodes.Status401Unauthorized && effect is not (CallEffect.SetHold or CallEffect.SetCoaching or CallEffect.StopTranscription);

    private static TimeSpan BackOff(int attempts)
    {
        var wait = TimeSpan.FromMilliseconds(250 * Math.Pow(2, Math.Min(attempts, 10)));
        return wait < LongestBackOff ? wait : LongestBackOff;
    }

    private async Task Settle(OutboxRow row, DateTimeOffset? again, string? error, CancellationToken cancel)
    {
        // Due again, it would be taken from the hands of whoever has taken it over.
        if (again is not null && !duty.IsHeld) return;
        await committer.Submit(new SettledEffect(row, again, error, clock), cancel);
        signal.AtOnce();
    }
}
