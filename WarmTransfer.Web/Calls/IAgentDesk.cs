using WarmTransfer.Core;
using WarmTransfer.Core.Agents;

namespace WarmTransfer.Web.Calls;

/// <summary>What agents ask for themselves: wrap-up, breaks, the pre-call test. Null: done.</summary>
public interface IAgentDesk
{
    Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel);

    /// <summary>This person is at work, perhaps without a phone: from now on others read their name.</summary>
    Task Meet(AgentId agent, CancellationToken cancel);
}

/// <summary>Which call an agent's phone is busy with now; null: none.</summary>
public interface ICurrentCall
{
    CallId? Of(AgentId agent);
}

/// <summary>What the browser phone's page tells the server about itself.</summary>
public interface IPresence
{
    /// <summary>The phone is registered and its page alive: the agent can be rung for the next seconds.</summary>
    Task PhoneSeen(AgentId agent, CancellationToken cancel);

    /// <summary>As above, but no longer than the phone's access token is good for.</summary>
    Task PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel);

    /// <summary>The phone was closed or lost its registration.</summary>
    Task PhoneGone(AgentId agent, CancellationToken cancel);
}
