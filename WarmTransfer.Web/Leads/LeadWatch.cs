using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Leads;

/// <summary>On the one node that has the duty: finds what a process has left behind, and keeps leads with whoever is at work.</summary>
internal sealed class LeadWatch(IDbContextFactory<WarmTransferDb> databases, LeadStore store, LeadBoard leads, Board board, CallReader calls, TimeProvider clock, ILogger<LeadWatch> log) : BackgroundService
{
    // Twilio ends every call after a day.
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(24);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(30);
    // As many calls are read at once: whoever takes over reads a day of them.
    internal const int PageSize = 200;
    // Whether a message was left is known later than that the call is over, and without one the customer is a lead.
    private static readonly TimeSpan UntilRecorded = TimeSpan.FromMinutes(30);
    // A call-back is begun a moment after its lead says so, which also begins a lease.
    private static readonly TimeSpan Begins = TimeSpan.FromSeconds(15);
    private readonly HashSet<string> _known = [];
    private DateTimeOffset _nextSearch;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Leads could not be looked after: {Fault} Trying again in {Wait}.", fault.Message, Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task Look(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now >= _nextSearch) await Search(now, cancel);
        foreach (var lead in leads.Now.Where(lead => lead is { IsOpen: true } && (lead.Hold is not null || lead.Calling is not null)))
            if (lead.Calling is { } call) await Follow(lead, call, now, cancel);
            else if (lead.Hold!.Until - now < LeadMachine.Lease / 2 && IsAtWork(lead.Hold.By, now)) await store.Change(lead.Id, new LeadEvent.Renewed(), done: null, cancel);
    }

    // A customer hung up, or was answered, and the process that saved it died before it could say so here.
    private async Task Search(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - LongestCall;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var over = await db.Calls.Where(row => !row.Live && row.ArrivedAt >= since).OrderBy(row => row.ArrivedAt).Select(row => row.Id).ToListAsync(cancel);
        _known.IntersectWith(over);
        foreach (var page in over.Where(id => !_known.Contains(id)).Chunk(PageSize).ToList())
        {
            var read = await calls.Find(page, cancel);
            if (await store.Note(read, cancel)) leads.AtOnce();
            _known.UnionWith(page.Except(read.Where(call => MayHaveLeftNothing(call, now)).Select(call => call.Id.Value)));
        }

        _nextSearch = now + BetweenSearches;
    }

    private static bool MayHaveLeftNothing(Call call, DateTimeOffset now) => Voicemail.Has(call) && call.Phase is CallPhase.Ended { At: var at } && now - at < UntilRecorded;

    private async Task Follow(Lead lead, CallId id, DateTimeOffset now, CancellationToken cancel)
    {
        if (board.Snapshot.Calls.ContainsKey(id)) return;
        if (await calls.Find(id, cancel) is { } call) await store.Note(call, cancel);
        else if (now - (lead.CallingSince ?? lead.Hold!.Until - LeadMachine.Lease) > Begins) await store.Change(lead.Id, new LeadEvent.NotBegun(id), done: null, cancel);
    }

    private bool IsAtWork(AgentId agent, DateTimeOffset now) => board.Snapshot.Agents.GetValueOrDefault(agent) is { } known && (known.IsReachable(now) || known.Engagement is not null);
}
