using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Live;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>A board, what is made of it for supervisors, and a clock that a test turns.</summary>
internal sealed class FloorScene
{
    private readonly Dictionary<string, int> _versions = [];

    public static readonly Views Views = new(new CallMachine(new CallPolicy()));

    public Queues Queues { get => LiveQueues.Now; init => LiveQueues = new(value); }

    public LiveQueues LiveQueues { get; private init; } = new(Queues.One);

    public Board Board { get; } = new();

    public LastConfirmed LastConfirmed { get; } = new(TimeSpan.FromSeconds(15), () => true);

    public FakeTimeProvider Clock { get; } = new(Story.Start.AddMinutes(1));

    public FloorProjection Projection => field ??= new(new FloorRows(Views, LiveQueues), LiveQueues, LastConfirmed, () => Waits);

    /// <summary>How long each customer will wait, as a test has it.</summary>
    public ImmutableDictionary<CallId, WaitForecast> Waits { get; set; } = ImmutableDictionary<CallId, WaitForecast>.Empty;

    public StillFigures Figures { get; } = new();

    public FloorFeed Keeper => field ??= new(Board, Views, LiveQueues, LastConfirmed, new LiveAlerts(new AlertPolicy(), new SetRules(new AlertOptions().Rules()), LiveQueues, OneNode.Duty), Figures, new LiveMembers(databases: null!), FloorOutlook.None, Clock);

    public FloorView View => Projection.Of(Board.Snapshot, Clock.GetUtcNow());

    public static CallId Id(int number) => new($"CA{number:x32}");

    /// <summary>The call is on the board now, as its story has it.</summary>
    public FloorScene Put(Story story, int number = 1)
    {
        var call = story.Call with { Id = Id(number), ArrivedAt = story.Call.ArrivedAt.AddSeconds(number) };
        Board.Put(new Versioned<Call>(call, Next(call.Id.Value)));
        return this;
    }

    public FloorScene Put(Agent agent)
    {
        Board.Put(null, new Versioned<Agent>(agent, Next(agent.Id.Value)));
        return this;
    }

    public FloorScene Named(params (AgentId Id, string Name)[] agents)
    {
        foreach (var (id, name) in agents) Put(Agent(id, name));
        return this;
    }

    /// <summary>An agent whose phone stays reachable however far the clock is turned.</summary>
    public FloorScene Steady(AgentId id, string name) => Put(Agent(id, name) with { ReachableUntil = DateTimeOffset.MaxValue });

    public Agent Agent(AgentId id, string name) =>
        new() { Id = id, Name = name, ReachableUntil = Clock.GetUtcNow() + AgentDesk.Lease, IdleSince = Story.Start };

    private int Next(string id) => _versions[id] = _versions.GetValueOrDefault(id) + 1;
}
