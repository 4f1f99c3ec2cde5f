using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Leads;

/// <summary>Reads and writes leads. By their versions two who want the same one are told apart, at whichever node they are.</summary>
internal sealed class LeadStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, LiveQueues queues, IAuditLog audit, TimeProvider clock)
{
    public static Refusal Unknown { get; } = new(RefusalCode.Unknown, $"There is no such lead.");

    public async Task<Lead?> Find(LeadId id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Leads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value, cancel) is { } row ? await Read(db, row, cancel) : null;
    }

    /// <summary>The lead after the event, or why not. What is done is in the audit with it.</summary>
    public Task<(Lead? Lead, Refusal? Refusal)> Change(LeadId id, LeadEvent e, AuditEntry? done, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == id.Value, cancel) is not { } row) return (null, Unknown);
        var (_, after, refusal) = await Apply(db, row, e, done, cancel);
        return ((Lead?)after, refusal);
    }, cancel);

    /// <summary>What a call means for the lead of its number. Done again, it changes nothing; whether it changed anything.</summary>
    public async Task<bool> Note(Call call, CancellationToken cancel)
    {
        if (LeadNews.Of(call, queues.Now[call.Queue].ShortAbandon) is not { } news || NumberPlan.RefuseForm(NumberOf(call)) is not null) return false;
        // Most calls are answered, and their customers are no leads: they keep nobody from writing.
        if (news is not LeadEvent.Missed && !await IsLead(NumberOf(call), cancel)) return false;
        return await gate.Change(() => Note(call, news, cancel), cancel);
    }

    /// <summary>A customer who has been spoken to is to be called again: a lead of its own, or part of the one that is open. Said again, it is the same.</summary>
    public Task<Refusal?> Promise(Call call, FollowUp followUp, CancellationToken cancel) => gate.Change(async () =>
    {
        if (NumberPlan.RefuseForm(call.From) is { } noNumber) return noNumber;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var number = NumbersInJson.Key(call.From);
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancel) is not { } customer) return Unknown;
        var promise = new LeadEvent.Missed(new MissedCall(call.Id, Now, TimeSpan.Zero, MissedBecause.FollowUp), call.To, call.Queue, FollowUp: followUp);
        if (await db.Leads.FirstOrDefaultAsync(row => row.OpenOf == customer.Id, cancel) is { } row) return (await Apply(db, row, promise, done: null, cancel)).Refusal;
        // One that was closed since is not opened again by its own call.
        if (await db.Leads.AnyAsync(known => known.Id == call.Id.Value, cancel)) return null;
        db.Leads.Add(LeadRow.Of(LeadMachine.Begin(call.From, promise), customer.Id));
        await db.SaveChangesAsync(cancel);
        return null;
    }, cancel);

    /// <summary>The same of many calls. Most are answered, and their customers are no leads: that is found out of all of them at once.</summary>
    public async Task<bool> Note(IReadOnlyCollection<Call> calls, CancellationToken cancel)
    {
        var leads = await Leads(calls.Where(call => call.AnsweredAt is not null).Select(NumberOf), cancel);
        var changed = false;
        foreach (var call in calls.Where(call => call.AnsweredAt is null || leads.Contains(NumbersInJson.Key(NumberOf(call)))))
        {
            if (!await Note(call, cancel)) continue;
            changed = true;
            // Who became one by an earlier of these calls may have been answered by a later one.
            leads.Add(NumbersInJson.Key(NumberOf(call)));
        }

        return changed;
    }

    private async Task<HashSet<string>> Leads(IEnumerable<string> numbers, CancellationToken cancel)
    {
        string[] keys = [.. numbers.Select(NumbersInJson.Key).Distinct()];
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. await db.Customers.Where(customer => keys.Contains(customer.Number) && db.Leads.Any(row => row.OpenOf == customer.Id)).Select(customer => customer.Number).ToListAsync(cancel)];
    }

    // Where the customer wants to be called, which need not be from where they called.
    private static string NumberOf(Call call) => call.CallBack?.Number ?? call.From;

    private async Task<bool> IsLead(string from, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var number = NumbersInJson.Key(from);
        return await db.Leads.AnyAsync(row => db.Customers.Any(customer => customer.Number == number && customer.Id == row.OpenOf), cancel);
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    // Nobody who has been erased in the meantime comes back with it.
    private async Task<bool> Note(Call call, LeadEvent news, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var number = NumbersInJson.Key(NumberOf(call));
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancel) is not { } customer) return false;
        if (await db.Leads.FirstOrDefaultAsync(row => row.OpenOf == customer.Id, cancel) is { } row) return (await Apply(db, row, news, done: null, cancel)).Changed;
        if (news is not LeadEvent.Missed missed || await IsSettled(db, customer.Id, missed.Call, cancel)) return false;
        db.Leads.Add(LeadRow.Of(LeadMachine.Begin(NumberOf(call), missed), customer.Id));
        return await db.SaveChangesAsync(cancel) > 0;
    }

    // What is told late, or again: the customer has been spoken to since, or was given up with this call.
    private static async Task<bool> IsSettled(WarmTransferDb db, string customer, MissedCall missed, CancellationToken cancel)
    {
        if (await db.Leads.AnyAsync(row => row.CustomerId == customer && row.EndedAt >= missed.At, cancel)) return true;
        var calls = db.CustomerCalls.Where(link => link.CustomerId == customer && link.CallId != missed.Call.Value).Select(link => link.CallId);
        var last = await db.Calls.AsNoTracking().Where(row => calls.Contains(row.Id)).OrderByDescending(row => row.ArrivedAt).Take(Lead.MostCalls).ToListAsync(cancel);
        return last.Exists(row => row.Read().AnsweredAt >= missed.At);
    }

    private async Task<(bool Changed, Lead After, Refusal? Refusal)> Apply(WarmTransferDb db, LeadRow row, LeadEvent e, AuditEntry? done, CancellationToken cancel)
    {
        var lead = await Read(db, row, cancel);
        var (after, refusal) = LeadMachine.Apply(lead, e, Now);
        if (after == lead) return (false, lead, refusal);
        row.Take(after);
        if (done is not null) audit.WriteWith(db, done);
        await db.SaveChangesAsync(cancel);
        return (true, after, refusal);
    }

    internal static async Task<Lead> Read(WarmTransferDb db, LeadRow row, CancellationToken cancel) =>
        Json.Read<Lead>((await CustomerNumbers.Reader(db, [row.Document], cancel))(row.Document));
}
