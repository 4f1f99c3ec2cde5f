using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Agents;

/// <summary>What a change of a call means for its agents: their state follows their legs and nothing else.</summary>
public static class Duties
{
    public static IEnumerable<(AgentId Agent, AgentEvent Event)> Between(Call? before, Call after) =>
        from leg in after.AgentLegs
        where leg.Agent is not null
        from change in Of(after.Id, before, before?.Find(leg.Id), leg)
        select (leg.Agent!.Value, change);

    private static IEnumerable<AgentEvent> Of(CallId call, Call? whole, Leg? before, Leg after)
    {
        if (before is null) yield return Begin(call, whole, after);
        else if (before.Progress < LegProgress.Admitted && after.Progress == LegProgress.Admitted) yield return new AgentEvent.TookCall(call, after.Id);
        if (before is { IsLive: true } && !after.IsLive) yield return new AgentEvent.Freed(call, after.Id, after.Ending!.Value);
    }

    private static AgentEvent Begin(CallId call, Call? whole, Leg leg) => leg.Progress == LegProgress.Admitted
        ? new AgentEvent.CameBack(call, leg.Id)
        : new AgentEvent.Reserved(call, leg.Id, Returning: whole?.Phase is CallPhase.Waiting { Preferred: { } preferred } && preferred == leg.Agent);
}
