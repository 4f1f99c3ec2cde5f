using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.History;

/// <summary>Reads what happened to calls, for whoever may see it: supervisors and administrators all calls, agents those they had a part in.</summary>
internal sealed class Histories(IDbContextFactory<WarmTransferDb> databases) : IHistory
{
    private const int PageSize = 50;

    public async Task<PastCalls> List(CurrentAgent viewer, int page, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Visible(db, viewer).OrderByDescending(row => row.ArrivedAt).ThenBy(row => row.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return new PastCalls([.. rows.Take(PageSize).Select(row => Line(row, viewer))], rows.Count > PageSize);
    }

    public async Task<Timeline?> Find(CurrentAgent viewer, CallId call, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Visible(db, viewer).FirstOrDefaultAsync(row => row.Id == call.Value, cancel) is not { } row) return null;
        var events = await db.Events.AsNoTracking().Where(e => e.CallId == call.Value).OrderBy(e => e.Id).ToListAsync(cancel);
        var effects = (await db.Outbox.AsNoTracking().Where(effect => effect.CallId == call.Value).OrderBy(effect => effect.Id).ToListAsync(cancel))
            .ToLookup(effect => effect.CauseId);
        var numbers = new NumberMask(shown: SeesNumbers(viewer));
        var (line, entries) = (Line(row, viewer), events.Select(e => Entry(e, effects[e.Id], numbers)));
        return new Timeline(line.Call, line.From, line.ArrivedAt, line.State, [.. entries]);
    }

    private static IQueryable<CallRow> Visible(WarmTransferDb db, CurrentAgent viewer)
    {
        var mine = $"\n{viewer.AgentId}\n";
        return viewer is { IsSupervisor: true } or { IsAdmin: true }
            ? db.Calls.AsNoTracking()
            : db.Calls.AsNoTracking().Where(row => row.Agents.Contains(mine));
    }

    private static bool SeesNumbers(CurrentAgent viewer) => viewer is { IsSupervisor: true } or { IsAdmin: true };

    private static PastCall Line(CallRow row, CurrentAgent viewer)
    {
        var call = row.Read();
        return new PastCall(
            call.Id, new NumberMask(SeesNumbers(viewer)).Of(call.From), call.ArrivedAt, State(call.Phase),
            [.. row.Agents.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string State(CallPhase phase) => phase switch
    {
        CallPhase.Ended { Reason: EndReason.CustomerLeft } => "Ended: the customer hung up",
        CallPhase.Ended { Reason: EndReason.EndedByAgent } => "Ended by an agent",
        CallPhase.Ended { Reason: EndReason.AgentLeft } => "Ended: the agent hung up",
        _ => "Live",
    };

    private static TimelineEntry Entry(EventRow e, IEnumerable<OutboxRow> effects, NumberMask numbers)
    {
        using var payload = JsonDocument.Parse(numbers.InJson(e.Payload));
        return new TimelineEntry(
            e.Id, e.At, e.Actor, payload.RootElement.GetProperty("is").GetString()!.Replace('-', ' '), e.DedupeKey,
            e.ReceivedAt is { } received ? (long)(e.At - received).TotalMilliseconds : null,
            e.Refusal is { } refusal ? Json.Read<Refusal>(numbers.InJson(refusal)) : null,
            payload.RootElement.Clone(),
            [.. effects.Select(effect => new TimelineEffect(numbers.InJson(effect.Name), effect.DueAt, effect.Attempts, effect.DoneAt, effect.LastError is { } error ? numbers.Of(error) : null))]);
    }
}
