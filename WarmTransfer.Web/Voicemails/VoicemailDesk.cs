using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Voicemails;

/// <summary>What people do with messages. Null: done.</summary>
public interface IVoicemailDesk
{
    /// <summary>Deals with it from now on; the second who wants to is told who was first.</summary>
    Task<Refusal?> Take(string voicemail, CurrentAgent by, CancellationToken cancel);

    /// <summary>Leaves it to the others again; supervisors take it from whoever has it.</summary>
    Task<Refusal?> Release(string voicemail, CurrentAgent by, CancellationToken cancel);

    /// <summary>Calls the customer back: first the phone of whoever has the message rings, and when they have answered, the customer's. Done again with the same command it is done once.</summary>
    Task<Refusal?> CallBack(string voicemail, CurrentAgent by, Guid command, CancellationToken cancel);

    /// <param name="note">What came of it; of one that is given up, why.</param>
    Task<Refusal?> Close(string voicemail, CurrentAgent by, VoicemailOutcome outcome, string note, CancellationToken cancel);
}

/// <summary>Changes messages for those whose they are, one at a time, and writes down who did what.</summary>
internal sealed class VoicemailDesk(
    IDbContextFactory<WarmTransferDb> databases, WriteGate gate, VoicemailSight sight, LiveVoicemails live, CallReader calls, IOutboundDesk outbound, IAuditLog audit, TimeProvider clock) : IVoicemailDesk
{
    private const string CallsBack = "calls a customer back";
    private static readonly Refusal Gone = new(RefusalCode.Unknown, $"This message is not there any more.");

    public Task<Refusal?> Take(string voicemail, CurrentAgent by, CancellationToken cancel) => Change(voicemail, by, "takes a voicemail", "", row => row switch
    {
        { Outcome: not null } => new(RefusalCode.WrongPhase, $"This message is closed."),
        { Owner: { } owner } when owner != by.AgentId => new(RefusalCode.Taken, $""),
        _ => Own(row, by.AgentId),
    }, cancel);

    public Task<Refusal?> Release(string voicemail, CurrentAgent by, CancellationToken cancel) => Change(voicemail, by, "releases a voicemail", "", row => row switch
    {
        { Outcome: not null } => new(RefusalCode.WrongPhase, $"This message is closed."),
        { Owner: { } owner } when owner != by.AgentId && by is { IsSupervisor: false, IsAdmin: false } => new(RefusalCode.Taken, $""),
        _ => Own(row, null),
    }, cancel);

    public Task<Refusal?> Close(string voicemail, CurrentAgent by, VoicemailOutcome outcome, string note, CancellationToken cancel) => note.Trim() switch
    {
        { Length: > Voicemail.NoteMaxLength } => Task.FromResult<Refusal?>(new(RefusalCode.TooLong, $"The note is longer than {Voicemail.NoteMaxLength} characters.")),
        "" when outcome is VoicemailOutcome.GivenUp => Task.FromResult<Refusal?>(new(RefusalCode.WrongPhase, $"Write why it is given up.")),
        var text => Change(voicemail, by, outcome is VoicemailOutcome.Done ? "is done with a voicemail" : "gives a voicemail up", "", row => Owned(row, by) ?? Close(row, outcome, text), cancel),
    };

    public async Task<Refusal?> CallBack(string voicemail, CurrentAgent by, Guid command, CancellationToken cancel)
    {
        CallId? left = null;
        var refusal = await Change(voicemail, by, CallsBack, "", row =>
        {
            left = new CallId(row.CallId);
            return Owned(row, by);
        }, cancel);
        if (refusal is not null) return refusal;
        if (await calls.Find(left!.Value, cancel) is not { } call) return new(RefusalCode.BadNumber, $"The number of this message is not known.");
        var notBegun = await outbound.Begin(new OutboundOrder(new AgentId(by.AgentId), call.From, call.Queue, call.To, $"Voicemail"), command, cancel);
        if (notBegun is null) audit.Note(new AuditEntry(by.AgentId, CallsBack, AuditOutcome.Done, $"voicemail {voicemail}", CallId.OfOurs(command)));
        return notBegun;
    }

    private static Refusal? Owned(VoicemailRow row, CurrentAgent by) => row switch
    {
        { Outcome: not null } => new(RefusalCode.WrongPhase, $"This message is closed already."),
        { Owner: null } => new(RefusalCode.WrongPhase, $"Take the message first."),
        { Owner: var owner } when owner != by.AgentId => new(RefusalCode.Taken, $""),
        _ => null,
    };

    private Refusal? Own(VoicemailRow row, string? owner)
    {
        if (row.Owner != owner) (row.Owner, row.OwnedSince) = (owner, owner is null ? null : clock.GetUtcNow());
        return null;
    }

    private Refusal? Close(VoicemailRow row, VoicemailOutcome outcome, string note)
    {
        (row.Outcome, row.ClosedAt, row.Note) = (outcome, clock.GetUtcNow(), note);
        return null;
    }

    private async Task<Refusal?> Change(string voicemail, CurrentAgent by, string act, string reason, Func<VoicemailRow, Refusal?> change, CancellationToken cancel)
    {
        // Two at once: the second finds the row changed, and is asked again with what it is now.
        var refusal = await gate.Change(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            if (await db.Voicemails.FirstOrDefaultAsync(row => row.Id == voicemail, cancel) is not { } row || !sight.Includes(by, new QueueId(row.QueueId))) return Gone;
            if (change(row) is { } refused) return refused.Code is RefusalCode.Taken ? await TakenBy(db, row.Owner!, cancel) : refused;
            if (db.Entry(row).State is not EntityState.Modified) return null;
            row.Version++;
            audit.WriteWith(db, new AuditEntry(by.AgentId, act, AuditOutcome.Done, reason, new CallId(row.CallId)));
            await db.SaveChangesAsync(cancel);
            return null;
        }, cancel);
        if (refusal == Gone) audit.Note(new AuditEntry(by.AgentId, act, AuditOutcome.Denied, Gone.Reason.English));
        live.LookSoon();
        return refusal;
    }

    private static async Task<Refusal> TakenBy(WarmTransferDb db, string owner, CancellationToken cancel) => new(
        RefusalCode.Taken, $"{(await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.AgentId == owner, cancel))?.DisplayName ?? owner} has this message.");
}
