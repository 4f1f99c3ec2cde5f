using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Core.Routing;

/// <summary>The agents who suit some calls of a queue, the best first. Whether somebody does is asked only when it is their turn.</summary>
internal sealed class AgentLine(ImmutableArray<FreeMember> members, Predicate<FreeMember> suits)
{
    private int _first;

    /// <summary>Whoever let the call go by comes after everybody who did not.</summary>
    public FreeAgent? Best(Call call, DateTimeOffset now)
    {
        var best = (FreeAgent?)null;
        foreach (var one in Free())
        {
            if (!MayBeRung(call, one.Agent, now)) continue;
            if (!call.PassedBy.ContainsKey(one.Agent.Id)) return one;
            if (best is null || Passed(call, one.Agent) < Passed(call, best.Agent)) best = one;
        }

        return best;
    }

    /// <summary>All who are left, in that order.</summary>
    public IEnumerable<FreeAgent> Left(Call call, DateTimeOffset now) => Free().Where(one => MayBeRung(call, one.Agent, now)).OrderBy(one => Passed(call, one.Agent));

    /// <summary>Not for a moment after letting it go by; and whoever has sent it on is not rung for it before it is to come back to them.</summary>
    public static bool MayBeRung(Call call, Agent agent, DateTimeOffset now) =>
        now - Passed(call, agent) >= Router.Rest && !(call.Sent is { ReturnAt: { } back } sent && sent.By == agent.Id && back > now);

    public static DateTimeOffset Passed(Call call, Agent agent) => call.PassedBy.IsEmpty ? DateTimeOffset.MinValue : call.PassedBy.GetValueOrDefault(agent.Id, DateTimeOffset.MinValue);

    // Whoever stands at the front, and is taken or does not suit, stays so: the next call need not look at them again.
    private IEnumerable<FreeAgent> Free()
    {
        while (_first < members.Length && !IsLeft(members[_first])) _first++;
        for (var i = _first; i < members.Length; i++)
            if (IsLeft(members[i])) yield return members[i].Who;
    }

    private bool IsLeft(FreeMember member) => !member.Who.IsTaken && suits(member);
}
