using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>Whom of those who were promised a call we call before an agent is free: so that the agent need not wait until somebody picks up.</summary>
public static class CustomersFirst
{
    /// <summary>A customer is called when an agent will probably be free within this time: about as long as a phone rings until it is picked up.</summary>
    public static TimeSpan Ahead { get; } = TimeSpan.FromSeconds(15);

    /// <summary>A customer who was called, and has waited for so long, is told that they may hang up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(45);

    /// <summary>Whose turn it is to be called.</summary>
    /// <param name="promised">Customers who are to be called first, as routing sees them: <see cref="Leads.Bookings"/>.</param>
    /// <param name="calls">All that are live, and all who were promised a call.</param>
    /// <param name="estimates">How long each of those will probably wait yet.</param>
    public static ImmutableArray<CallId> Due(
        Queues queues, IReadOnlyCollection<CallId> promised, IReadOnlyCollection<Call> calls, IEnumerable<Agent> agents, Func<IReadOnlyCollection<Call>, ImmutableDictionary<CallId, WaitForecast>> estimates, DateTimeOffset now)
    {
        if (promised.Count == 0) return [];
        Call[] counted = [.. calls.Select(AsIfThere)];
        var offered = Router.Match(queues, counted, agents, now).Select(offer => offer.Call).ToHashSet();
        var waits = estimates(counted);
        return [.. promised.Where(call => offered.Contains(call) || waits.TryGetValue(call, out var wait) && wait.Median <= Ahead)];
    }

    /// <summary>They were called, have waited for too long, and were not told so yet.</summary>
    public static bool IsLate(Call call, DateTimeOffset now) => call is { CalledAt: { } called, Phase: CallPhase.Waiting, AnsweredAt: null, Announced: not { IsLate: true } }
        && now - called >= Patience && call.Customer.IsIn(call.Room) && !Waits.HasCompany(call);

    // Whoever is being called takes the agent for whom they are called.
    private static Call AsIfThere(Call call) => call.Phase is CallPhase.CallingCustomer ? call with { Phase = new CallPhase.Waiting(), CalledAt = call.ArrivedAt } : call;
}
