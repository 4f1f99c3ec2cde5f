using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Notes;

namespace WarmTransfer.Web.Calls;

/// <summary>The door through which events reach an agent, other than those of a call.</summary>
internal sealed class AgentDesk(
    IDbContextFactory<WarmTransferDb> databases, AgentMachine machine, Permissions permissions, Committer committer, Board board, Journal journal, FollowUps followUps, NoteStore notes, TimeProvider clock)
    : IAgentDesk
{
    private const string Supervising = "Supervising";

    /// <summary>The page renews it every 5 s: three in a row may be lost.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(15);

    public Task PhoneSeen(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneSeen(clock.GetUtcNow().ToMilliseconds() + Lease), cancel);

    public Task PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel)
    {
        var lease = clock.GetUtcNow().ToMilliseconds() + Lease;
        return Ask(agent, new AgentEvent.PhoneSeen(tokenUntil < lease ? tokenUntil.ToMilliseconds() : lease), cancel);
    }

    public Task PhoneGone(AgentId agent, CancellationToken cancel) => Ask(agent, new AgentEvent.PhoneGone(), cancel);

    // Whoever is not known has no phone that this could take away; another node may know them before this one has heard of it.
    public async Task Meet(AgentId agent, CancellationToken cancel)
    {
        if (board.Find(agent) is not null || await journal.Find(agent) is not null) return;
        await PhoneGone(agent, cancel);
    }

    public async Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel)
    {
        if ((TextLengths.Refuse(e) ?? await permissions.Refuse(agent, e, cancel)) is { } refusal) return refusal;
        if (e is AgentEvent.Dispose disposes) e = disposes with { HasNote = machine.Policy.Dispositions.NeedsNote(disposes.Disposal) && await notes.IsWritten(disposes.Call, cancel) };
        if (e is AgentEvent.Dispose { Disposal.FollowUp: { } followUp } said && await Promise(agent, said, followUp, cancel) is { } notPromised) return notPromised;
        var change = new AskedAgent(agent, e, machine, Enrol, clock);
        await committer.Submit(change, cancel);
        return change.Refusal;
    }

    // Before it is said of the call that there is a promise, somebody has it to keep; and only when it may be said.
    private async Task<Refusal?> Promise(AgentId agent, AgentEvent.Dispose said, FollowUp followUp, CancellationToken cancel) =>
        (board.Find(agent) ?? await journal.Find(agent)) is not { Value: var known } ? new Refusal(RefusalCode.Unknown, $"There is no agent {agent}.")
        : machine.Apply(known, said, clock.GetUtcNow().ToMilliseconds()).Refusal ?? await followUps.Promise(said.Call, followUp, cancel);

    // Supervisors have a phone in order to monitor calls: they take customers only when they say so.
    private async Task<Agent> Enrol(AgentId agent)
    {
        await using var db = await databases.CreateDbContextAsync();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.AgentId == agent.Value);
        var roles = db.UserRoles.Where(link => link.UserId == user!.Id).Join(db.Roles, link => link.RoleId, role => role.Id, (_, role) => role.Name);
        var supervises = user is not null && await roles.AnyAsync(role => role == Roles.Supervisor || role == Roles.Admin);
        return new Agent { Id = agent, Name = user?.DisplayName ?? agent.Value, Away = supervises ? Supervising : null };
    }
}
