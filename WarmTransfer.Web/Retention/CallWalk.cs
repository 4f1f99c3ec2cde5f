using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Retention;

/// <summary>Goes through the calls that are over, in the order in which they arrived, a few at a time, and remembers how far it has come.</summary>
internal sealed class CallWalk(IDbContextFactory<WarmTransferDb> databases, WriteGate gate)
{
    internal const int Stride = 20;

    /// <summary>Does the work for the next calls that arrived before this moment; how many they were. A call that lives is waited for.</summary>
    /// <param name="work">Doing it again must be harmless.</param>
    public async Task<int> Step(string name, DateTimeOffset before, Func<string, CancellationToken, Task> work, CancellationToken cancel)
    {
        var calls = await Next(name, before, cancel);
        List<CallRow> over = [.. calls.TakeWhile(call => !call.Live)];
        foreach (var call in over) await work(call.Id, cancel);
        if (over.Count > 0) await Remember(name, Reached(calls, over), cancel);
        return over.Count;
    }

    private async Task<List<CallRow>> Next(string name, DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var from = (await db.Progress.AsNoTracking().FirstOrDefaultAsync(row => row.Id == name, cancel))?.Until ?? DateTimeOffset.UnixEpoch;
        var waiting = db.Calls.AsNoTracking().Where(row => row.ArrivedAt > from && row.ArrivedAt < before);
        var some = await waiting.OrderBy(row => row.ArrivedAt).Select(row => row.ArrivedAt).Take(Stride).ToListAsync(cancel);
        if (some.Count == 0) return [];
        // Those that arrived at the very same moment are done together.
        var last = some[^1];
        return await waiting.Where(row => row.ArrivedAt <= last).OrderBy(row => row.ArrivedAt).ToListAsync(cancel);
    }

    // Not past a moment at which one that lives has arrived, too.
    private static DateTimeOffset Reached(List<CallRow> calls, List<CallRow> over) =>
        over.Count < calls.Count && calls[over.Count].ArrivedAt == over[^1].ArrivedAt ? over[^1].ArrivedAt.AddMilliseconds(-1) : over[^1].ArrivedAt;

    private Task<int> Remember(string name, DateTimeOffset until, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Progress.FirstOrDefaultAsync(row => row.Id == name, cancel) ?? db.Progress.Add(new ProgressRow { Id = name }).Entity;
        row.Until = until;
        return await db.SaveChangesAsync(cancel);
    }, cancel);
}
