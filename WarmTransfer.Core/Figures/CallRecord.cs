using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Figures;

/// <summary>What the figures need to know of one call.</summary>
/// <param name="Queue">The queue in which the call came in. It counts there, whoever it was sent to; but who waits counts where they wait.</param>
/// <param name="WaitsSince">Since when the customer has waited for an agent; null while they have one, and when the call is over.</param>
/// <param name="WithAgents">Time that agents were in the call, talking or with somebody on hold, added up; known when the call is over.</param>
/// <param name="ArrivedAt">When it came into its queue.</param>
/// <param name="CameWhileClosed">It never waited in a queue, or has left a message instead, and counts in no figure.</param>
/// <param name="Overflowed">Nobody could answer it, and the customer did not hang up; null: it was answered, or waits, or they did.</param>
/// <param name="Outbound">We called the customer: it counts while they wait for an agent, and in no other figure of calls.</param>
/// <param name="WaitsIn">Where the customer waits, when they have been sent to another queue.</param>
public sealed record CallRecord(
    CallId Call, QueueId Queue, DateTimeOffset ArrivedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? WaitsSince, DateTimeOffset? EndedAt, TimeSpan WithAgents, bool CameWhileClosed = false,
    OverflowOutcome? Overflowed = null, bool Outbound = false, QueueId? WaitsIn = null)
{
    /// <summary>It came to its end by that, and was neither answered nor abandoned.</summary>
    public bool IsOverByOverflow => Overflowed is { Way: not OverflowWay.OtherQueue };

    public static CallRecord Of(Call call)
    {
        var ended = call.Phase is CallPhase.Ended { At: var at } ? at : (DateTimeOffset?)null;
        return new(
            call.Id, call.FirstQueue, call.QueuedAt, call.AnsweredAt, WaitsFrom(call), ended, ended is { } end ? Served(call, end) : TimeSpan.Zero, call.NeverQueued || Voicemail.Has(call),
            OverflowOutcome.Of(call), Outbound: call.Direction is CallDirection.Outbound,
            WaitsIn: call.FirstQueue == call.Queue ? null : call.Queue);
    }

    // An agent who was lost is the end of being served: from then on the customer waits again.
    private static DateTimeOffset? WaitsFrom(Call call)
    {
        if (call.IsOver || call.Phase is CallPhase.InFlow or CallPhase.CallingCustomer || call.Phase.OwnerLeg is not null) return null;
        return call.AnsweredAt is null ? call.QueuedAt : call.AgentLegs.Where(leg => leg is { IsLive: false, AdmittedAt: not null }).Max(leg => (DateTimeOffset?)leg.Since) ?? call.PhaseSince;
    }

    private static TimeSpan Served(Call call, DateTimeOffset end) => call.AgentLegs
        .Where(leg => leg is { Agent: not null, AdmittedAt: not null })
        .Aggregate(TimeSpan.Zero, (sum, leg) => sum + ((leg.IsLive || leg.Since > end ? end : leg.Since) - leg.AdmittedAt!.Value));
}
