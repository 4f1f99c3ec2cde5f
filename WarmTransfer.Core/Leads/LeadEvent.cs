using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Leads;

/// <summary>What happened to a lead, or is asked of it. A closed hierarchy.</summary>
public abstract record LeadEvent
{
    private LeadEvent() { }

    /// <summary>The same number called again and spoke to nobody, or is promised another call.</summary>
    /// <param name="FollowUp">When, and by whom.</param>
    public sealed record Missed(MissedCall Call, string Called, QueueId Queue, string? Language = null, FollowUp? FollowUp = null) : LeadEvent;

    /// <summary>The customer is called, as was promised, before an agent is free.</summary>
    public sealed record CalledFirst(CallId Call) : LeadEvent;

    /// <summary>The customer has called again, and cancels the call that they were promised.</summary>
    public sealed record Cancelled(CallId Call) : LeadEvent;

    /// <summary>The same number has been spoken to, whoever called whom.</summary>
    /// <param name="At">When it was answered.</param>
    public sealed record Answered(CallId Call, DateTimeOffset At) : LeadEvent;

    /// <summary>The call-back is over, and the customer was not reached.</summary>
    public sealed record NotReached(CallId Call, LeadOutcome Outcome) : LeadEvent;

    /// <summary>The call-back never began.</summary>
    public sealed record NotBegun(CallId Call) : LeadEvent;

    /// <summary>Whoever has it is still at work.</summary>
    public sealed record Renewed : LeadEvent;

    /// <summary>Asked by somebody.</summary>
    public abstract record Asked(AgentId By) : LeadEvent;

    /// <summary>This agent sees to it from now on.</summary>
    public sealed record Take(AgentId By) : Asked(By);

    /// <summary>The agent gives it back to the others; a supervisor may take it from somebody.</summary>
    /// <param name="Forced">By whoever need not have it.</param>
    public sealed record Release(AgentId By, bool Forced = false) : Asked(By);

    /// <summary>The agent calls the customer back, and takes the lead with it.</summary>
    public sealed record CallBack(AgentId By, CallId Call) : Asked(By);

    /// <summary>It is done, by whatever way.</summary>
    public sealed record Finish(AgentId By) : Asked(By);

    /// <summary>The customer is not called again.</summary>
    public sealed record GiveUp(AgentId By, string Reason) : Asked(By);
}
