using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.WhoCalls;

/// <inheritdoc cref="ICallers"/>
internal sealed class CallerFiles(IDbContextFactory<WarmTransferDb> databases, CallSight sight, CustomerLookup lookup, IAuditLog audit) : ICallers
{
    private const string Act = "sees earlier calls of a customer";
    private const int Shown = 5, NoteShown = 200;

    public async Task<CallerPast?> Past(CallId call, CurrentAgent viewer, CancellationToken cancel)
    {
        if (await sight.Find(call, viewer, cancel) is not { } found || !NumbersInJson.IsOfSomebody(found.From)) return null;
        audit.Note(new AuditEntry(viewer.AgentId, Act, AuditOutcome.Done, "", call));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var key = NumbersInJson.Key(found.From);
        return await db.Customers.Where(row => row.Number == key).Select(row => row.Id).FirstOrDefaultAsync(cancel) is { } customer
            ? await Past(db, customer, call, viewer, cancel)
            : new CallerPast(0, [], OpenLead: false, 0);
    }

    public async Task<LookedUp?> LookUp(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        lookup.IsConfigured && await sight.Find(call, viewer, cancel) is { } found ? await lookup.Find(found.From, cancel) : null;

    private static async Task<CallerPast> Past(WarmTransferDb db, string customer, CallId now, CurrentAgent viewer, CancellationToken cancel)
    {
        var earlier = db.CustomerCalls.Where(link => link.CustomerId == customer && link.CallId != now.Value).Join(db.Calls.Where(row => !row.Live), link => link.CallId, row => row.Id, (_, row) => row);
        var rows = await earlier.AsNoTracking().OrderByDescending(row => row.ArrivedAt).Take(Shown).ToListAsync(cancel);
        var calls = rows.Select(row => row.Read()).ToList();
        var (names, notes, said) = (await Histories.Names(db, calls.SelectMany(Speakers), cancel), await Notes(db, calls, cancel), await WrapUps.Of(db, calls.Select(call => call.Id), cancel));
        return new CallerPast(
            await earlier.CountAsync(cancel), [.. calls.Select(call => Earlier(call, names, notes.GetValueOrDefault(call.Id.Value), said[call.Id.Value], viewer))],
            await db.Leads.AnyAsync(row => row.OpenOf == customer, cancel),
            await db.Voicemails.CountAsync(row => row.Outcome == null && db.CustomerCalls.Any(link => link.CustomerId == customer && link.CallId == row.CallId), cancel));
    }

    private static EarlierCall Earlier(Call call, Dictionary<string, string> names, string? note, IEnumerable<WrapUpRow> said, CurrentAgent viewer) => new(
        call.Id, call.ArrivedAt, PastWords.Of(call), [.. Speakers(call).Select(agent => names.GetValueOrDefault(agent, agent))], note is { Length: > 0 } ? new NumberMask(viewer.SeesNumbers).Of(Begin(note)) : null, [.. said.Select(row => row.Label).OfType<string>().Distinct()]);

    private static IEnumerable<string> Speakers(Call call) => call.AgentLegs.Where(leg => leg is { AdmittedAt: not null, OnlyMonitored: false, Agent: not null }).Select(leg => leg.Agent!.Value.Value).Distinct();

    private static string Begin(string note) => note.Length <= NoteShown ? note : $"{note[..NoteShown]}…";

    private static async Task<Dictionary<string, string>> Notes(WarmTransferDb db, IEnumerable<Call> calls, CancellationToken cancel)
    {
        List<string> ids = [.. calls.Select(call => call.Id.Value)];
        return await db.Notes.AsNoTracking().Where(row => ids.Contains(row.CallId)).ToDictionaryAsync(row => row.CallId, row => row.Text, cancel);
    }
}
