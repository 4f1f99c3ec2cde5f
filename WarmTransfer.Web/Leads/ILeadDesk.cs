using WarmTransfer.Core;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Leads;

/// <summary>What agents ask of leads. Null: done.</summary>
public interface ILeadDesk
{
    /// <summary>Takes a lead, gives it back, or ends it.</summary>
    Task<Refusal?> Ask(LeadId lead, LeadEvent.Asked asked, CancellationToken cancel);

    /// <summary>Calls the customer back: the agent's phone rings first. The same <paramref name="command"/> again begins no second call.</summary>
    Task<Refusal?> CallBack(LeadId lead, AgentId by, Guid command, CancellationToken cancel);
}

/// <summary>What screens read of leads: as they are, then each time that they are another.</summary>
public interface ILeadFeed
{
    /// <summary>All of them, the newest call first.</summary>
    IAsyncEnumerable<LeadList> Subscribe(CurrentAgent viewer, CancellationToken cancel);

    /// <summary>How many there are, and which of them the viewer is to call now.</summary>
    IAsyncEnumerable<LeadSummary> Summary(CurrentAgent viewer, CancellationToken cancel);
}
