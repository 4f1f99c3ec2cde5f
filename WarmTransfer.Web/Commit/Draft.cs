using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Commit;

/// <summary>What one commit will write: changes made one after the other, each to what the one before it has left.</summary>
internal sealed class Draft(Board board, Journal journal, KnownKeys known, IReadOnlyDictionary<AgentId, DateTimeOffset?> leases)
{
    private readonly Dictionary<string, Delivery> _keys = [];

    public Pages<CallId, Call> Calls { get; } = new(async id => board.Find(id) ?? await journal.Find(id));

    public Pages<AgentId, Agent> Agents { get; } = new(async id => board.Find(id) ?? await journal.Find(id));

    public List<EventRow> Events { get; } = [];

    public List<OutboxRow> Outbox { get; } = [];

    /// <summary>What was owed and has been tried.</summary>
    public List<OutboxRow> Settled { get; } = [];

    public List<AuditRow> Audit { get; } = [];

    /// <summary>What agents have done until now and do no longer.</summary>
    public List<AgentStateInterval> Over { get; } = [];

    /// <summary>What agents say of calls.</summary>
    public List<WrapUpRow> WrapUps { get; } = [];

    /// <summary>Phones that have been heard of, which need not be saved this time.</summary>
    public List<Agent> Heard { get; } = [];

    public IReadOnlyDictionary<string, Delivery> Keys => _keys;

    public bool IsEmpty => Events.Count + Over.Count + Settled.Count == 0 && !Calls.Changed.Any() && !Agents.Changed.Any() && !Calls.ReliedOn.Any() && !Agents.ReliedOn.Any();

    /// <summary>What came under this key before; null when it is new.</summary>
    public Delivery? FindFirst(string key) => _keys.GetValueOrDefault(key) ?? known.Find(key);

    /// <summary>Until when the agent's phone is there by what is saved; null when that is not known.</summary>
    public DateTimeOffset? SavedLease(AgentId agent) => leases.GetValueOrDefault(agent);

    public void Add(EventRow e, Refusal? refusal)
    {
        Events.Add(e);
        _keys[e.DedupeKey!] = new Delivery(e.CallId, e.Actor, refusal);
    }
}
