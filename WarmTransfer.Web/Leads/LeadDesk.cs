using WarmTransfer.Core;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Leads;

/// <inheritdoc cref="ILeadDesk"/>
internal sealed class LeadDesk(LeadStore store, LeadBoard leads, LeadRights rights, Supervisors supervisors, IOutboundDesk outbound, Board board, IAuditLog audit) : ILeadDesk
{
    private const string CallsBack = "calls a customer back";

    private static Refusal NotYours { get; } = new(RefusalCode.NotPermitted, $"This lead is another queue's.");

    public async Task<Refusal?> Ask(LeadId lead, LeadEvent.Asked asked, CancellationToken cancel)
    {
        if (await Refuse(lead, asked.By, Act(asked), asked is LeadEvent.Release { Forced: true }, cancel) is { } refusal) return refusal;
        return Named((await Change(lead, asked, new AuditEntry(asked.By.Value, Act(asked), AuditOutcome.Done, Words(lead, asked)), cancel)).Refusal);
    }

    // The lead says first that it is being called: nobody else can begin a second call, and whoever finds no such call takes it back (LeadWatch).
    public async Task<Refusal?> CallBack(LeadId lead, AgentId by, Guid command, CancellationToken cancel)
    {
        if (await Refuse(lead, by, CallsBack, supervisorsOnly: false, cancel) is { } refusal) return refusal;
        var call = CallId.OfOurs(command);
        var (taken, held) = await Change(lead, new LeadEvent.CallBack(by, call), new AuditEntry(by.Value, CallsBack, AuditOutcome.Done, $"lead {lead}", call), cancel);
        if (held is not null) return Named(held);
        var notBegun = await outbound.Begin(new OutboundOrder(by, taken!.Number, taken.Queue, taken.Called, $"Call-back"), command, cancel);
        if (notBegun is not null) await Change(lead, new LeadEvent.NotBegun(call), done: null, CancellationToken.None);
        return notBegun;
    }

    private async Task<(Lead? Lead, Refusal? Refusal)> Change(LeadId lead, LeadEvent e, AuditEntry? done, CancellationToken cancel)
    {
        var changed = await store.Change(lead, e, done, cancel);
        leads.AtOnce();
        return changed;
    }

    private async Task<Refusal?> Refuse(LeadId lead, AgentId by, string act, bool supervisorsOnly, CancellationToken cancel)
    {
        // Whoever has no leads hears nothing of whether there is this one.
        var refusal = await store.Find(lead, cancel) is not { } known ? await supervisors.Include(by, cancel) || await rights.AreOf(by, QueueId.Default, cancel) ? LeadStore.Unknown : NotYours
            : supervisorsOnly && !await supervisors.Include(by, cancel) ? Permissions.SupervisorsOnly
            : await rights.AreOf(by, known.Queue, cancel) ? null : NotYours;
        if (refusal?.Code == RefusalCode.NotPermitted) await audit.Write(new AuditEntry(by.Value, act, AuditOutcome.Denied, refusal.Reason.English));
        return refusal;
    }

    // Who has it is told by name.
    private Refusal? Named(Refusal? refusal) =>
        refusal?.Code == RefusalCode.Taken && board.Snapshot.Agents.Values.FirstOrDefault(agent => refusal.Reason.Parts is [AgentId by] && by == agent.Id) is { } holder
            ? refusal with { Reason = $"{holder.Name} has this lead." }
            : refusal;

    private static string Words(LeadId lead, LeadEvent.Asked asked) => asked is LeadEvent.GiveUp { Reason: var why } ? $"lead {lead}: {why.Trim()}" : $"lead {lead}";

    private static string Act(LeadEvent.Asked asked) => asked switch
    {
        LeadEvent.Take => "takes a lead",
        LeadEvent.Release { Forced: true } => "takes a lead from somebody",
        LeadEvent.Release => "gives a lead back",
        LeadEvent.CallBack => CallsBack,
        LeadEvent.Finish => "closes a lead as done",
        LeadEvent.GiveUp => "gives a lead up",
        _ => throw new InvalidOperationException($"{asked.GetType().Name} is not known here."),
    };
}
