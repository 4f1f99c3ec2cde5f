using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.History;

/// <summary>Reads what happened to calls, for whoever may see it: supervisors and administrators all calls, agents those they had a part in.</summary>
internal sealed class Histories(IDbContextFactory<WarmTransferDb> databases, IOptions<DeskOptions> desk) : IHistory
{
    private const int PageSize = 50;

    public async Task<PastCalls> List(CurrentAgent viewer, int page, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Visible(db, viewer).OrderByDescending(row => row.ArrivedAt).ThenBy(row => row.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var calls = rows.Take(PageSize).Select(row => Discreet(row.Read(), viewer)).ToList();
        var names = await Names(db, calls, cancel);
        return new PastCalls([.. calls.Select(call => Summary(call, new Parties(call, names)))], rows.Count > PageSize);
    }

    public async Task<Timeline?> Find(CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Visible(db, viewer).FirstOrDefaultAsync(row => row.Id == call.Value, cancel) is not { } row) return null;
        var discreet = Discreet(row.Read(), viewer);
        var parties = new Parties(discreet, await Names(db, [discreet], cancel));
        var sounds = await db.LegQualities.AsNoTracking().Where(sound => sound.CallId == call.Value).ToListAsync(cancel);
        return new Timeline(
            Summary(discreet, parties),
            [.. discreet.Legs.Select(leg => Leg(discreet.Call, leg, parties, sounds.Find(sound => sound.LegId == leg.Id.Value)?.Sound))],
            await Entries(db, discreet, parties, cancel));
    }

    private Redaction Discreet(Call call, CurrentAgent viewer) => new(call, viewer, desk.Value.ShowMonitoring);

    private static IQueryable<CallRow> Visible(WarmTransferDb db, CurrentAgent viewer)
    {
        var mine = $"\n{viewer.AgentId}\n";
        return viewer is { IsSupervisor: true } or { IsAdmin: true }
            ? db.Calls.AsNoTracking()
            : db.Calls.AsNoTracking().Where(row => row.Agents.Contains(mine));
    }

    private static async Task<Dictionary<string, string>> Names(WarmTransferDb db, IEnumerable<Redaction> calls, CancellationToken cancel)
    {
        List<string> agents = [.. calls.SelectMany(call => call.Legs).Where(leg => leg.Agent is not null).Select(leg => leg.Agent!.Value.Value).Distinct()];
        return await db.Agents.AsNoTracking().Where(row => agents.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
    }

    private static PastCall Summary(Redaction discreet, Parties parties)
    {
        var call = discreet.Call;
        return new PastCall(
            call.Id, discreet.Numbers.Of(call.From), call.Queue, call.ArrivedAt, call.AnsweredAt, (call.Phase as CallPhase.Ended)?.At, PastWords.Of(call.Phase),
            [.. discreet.Legs.Where(leg => leg.Agent is not null).Select(parties.Of).Distinct()]);
    }

    private static PastLeg Leg(Call call, Leg leg, Parties parties, LegSound? sound) => new(
        leg.Id, leg.Agent, parties.Of(leg), PastWords.Part(leg), leg.Id == LegId.Customer ? call.ArrivedAt : leg.AdmittedAt, leg.IsLive ? null : leg.Since,
        PastWords.Outcome(call, leg), sound);

    private static async Task<ImmutableArray<TimelineEntry>> Entries(WarmTransferDb db, Redaction discreet, Parties parties, CancellationToken cancel)
    {
        var call = discreet.Call.Id.Value;
        var events = await db.Events.AsNoTracking().Where(e => e.CallId == call).OrderBy(e => e.Id).ToListAsync(cancel);
        var effects = await db.Outbox.AsNoTracking().Where(effect => effect.CallId == call).OrderBy(effect => effect.Id).ToListAsync(cancel);
        var shown = effects.Where(discreet.Shows).ToLookup(effect => effect.CauseId, effect => Effect(effect, discreet.Numbers, parties));
        return [.. events.Where(discreet.Shows).Select(e => Entry(e, [.. shown[e.Id]], discreet.Numbers, parties))];
    }

    private static TimelineEntry Entry(EventRow e, ImmutableArray<TimelineEffect> effects, NumberMask numbers, Parties parties)
    {
        var (payload, happened) = (numbers.InJson(e.Payload), Json.Read<CallEvent>(e.Payload));
        return new TimelineEntry(
            e.Id, e.At, e.Actor, PastWords.Kind(happened), numbers.Of(PastWords.Whom(happened, parties)), e.DedupeKey,
            e.ReceivedAt is { } received ? (long)(e.At - received).TotalMilliseconds : null,
            e.Refusal is { } refusal ? Json.Read<Refusal>(numbers.InJson(refusal)) : null,
            JsonElement.Parse(payload), effects);
    }

    private static TimelineEffect Effect(OutboxRow row, NumberMask numbers, Parties parties) => new(
        numbers.InJson(row.Name), numbers.Of(PastWords.Of(Json.Read<CallEffect>(row.Payload), parties)), row.DueAt, row.Attempts, row.DoneAt,
        row.LastError is { } error ? numbers.Of(error) : null);
}
