using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>What is promised about the work after a call, event by event.</summary>
internal static class WorkWatch
{
    public static void Check(Agent before, AgentEvent e, Agent after)
    {
        if (e is AgentEvent.Reserved { Returning: false, Overriding: false } && before.Work.IsUnfinished) throw new Violation("Nobody with something unfinished is offered a call", $"{before.Id}: {e}");
        if (e is AgentEvent.Freed freed && IsOwed(before, freed) && !IsAsked(freed, after)) throw new Violation("Whoever has talked says something of it", $"{before.Id}: {e}");
        foreach (var lost in before.Work.Unfinished.Where(work => !after.Work.Unfinished.Any(one => one.Call == work.Call)))
            if (!Settles(e, lost, after)) throw new Violation("What is unfinished waits for its agent", $"{before.Id}: {lost} is gone with {e}");
    }

    private static bool IsOwed(Agent agent, AgentEvent.Freed freed) => agent.Engagement is { Talking: true, Monitoring: false } held && held.Call == freed.Call && held.Leg == freed.Leg
        && agent.CurrentState?.Queue == Office.Requiring && agent.Work.Find(freed.Call)?.Disposal?.Code is null;

    // Or the queue has said it for them.
    private static bool IsAsked(AgentEvent.Freed freed, Agent after) =>
        after.Work.Unfinished.Any(work => work.Call == freed.Call) || freed.HandedOver && after.Work.Find(freed.Call)?.Disposal?.Code is not null;

    // Said, let go, or the agent is in the call again.
    private static bool Settles(AgentEvent e, CallWork lost, Agent after) => e is AgentEvent.Dispose or AgentEvent.DismissWork || after.Engagement?.Call == lost.Call;
}
