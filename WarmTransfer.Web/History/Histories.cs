using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.History;

/// <summary>Reads what happened to calls, for whoever may see it: supervisors those of their teams, administrators all, agents those they were let into, for some days.</summary>
internal sealed class Histories(IDbContextFactory<WarmTransferDb> databases, IOptions<DeskOptions> desk, LiveMembers members, TimeProvider clock) : IHistory
{
    private const int PageSize = 50;

    public async Task<PastCalls> List(CurrentAgent viewer, int page, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Visible(db, viewer).OrderByDescending(row => row.ArrivedAt).ThenBy(row => row.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        var calls = rows.Take(PageSize).Select(row => Discreet(row.With(reader(row.Document)).Read(), viewer)).Where(call => IsFor(viewer, call)).ToList();
        var names = await Names(db, calls, cancel);
        return new PastCalls([.. calls.Select(call => Summary(call, new Parties(call, names)))], rows.Count > PageSize);
    }

    public async Task<Timeline?> Find(CurrentAgent viewer, CallId call, TimelinePage page, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Open(db, viewer, call, cancel) is not { } past) return null;
        var newest = await EventsOf(db, call).Where(e => page.Before == null || e.Id < page.Before).OrderByDescending(e => e.Id).Take(page.Size + 1).ToListAsync(cancel);
        List<EventRow> shown = [.. newest.Take(page.Size).Reverse()];
        return new Timeline(past.Summary, past.Legs, [.. await past.Entries.Of(db, shown, cancel)], newest.Count > page.Size ? shown[0].Id : null);
    }

    public async Task<TimelineExport?> Export(CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Open(db, viewer, call, cancel) is { } past ? new TimelineExport(past.Summary, past.Legs, All(call, past.Entries, CancellationToken.None)) : null;
    }

    private async Task<Past?> Open(WarmTransferDb db, CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        if (await Visible(db, viewer).FirstOrDefaultAsync(row => row.Id == call.Value, cancel) is not { } row) return null;
        var reader = await CustomerNumbers.Reader(db, [row.Document], cancel);
        var discreet = Discreet(row.With(reader(row.Document)).Read(), viewer);
        if (!IsFor(viewer, discreet)) return null;
        var parties = new Parties(discreet, await Names(db, [discreet], cancel));
        var sounds = await db.LegQualities.AsNoTracking().Where(sound => sound.CallId == call.Value).ToListAsync(cancel);
        return new Past(
            Summary(discreet, parties),
            [.. discreet.Legs.Select(leg => Leg(discreet.Call, leg, parties, sounds.Find(sound => sound.LegId == leg.Id.Value)?.Sound))],
            new PastEntries(discreet, parties));
    }

    // A page at a time and none of them kept, however long the call was; between two pages nothing of the database is held.
    private async IAsyncEnumerable<TimelineEntry> All(CallId call, PastEntries entries, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long? last = 0; last is { } after;)
        {
            (var page, last) = await Next(call, entries, after, cancel);
            foreach (var entry in page) yield return entry;
        }
    }

    private async Task<(IReadOnlyList<TimelineEntry> Page, long? Last)> Next(CallId call, PastEntries entries, long after, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var events = await EventsOf(db, call).Where(e => e.Id > after).OrderBy(e => e.Id).Take(TimelinePage.Usual).ToListAsync(cancel);
        return (await entries.Of(db, events, cancel), events is [.., var last] ? last.Id : null);
    }

    private static IQueryable<EventRow> EventsOf(WarmTransferDb db, CallId call) => db.Events.AsNoTracking().Where(e => e.CallId == call.Value);

    private Redaction Discreet(Call call, CurrentAgent viewer) => new(call, viewer, desk.Value.ShowMonitoring);

    private IQueryable<CallRow> Visible(WarmTransferDb db, CurrentAgent viewer)
    {
        var from = clock.GetUtcNow() - TimeSpan.FromDays(desk.Value.AgentHistoryDays);
        if (viewer is { IsSupervisor: true } or { IsAdmin: true }) return viewer.Supervises.AreAll ? db.Calls.AsNoTracking() : OfTeams(db, viewer);
        var mine = $"\n{viewer.AgentId}\n";
        return db.Calls.AsNoTracking().Where(row => row.Agents.Contains(mine) && (row.Live || row.ArrivedAt >= from));
    }

    // Whom a live call rings, and whose it is by that, is in no column.
    internal static IQueryable<CallRow> OfTeams(WarmTransferDb db, CurrentAgent viewer)
    {
        var mine = $"\n{viewer.AgentId}\n";
        var teams = viewer.Supervises.Names.ToList();
        return db.Calls.AsNoTracking().Where(row => row.Live || row.Agents == "\n" || row.Agents.Contains(mine)
            || db.Users.Any(user => teams.Contains(user.Team!) && row.Agents.Contains("\n" + user.AgentId + "\n")));
    }

    private bool IsFor(CurrentAgent viewer, Redaction call) => call.IsReadable && (viewer.Supervises.AreAll || !call.Call.HasLiveLegs
        || call.Call.Agents().ToList() is var agents && (agents is [] || agents.Exists(agent => agent.Value == viewer.AgentId || viewer.Supervises.Include(members.Teams.GetValueOrDefault(agent)))));

    private static async Task<Dictionary<string, string>> Names(WarmTransferDb db, IEnumerable<Redaction> calls, CancellationToken cancel)
    {
        List<string> agents = [.. calls.SelectMany(call => call.Legs).Where(leg => leg.Agent is not null).Select(leg => leg.Agent!.Value.Value).Distinct()];
        return await db.Agents.AsNoTracking().Where(row => agents.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
    }

    private static PastCall Summary(Redaction discreet, Parties parties)
    {
        var call = discreet.Call;
        return new PastCall(
            call.Id, discreet.Numbers.Of(call.From), call.Queue, call.ArrivedAt, call.AnsweredAt, (call.Phase as CallPhase.Ended)?.At, PastWords.Of(call),
            [.. discreet.Legs.Where(leg => leg.Agent is not null).Select(parties.Of).Distinct()], call.Direction)
        { QueuedAt = call.NeverQueued ? null : call.QueuedAt };
    }

    private static PastLeg Leg(Call call, Leg leg, Parties parties, LegSound? sound) => new(
        leg.Id, leg.Agent, parties.Of(leg), PastWords.Part(leg), leg.Id == LegId.Customer ? call.ArrivedAt : leg.AdmittedAt, leg.IsLive ? null : leg.Since,
        PastWords.Outcome(call, leg), sound);

    /// <summary>What its reader may know of a call before its events are read.</summary>
    private sealed record Past(PastCall Summary, ImmutableArray<PastLeg> Legs, PastEntries Entries);
}
