using System.Collections.Immutable;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Reconciliation;

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
public sealed record Resynced(ImmutableArray<Sentence> Differences, Refusal? Refusal = null);
