using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Figures;

/// <summary>What the figures need to know of one call.</summary>
/// <param name="WaitsSince">Since when the customer has waited for an agent; null while they have one, and when the call is over.</param>
/// <param name="WithAgents">Time that agents were in the call, talking or with somebody on hold, added up; known when the call is over.</param>
/// <param name="CameWhileClosed">It never waited for an agent, and counts in no figure.</param>
public sealed record CallRecord(
    CallId Call, QueueId Queue, DateTimeOffset ArrivedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? WaitsSince, DateTimeOffset? EndedAt, TimeSpan WithAgents, bool CameWhileClosed = false)
{
    public static CallRecord Of(Call call)
    {
        var ended = call.Phase is CallPhase.Ended { At: var at } ? at : (DateTimeOffset?)null;
        return new(call.Id, call.Queue, call.ArrivedAt, call.AnsweredAt, WaitsFrom(call), ended, ended is { } end ? Served(call, end) : TimeSpan.Zero, call.CameWhileClosed);
    }

    // An agent who was lost is the end of being served: from then on the customer waits again.
    private static DateTimeOffset? WaitsFrom(Call call)
    {
        if (call.IsOver || call.Phase.OwnerLeg is not null) return null;
        return call.AnsweredAt is null ? call.ArrivedAt : call.AgentLegs.Where(leg => leg is { IsLive: false, AdmittedAt: not null }).Max(leg => (DateTimeOffset?)leg.Since) ?? call.PhaseSince;
    }

    private static TimeSpan Served(Call call, DateTimeOffset end) => call.AgentLegs
        .Where(leg => leg is { Agent: not null, AdmittedAt: not null })
        .Aggregate(TimeSpan.Zero, (sum, leg) => sum + ((leg.IsLive || leg.Since > end ? end : leg.Since) - leg.AdmittedAt!.Value));
}
