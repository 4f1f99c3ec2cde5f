using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Whom somebody may transfer a call to. It only narrows what the rules of all calls allow.</summary>
/// <param name="Agents">To colleagues.</param>
/// <param name="Outside">Starts of outside numbers (E.164), of which <c>+</c> is every one; empty: to none.</param>
/// <param name="Queues">To other queues.</param>
public sealed record TransferRule(bool Agents, ImmutableArray<string> Outside, bool Queues = true)
{
    /// <summary>To colleagues, to other queues and to every outside number.</summary>
    public static TransferRule Everything { get; } = new(Agents: true, ["+"]);

    public bool Allows(Target target) => target switch
    {
        // Nobody is chosen yet: that there is somebody who may be.
        Target.Colleague { Agent.Value: "" } => Agents || !Outside.IsEmpty,
        Target.Colleague => Agents,
        Target.Outside outside => Outside.Any(start => outside.Number.StartsWith(start, StringComparison.Ordinal)),
        Target.OtherQueue => Queues,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Not a target."),
    };
}

/// <summary>Who may transfer where, agent by agent.</summary>
public sealed record TransferRights
{
    /// <summary>Those of whom something else holds than of everybody: any one of their rules is enough.</summary>
    public ImmutableDictionary<AgentId, ImmutableArray<TransferRule>> Rules { get; init; } = ImmutableDictionary<AgentId, ImmutableArray<TransferRule>>.Empty;

    public TransferRule EverybodyElse { get; init; } = TransferRule.Everything;

    /// <summary>Null when the agent may transfer there.</summary>
    // No number is in the sentence, which is kept in the audit.
    public Refusal? Refuse(AgentId by, Target target) =>
        (Rules.TryGetValue(by, out var own) ? own.Any(rule => rule.Allows(target)) : EverybodyElse.Allows(target)) ? null : new(RefusalCode.NotPermitted, target switch
        {
            Target.Outside => $"You may not transfer calls to this outside number.",
            Target.Colleague => $"You may not transfer calls to colleagues.",
            Target.OtherQueue => $"You may not transfer calls to other queues.",
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Not a target."),
        });
}
