using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>Calls that went to voicemail and left nothing there: whoever hangs up during the greeting is never recorded, and nobody tells.</summary>
internal sealed class UnleftMessages(IDbContextFactory<WarmTransferDb> databases, Desk desk, TimeProvider clock)
{
    private const string Actor = "voicemail";

    /// <summary>After this a message is known of, if there is one.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(6);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly string Reason = $"\"reason\":{(int)EndReason.Voicemail}";
    private DateTimeOffset _next;

    /// <summary>Now and then.</summary>
    public async Task Look(CancellationToken cancel)
    {
        if (clock.GetUtcNow() < _next) return;
        foreach (var call in await Find(cancel)) await Tell(call, cancel);
        _next = clock.GetUtcNow() + Interval;
    }

    public Task Tell(CallId call, CancellationToken cancel) => desk.Post(new Post(call, new CallEvent.Fact.NothingRecorded(), Actor), cancel);

    private async Task<List<CallId>> Find(CancellationToken cancel)
    {
        var (from, until) = (clock.GetUtcNow() - Window, clock.GetUtcNow() - Patience);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Calls.AsNoTracking().Where(row => !row.Live && row.ArrivedAt > from && row.ArrivedAt < until && row.Document.Contains(Reason) && !db.Voicemails.Any(one => one.CallId == row.Id)).ToListAsync(cancel);
        return [.. rows.Select(row => row.Read()).Where(call => Core.Calls.Voicemail.Has(call) && call.Phase is CallPhase.Ended { At: var at } && at < until).Select(call => call.Id)];
    }
}
