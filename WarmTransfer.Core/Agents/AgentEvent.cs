using WarmTransfer.Core.Calls;

using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Agents;

/// <summary>What happened to an agent, or what the agent asks for. A closed hierarchy.</summary>
public abstract record AgentEvent
{
    private AgentEvent() { }

    /// <summary>The supervisor who wants it; null when the agent or a call does.</summary>
    public static AgentId? ForcedBy(AgentEvent e) => e switch
    {
        GoAway g => g.By,
        Return r => r.By,
        Dispose d => d.By,
        DismissWork d => d.By,
        _ => null,
    };

    /// <summary>The browser phone is registered and its page is alive.</summary>
    public sealed record PhoneSeen(DateTimeOffset Until) : AgentEvent;

    /// <summary>The browser phone was closed or has lost its registration.</summary>
    public sealed record PhoneGone : AgentEvent;

    /// <summary>The phone was tested.</summary>
    /// <param name="Failed">What did not work; null when all of it did.</param>
    public sealed record PhoneTested(string? Failed = null) : AgentEvent;

    /// <summary>A leg to the agent is about to be dialled. Refused when the agent is not available.</summary>
    /// <param name="Returning">The call comes back to the agent it came from, is begun by them, or they have said that they want it now: they may be rung during wrap-up.</param>
    /// <param name="Overriding">Somebody who may has chosen an agent who is not available.</param>
    public sealed record Reserved(CallId Call, LegId Leg, bool Returning = false, bool Overriding = false) : AgentEvent;

    /// <summary>The agent's leg was let into the call.</summary>
    public sealed record TookCall(CallId Call, LegId Leg) : AgentEvent;

    /// <summary>The agent has come back into a call that had been lost to them.</summary>
    public sealed record CameBack(CallId Call, LegId Leg) : AgentEvent;

    /// <summary>Twilio has the agent's phone in a call's conference, whatever was known of them.</summary>
    public sealed record FoundOnCall(CallId Call, LegId Leg, bool Monitoring) : AgentEvent;

    /// <summary>A supervisor takes part in somebody else's call.</summary>
    public sealed record Monitors(CallId Call, LegId Leg) : AgentEvent;

    /// <summary>The agent's leg is over.</summary>
    /// <param name="Placed">Twilio had the leg; false when it could not even be asked, which says nothing of the agent's phone.</param>
    /// <param name="HandedOver">The agent has left on purpose a call that goes on without them.</param>
    public sealed record Freed(CallId Call, LegId Leg, LegEnding Ending, bool Placed = true, bool HandedOver = false) : AgentEvent;

    /// <summary>The agent takes no more calls, from now or after this one.</summary>
    /// <param name="By">The supervisor who wants it so; null when the agent does.</param>
    public sealed record GoAway(string Reason, AgentId? By = null) : AgentEvent;

    /// <summary>The agent takes calls again, or after all.</summary>
    /// <param name="By">The supervisor who wants it so; null when the agent does.</param>
    public sealed record Return(AgentId? By = null) : AgentEvent;

    /// <summary>More time for the work after a call, once.</summary>
    public sealed record ExtendWrapUp : AgentEvent;

    /// <summary>The work after the call is done.</summary>
    public sealed record FinishWrapUp : AgentEvent;

    /// <summary>What the agent says of a call: while they are on it, after it, or later. The newest counts.</summary>
    /// <param name="By">The supervisor who says it for them; null when the agent does.</param>
    /// <param name="HasNote">Something is written in the note of the call. Who asks does not say this: it is looked up.</param>
    public sealed record Dispose(CallId Call, Disposal Disposal, AgentId? By = null, bool HasNote = false) : AgentEvent;

    /// <summary>A supervisor lets the agent go without the disposition that is missing.</summary>
    public sealed record DismissWork(CallId Call, AgentId By, string Reason) : AgentEvent;
}
