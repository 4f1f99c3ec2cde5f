namespace WarmTransfer.Core.Leads;

/// <summary>Which of the promised calls are to be made now, and by whom.</summary>
public static class PromisedCalls
{
    /// <summary>Those that an agent is asked to make: whose time has come, and that nobody else sees to. The one that has waited longest first.</summary>
    public static IEnumerable<Lead> OfferedTo(this IEnumerable<Lead> leads, AgentId agent, DateTimeOffset now) => leads
        .Where(lead => lead.Calling is null && lead.DueAt(now) is { } due && due.IsOfferedTo(agent, now) && (lead.HolderAt(now) ?? agent) == agent)
        .OrderBy(lead => lead.FollowUp!.At).ThenBy(lead => lead.Id.Value, StringComparer.Ordinal);

    /// <summary>How many have been due for longer than they are kept for whoever promised them.</summary>
    public static int Overdue(this IEnumerable<Lead> leads, DateTimeOffset now) => leads.Count(lead => lead.DueAt(now) is { } due && due.IsOverdue(now));
}
