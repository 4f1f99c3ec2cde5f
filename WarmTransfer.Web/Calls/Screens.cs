using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>What screens read: the newest view first, then each change, conflated to at most ten in a second.</summary>
public interface IConsoleFeed
{
    IAsyncEnumerable<ConsoleView> Watch(AgentId me, CancellationToken cancel);

    /// <summary>Of all that only the call to come back to, for screens that are not the console.</summary>
    IAsyncEnumerable<RejoinOffer?> Rejoin(AgentId me, CancellationToken cancel);
}

/// <summary>What screens ask for: a button posts an intent and hears whether it was refused.</summary>
public interface ICommands
{
    /// <summary>Applies the intent once; the same <paramref name="command"/> again returns the first outcome. Null: done.</summary>
    Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel);
}

/// <summary>Who may ring a colleague who is not available.</summary>
public interface IOverrides
{
    Task<bool> May(AgentId by, CancellationToken cancel);
}

/// <summary>What agents ask for themselves: wrap-up, breaks, the test of the phone. Null: done.</summary>
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

/// <summary>What supervisors ask when a row looks wrong.</summary>
public interface IResync
{
    /// <summary>Compares the call with Twilio now, takes in what was missed, and frees the agent if nothing of the call keeps them any more.</summary>
    /// <param name="agent">Whose row looked wrong; null when it was the call's.</param>
    Task<Resynced> Ask(CallId call, AgentId? agent, AgentId by, CancellationToken cancel);
}

/// <summary>What a comparison with Twilio has shown.</summary>
/// <param name="Differences">What was different, here and there, as sentences; none when all was well.</param>
/// <param name="Refusal">Why there was no comparison; null when there was.</param>
public sealed record Resynced(ImmutableArray<string> Differences, Refusal? Refusal = null);
