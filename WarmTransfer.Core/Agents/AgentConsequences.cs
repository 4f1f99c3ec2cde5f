using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Agents;

/// <summary>What a change of a call means for its agents: their state follows their legs and nothing else.</summary>
public static class AgentConsequences
{
    public static IEnumerable<(AgentId Agent, AgentEvent Event)> Between(Call? before, Call after) =>
        from leg in after.AgentLegs
        where leg.Agent is not null
        from change in Of(before, before?.Find(leg.Id), after, leg)
        select (leg.Agent!.Value, change);

    private static IEnumerable<AgentEvent> Of(Call? whole, Leg? before, Call call, Leg after)
    {
        if (before is null) yield return Begin(whole, call, after);
        else if (Takes(whole!, before, call, after)) yield return new AgentEvent.TookCall(call.Id, after.Id);
        if (before is { IsLive: true } && !after.IsLive) yield return Freed(call, after);
    }

    private static AgentEvent.Freed Freed(Call call, Leg leg) =>
        new(call.Id, leg.Id, leg.Ending!.Value, Placed: leg.Sid is not null, HandedOver: leg.Released && !call.IsOver);

    private static bool Takes(Call whole, Leg before, Call call, Leg after) =>
        (before.Progress < LegProgress.Admitted && after.Progress == LegProgress.Admitted)
        || (whole.IsMonitoring(before) && call.Phase.Parties.Contains(after.Id));

    private static AgentEvent Begin(Call? whole, Call call, Leg leg) => leg switch
    {
        { Presence: Presence.In } => new AgentEvent.FoundOnCall(call.Id, leg.Id, leg.Monitoring is not null),
        { Monitoring: not null } => new AgentEvent.Monitors(call.Id, leg.Id),
        { Progress: LegProgress.Admitted } => new AgentEvent.CameBack(call.Id, leg.Id),
        _ => new AgentEvent.Reserved(call.Id, leg.Id, Returning: leg.Requested || IsAwaited(whole, call, leg), leg.Overriding),
    };

    // The call comes from this agent, or is their own wish: work that is left from the last one does not keep them from it.
    private static bool IsAwaited(Call? whole, Call call, Leg leg) =>
        call.Phase is CallPhase.CallingOut p ? p.Owner == leg.Id : whole?.ComesFrom(leg.Agent!.Value) == true;
}
