using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Web.History;

/// <summary>Reads what happened to calls, for whoever may see it: supervisors those of their teams, administrators all, agents those they were let into, for some days.</summary>
internal sealed class Histories(IDbContextFactory<WarmTransferDb> databases, IOptions<DeskOptions> desk, LiveMembers members, NoteStore notes, TranscriptStore transcripts, TimeProvider clock) : IHistory
{
    private const int PageSize = 50;

    public async Task<PastCalls> List(CurrentAgent viewer, int page, PastCallFilter filter, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Page(Saying(db, With(db, Visible(db, viewer), filter.Disposition), filter.Said), page).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, rows.Select(row => row.Document), cancel);
        var calls = rows.Take(PageSize).Select(row => Discreet(row.With(reader(row.Document)).Read(), viewer)).Where(call => IsFor(viewer, call)).ToList();
        if (filter.Said is { } said && viewer is { IsSupervisor: false, IsAdmin: false }) calls = await Reading(db, calls, said, cancel);
        var wrapUps = await WrapUps.Of(db, calls.Select(call => call.Call.Id), cancel);
        var names = await Names(db, calls, wrapUps.SelectMany(same => same), cancel);
        return new PastCalls([.. calls.Select(call => Summary(call, new Parties(call, names), wrapUps))], rows.Count > PageSize);
    }

    public async Task<Timeline?> Find(CurrentAgent viewer, CallId call, TimelinePage page, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Open(db, viewer, call, cancel) is not { } past) return null;
        var newest = await EventsOf(db, call).Where(e => page.Before == null || e.Id < page.Before).OrderByDescending(e => e.Id).Take(page.Size + 1).ToListAsync(cancel);
        List<EventRow> shown = [.. newest.Take(page.Size).Reverse()];
        return new Timeline(past.Summary, past.Legs, [.. await past.Entries.Of(db, shown, cancel)], newest.Count > page.Size ? shown[0].Id : null) { Note = past.Note, Transcript = past.Transcript };
    }

    /// <summary>Whether the call is one that this person finds here.</summary>
    public async Task<bool> MayRead(CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Visible(db, viewer).FirstOrDefaultAsync(row => row.Id == call.Value, cancel) is { } row && IsFor(viewer, Discreet(row.Read(), viewer));
    }

    public async Task<TimelineExport?> Export(CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Open(db, viewer, call, cancel) is { } past ? new TimelineExport(past.Summary, past.Legs, All(call, past.Entries, CancellationToken.None)) { Note = past.Note, Transcript = past.Transcript } : null;
    }

    private async Task<Past?> Open(WarmTransferDb db, CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        if (await Visible(db, viewer).FirstOrDefaultAsync(row => row.Id == call.Value, cancel) is not { } row) return null;
        var reader = await CustomerNumbers.Reader(db, [row.Document], cancel);
        var discreet = Discreet(row.With(reader(row.Document)).Read(), viewer);
        if (!IsFor(viewer, discreet)) return null;
        var wrapUps = await WrapUps.Of(db, [call], cancel);
        var parties = new Parties(discreet, await Names(db, [discreet], wrapUps[call.Value], cancel));
        var sounds = await db.LegQualities.AsNoTracking().Where(sound => sound.CallId == call.Value).ToListAsync(cancel);
        return new Past(
            Summary(discreet, parties, wrapUps),
            [.. discreet.Legs.Select(leg => Leg(discreet.Call, leg, parties, sounds.Find(sound => sound.LegId == leg.Id.Value)?.Sound))],
            new PastEntries(discreet, parties), await Note(db, discreet, cancel), Said(discreet, parties, await transcripts.Read(call, cancel)));
    }

    private static ImmutableArray<TranscriptLineView> Said(Redaction discreet, Parties parties, IEnumerable<Heard> heard) => [.. Transcript.Of(heard).Where(discreet.Shows).Select(line =>
        new TranscriptLineView((line.Leg == LegId.Customer) switch { true => $"Customer", false => $"{parties.Of(line.Leg).English}" }, line.Leg == LegId.Customer, line.At - discreet.Call.ArrivedAt, line.Kind, discreet.Numbers.Of(line.Text), line.Missing))];

    private async Task<PastNote?> Note(WarmTransferDb db, Redaction discreet, CancellationToken cancel)
    {
        if (await notes.Text(discreet.Call.Id, cancel) is not { } note) return null;
        var names = await Names(db, note.Writers, cancel);
        return new PastNote(discreet.Numbers.Of(note.Text), [.. note.Writers.Select(writer => names.GetValueOrDefault(writer, writer))], note.WrittenAt);
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

    // What was said after an agent had left they may not read, and so not find.
    private static async Task<List<Redaction>> Reading(WarmTransferDb db, List<Redaction> calls, string said, CancellationToken cancel)
    {
        List<string> ids = [.. calls.Select(call => call.Call.Id.Value)];
        var heard = (await db.Transcripts.AsNoTracking().Where(row => ids.Contains(row.CallId)).ToListAsync(cancel)).ToLookup(row => row.CallId, row => row.Read());
        return [.. calls.Where(call => Transcript.Of(heard[call.Call.Id.Value]).Any(line => call.Shows(line) && line.Text.Contains(said, StringComparison.OrdinalIgnoreCase)))];
    }

    private static IQueryable<EventRow> EventsOf(WarmTransferDb db, CallId call) => db.Events.AsNoTracking().Where(e => e.CallId == call.Value);

    private Redaction Discreet(Call call, CurrentAgent viewer) => new(call, viewer, desk.Value.ShowMonitoring);

    private IQueryable<CallRow> Visible(WarmTransferDb db, CurrentAgent viewer)
    {
        var from = clock.GetUtcNow() - TimeSpan.FromDays(desk.Value.AgentHistoryDays);
        if (viewer is { IsSupervisor: true } or { IsAdmin: true }) return viewer.Supervises.AreAll ? db.Calls.AsNoTracking() : OfTeams(db, viewer, members.Teams.Where(one => viewer.Supervises.Include(one.Value)).Select(one => one.Key));
        var mine = $"\n{viewer.AgentId}\n";
        return db.Calls.AsNoTracking().Where(row => row.Agents.Contains(mine) && (row.Live || row.ArrivedAt >= from));
    }

    /// <summary>Whom a live call rings, and whose it is by that, is in no column. Who is in the teams is known here: the database would read all people for each call.</summary>
    /// <param name="agents">Those of the viewer's teams, whoever was dismissed among them.</param>
    internal static IQueryable<CallRow> OfTeams(WarmTransferDb db, CurrentAgent viewer, IEnumerable<AgentId> agents)
    {
        string[] theirs = [.. agents.Select(agent => agent.Value).Append(viewer.AgentId).Distinct().Select(agent => $"\n{agent}\n")];
        return db.Calls.AsNoTracking().Where(row => row.Live || row.Agents == "\n" || theirs.Any(agent => row.Agents.Contains(agent)));
    }

    private static IQueryable<CallRow> With(WarmTransferDb db, IQueryable<CallRow> calls, string? disposition)
    {
        var said = WrapUps.Newest(db).Where(row => row.Code == disposition);
        return disposition is null ? calls : calls.Where(call => said.Any(row => row.CallId == call.Id));
    }

    // Whatever its case. A database of several gigabytes wants an index of its own for it; until then the newest calls are looked through first.
    internal static IQueryable<CallRow> Saying(WarmTransferDb db, IQueryable<CallRow> calls, string? said)
    {
        if (said is null) return calls;
        var pattern = $"%{Escaped(said.ToLowerInvariant())}%";
#pragma warning disable CA1304, CA1311 // It is the database that does it, and it has no culture.
        return calls.Where(call => db.Transcripts.Any(row => row.CallId == call.Id && row.Kind == HeardKind.Said && EF.Functions.Like(row.Text.ToLower(), pattern, "\\")));
#pragma warning restore CA1304, CA1311
    }

    // What LIKE would take for a sign, on any of the databases.
    private static string Escaped(string text) => "\\%_[".Aggregate(text, (escaped, sign) => escaped.Replace($"{sign}", $"\\{sign}", StringComparison.Ordinal));

    /// <summary>A page, and one more to see whether there is another.</summary>
    internal static IQueryable<CallRow> Page(IQueryable<CallRow> calls, int page) => calls.OrderByDescending(row => row.ArrivedAt).ThenBy(row => row.Id).Skip(page * PageSize).Take(PageSize + 1);

    private bool IsFor(CurrentAgent viewer, Redaction call) => call.IsReadable && (viewer.Supervises.AreAll || !call.Call.HasLiveLegs
        || call.Call.Agents().ToList() is var agents && (agents is [] || agents.Exists(agent => agent.Value == viewer.AgentId || viewer.Supervises.Include(members.Teams.GetValueOrDefault(agent)))));

    private static Task<Dictionary<string, string>> Names(WarmTransferDb db, IEnumerable<Redaction> calls, IEnumerable<WrapUpRow> wrapUps, CancellationToken cancel) => Names(
        db, calls.SelectMany(call => call.Legs).Where(leg => leg.Agent is not null).Select(leg => leg.Agent!.Value.Value).Concat(wrapUps.Select(row => row.By).OfType<string>()), cancel);

    internal static async Task<Dictionary<string, string>> Names(WarmTransferDb db, IEnumerable<string> ids, CancellationToken cancel)
    {
        List<string> agents = [.. ids.Distinct()];
        return await db.Agents.AsNoTracking().Where(row => agents.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
    }

    private static PastCall Summary(Redaction discreet, Parties parties, ILookup<string, WrapUpRow> wrapUps)
    {
        var call = discreet.Call;
        return new PastCall(
            call.Id, discreet.Numbers.Of(call.From), call.Queue, call.ArrivedAt, call.AnsweredAt, (call.Phase as CallPhase.Ended)?.At, PastWords.Of(call),
            [.. discreet.Legs.Where(leg => leg.Agent is not null).Select(leg => parties.Of(leg.Agent!.Value)).Distinct()], call.Direction)
        {
            QueuedAt = call.NeverQueued ? null : call.QueuedAt, Times = call.Times, EndedBy = HangUp.Of(call),
            WrapUps = [.. wrapUps[call.Id.Value].Where(discreet.Shows).Select(row => WrapUp(row, parties))],
        };
    }

    private static PastWrapUp WrapUp(WrapUpRow row, Parties parties) => new(
        parties.Of(new AgentId(row.AgentId)), row.How, row.Label, [.. row.Tags.Split(WrapUpRow.Between, StringSplitOptions.RemoveEmptyEntries)], row.At, row.FollowUpAt,
        row.By is { } by ? parties.Of(new AgentId(by)) : null);

    private static PastLeg Leg(Call call, Leg leg, Parties parties, LegSound? sound) => new(
        leg.Id, leg.Agent, parties.Of(leg), PastWords.Part(leg), leg.Id == LegId.Customer ? call.ArrivedAt : leg.AdmittedAt, leg.IsLive ? null : leg.Since,
        PastWords.Outcome(call, leg), sound);

    /// <summary>What its reader may know of a call before its events are read.</summary>
    private sealed record Past(PastCall Summary, ImmutableArray<PastLeg> Legs, PastEntries Entries, PastNote? Note, ImmutableArray<TranscriptLineView> Transcript);
}
