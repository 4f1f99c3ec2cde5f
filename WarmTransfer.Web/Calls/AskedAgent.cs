using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;

namespace WarmTransfer.Web.Calls;

/// <summary>An event on its way to an agent, other than those of a call.</summary>
/// <param name="enrol">The agent as they begin, when nothing is known of them yet.</param>
internal sealed class AskedAgent(AgentId id, AgentEvent e, AgentMachine machine, Func<AgentId, Task<Agent>> enrol, TimeProvider clock) : Change
{
    // The page renews every 5 s: what is saved is never so old that its lease would end before the next is heard of.
    private static readonly TimeSpan Enough = AgentDesk.Lease / 2;

    // It is committed together with what others have asked.
    private readonly AuditOrigin? _origin = AuditOrigin.Current;

    public Refusal? Refusal { get; private set; }

    public override async ValueTask Apply(Draft draft)
    {
        var (before, now) = (await draft.Agents.Find(id), clock.GetUtcNow().ToMilliseconds());
        var agent = before ?? await enrol(id);
        (var after, Refusal) = machine.Apply(agent, e, now);
        if (Refusal is not null)
        {
            await draft.Agents.RelyOn(id);
            return;
        }

        var (noted, over) = AgentStateHistory.Note(agent, after, queue: null, now);
        if (IsHeartbeat(before, noted) && draft.SavedLease(id) > now + Enough) draft.Heard.Add(noted);
        else Enter(draft, agent, noted, over, now);
    }

    private static bool IsHeartbeat(Agent? before, Agent after) =>
        before is not null && after.ReachableUntil >= before.ReachableUntil && after with { ReachableUntil = before.ReachableUntil } == before;

    private void Enter(Draft draft, Agent before, Agent agent, IReadOnlyCollection<AgentStateInterval> over, DateTimeOffset now)
    {
        draft.Agents.Put(id, agent);
        draft.Over.AddRange(over);
        if (WrapUpRow.Said(machine, before, e, now) is { } row) draft.WrapUps.Add(row);
        if (AgentEvent.ForcedBy(e) is { } by) draft.Audit.Add(AuditRow.Of(Forced(by).From(_origin), now));
    }

    private AuditEntry Forced(AgentId by) =>
        new(by.Value, AgentActs.Name(e), AuditOutcome.Done, AgentActs.Words(e), AgentActs.CallOf(e), id);
}
