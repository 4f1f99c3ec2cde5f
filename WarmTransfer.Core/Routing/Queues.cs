using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WarmTransfer.Core.Routing;

/// <summary>All queues in the order of the settings. The first takes whatever belongs to no other: unknown numbers, and calls of a queue that is gone.</summary>
/// <param name="skills">Level of each skill, 1 to 10, by agent; who is not in it has none.</param>
public sealed class Queues(ImmutableArray<Queue> all, FrozenDictionary<AgentId, FrozenDictionary<string, int>>? skills = null)
{
    private readonly ImmutableDictionary<QueueId, Queue> _byId = all.ToImmutableDictionary(queue => queue.Id);

    /// <summary>One queue of all agents for every number.</summary>
    public static Queues One { get; } = new([new Queue { Id = QueueId.Default, Name = "Support" }]);

    public ImmutableArray<Queue> All { get; } = all;

    public Queue this[QueueId id] => _byId.GetValueOrDefault(id) ?? All[0];

    public bool Contains(QueueId id) => _byId.ContainsKey(id);

    public FrozenDictionary<string, int> SkillsOf(AgentId agent) => skills?.GetValueOrDefault(agent) ?? FrozenDictionary<string, int>.Empty;

    /// <summary>The queue to which a support number leads.</summary>
    public Queue Of(string number) => All.FirstOrDefault(queue => queue.Numbers.Contains(number)) ?? All[0];
}
