using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.History;

/// <summary>Makes entries of a timeline out of some of its events, as far as their reader may see them.</summary>
internal sealed class PastEntries(Redaction discreet, Parties parties)
{
    /// <param name="events">In order, without a gap.</param>
    public async Task<IReadOnlyList<TimelineEntry>> Of(WarmTransferDb db, IReadOnlyList<EventRow> events, CancellationToken cancel)
    {
        if (events.Count == 0) return [];
        var (from, to) = (events[0].Id, events[^1].Id);
        var call = discreet.Call.Id.Value;
        var effects = await db.Outbox.AsNoTracking().Where(effect => effect.CallId == call && effect.CauseId >= from && effect.CauseId <= to)
            .OrderBy(effect => effect.Id).ToListAsync(cancel);
        var reader = await CustomerNumbers.Reader(db, [.. events.Select(e => e.Payload), .. effects.Select(effect => effect.Payload)], cancel);
        var shown = effects.Where(discreet.Shows).ToLookup(effect => effect.CauseId, effect => Effect(effect.With(reader(effect.Payload))));
        return [.. events.Where(discreet.Shows).Select(e => Entry(e.With(reader(e.Payload)), [.. shown[e.Id]]))];
    }

    private TimelineEntry Entry(EventRow e, ImmutableArray<TimelineEffect> effects)
    {
        var numbers = discreet.Numbers;
        var (payload, happened) = (numbers.InJson(e.Payload), Json.Read<CallEvent>(e.Payload));
        return new TimelineEntry(
            e.Id, e.At, e.Actor, EventWords.Of(happened), numbers.Of(PastWords.Whom(happened, parties)), e.DedupeKey,
            e.ReceivedAt is { } received ? (long)(e.At - received).TotalMilliseconds : null,
            e.Refusal is { } refusal ? Json.Read<Refusal>(numbers.InJson(refusal)) : null,
            JsonElement.Parse(payload), effects);
    }

    private TimelineEffect Effect(OutboxRow row) => new(
        discreet.Numbers.InJson(row.Name), discreet.Numbers.Of(EffectWords.Of(Json.Read<CallEffect>(row.Payload), parties)), row.DueAt, row.Attempts, row.DoneAt,
        row.LastError is { } error ? discreet.Numbers.Of(error) : null);
}
