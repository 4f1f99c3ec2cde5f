using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Web.Data;

/// <summary>One call: its document, and the columns by which it is found.</summary>
internal sealed class CallRow
{
    public required string Id { get; init; }

    public bool Live { get; init; }

    public DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Every agent who was let in, each on a line, with a line break before the first.</summary>
    public string Agents { get; init; } = "\n";

    /// <summary>Concurrency token; counts the changes.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="Call"/> as JSON; in the database with ids of customers in place of their numbers, as everything that is kept.</summary>
    public required string Document { get; init; }

    public static CallRow Of(Call call, int version = 1) => new()
    {
        Id = call.Id.Value,
        ArrivedAt = call.ArrivedAt,
        Live = IsLive(call),
        Agents = call.AgentLegs.Where(leg => leg is { Agent: not null, AdmittedAt: not null }).Select(leg => leg.Agent!.Value.Value).Distinct().Aggregate("\n", (all, agent) => $"{all}{agent}\n"),
        Version = version,
        Document = Json.Write(call),
    };

    /// <summary>Whether the columns by which calls are looked for are those of an earlier version of the call.</summary>
    public bool IsFoundAs(Call before) => (Live, ArrivedAt) == (IsLive(before), before.ArrivedAt);

    private static bool IsLive(Call call) => !call.IsOver || call.HasLiveLegs;

    public Call Read() => Json.Read<Call>(Document);

    public CallRow With(string document) => document == Document ? this : new() { Id = Id, Live = Live, ArrivedAt = ArrivedAt, Agents = Agents, Version = Version, Document = document };
}

/// <summary>One event of a call, in the order in which it was applied: timeline, audit and replay.</summary>
internal sealed class EventRow
{
    public long Id { get; init; }

    public required string CallId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When the webhook that brought it came in.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Who: <c>twilio</c>, <c>routing</c>, <c>timer</c>, <c>outbox</c>, or an agent.</summary>
    public required string Actor { get; init; }

    /// <summary>Unique: a webhook's idempotency token, or a command's id. The same key again changes nothing.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>The <see cref="CallEvent"/> as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>The <see cref="Refusal"/> as JSON when the event was refused.</summary>
    public string? Refusal { get; init; }

    public EventRow With(string payload) =>
        payload == Payload ? this : new() { Id = Id, CallId = CallId, At = At, ReceivedAt = ReceivedAt, Actor = Actor, DedupeKey = DedupeKey, Payload = payload, Refusal = Refusal };
}

/// <summary>One effect that is owed.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>The event because of which it is owed.</summary>
    public long? CauseId { get; init; }

    public EventRow? Cause { get; init; }

    public required string Name { get; init; }

    /// <summary>The <see cref="CallEffect"/> as JSON.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Whoever runs it has it until then; after that it is anybody's again.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last try that failed did; it stays when a later one succeeds.</summary>
    public string? LastError { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public OutboxRow With(string payload) => payload == Payload ? this : new()
    {
        Id = Id, CallId = CallId, CauseId = CauseId, Cause = Cause, Name = Name, Payload = payload, DueAt = DueAt, LeaseUntil = LeaseUntil, Attempts = Attempts, LastError = LastError, DoneAt = DoneAt,
    };
}

/// <summary>One agent.</summary>
internal sealed class AgentRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset? ReachableUntil { get; init; }

    public string? EngagedCall { get; init; }

    public string? EngagedLeg { get; init; }

    public bool EngagedTalking { get; init; }

    public bool EngagedMonitoring { get; init; }

    public DateTimeOffset? EngagedSince { get; init; }

    public DateTimeOffset IdleSince { get; init; }

    public DateTimeOffset? RungAt { get; init; }

    /// <summary>The <see cref="Core.Agents.CurrentState"/>, in three columns.</summary>
    public AgentState? CurrentState { get; init; }

    public DateTimeOffset? DoingSince { get; init; }

    public string? DoingQueue { get; init; }

    public DateTimeOffset? WrapUpUntil { get; init; }

    public bool WrapUpExtended { get; init; }

    /// <summary>The <see cref="AgentWork"/> as JSON; null: none.</summary>
    public string? Work { get; init; }

    public string? Away { get; init; }

    public string? AwayNext { get; init; }

    public string? ForcedBy { get; init; }

    public int Missed { get; init; }

    public bool PhoneInDoubt { get; init; }

    /// <summary>The <see cref="LastTest"/>, in two columns.</summary>
    public DateTimeOffset? TestedAt { get; init; }

    public string? TestFailed { get; init; }

    public DateTimeOffset? TestDue { get; init; }

    public int Version { get; init; }

    public Agent Read() => new()
    {
        Id = new AgentId(Id),
        Name = Name,
        ReachableUntil = ReachableUntil,
        IdleSince = IdleSince,
        RungAt = RungAt,
        CurrentState = CurrentState is { } state ? new CurrentState(state, DoingSince!.Value, DoingQueue is null ? null : new QueueId(DoingQueue)) : null,
        WrapUp = WrapUpUntil is { } until ? new WrapUp(until, WrapUpExtended) : null,
        Work = Work is null ? AgentWork.None : Json.Read<AgentWork>(Work),
        Away = Away,
        AwayNext = AwayNext,
        ForcedBy = ForcedBy is { } by ? new AgentId(by) : null,
        Missed = Missed,
        PhoneInDoubt = PhoneInDoubt,
        Test = TestedAt is { } tested ? new LastTest(tested, TestFailed) : null,
        TestDue = TestDue,
        Engagement = EngagedCall is null ? null : new Engagement(new CallId(EngagedCall), new LegId(EngagedLeg!), EngagedTalking, EngagedSince!.Value, EngagedMonitoring),
    };

    public static AgentRow Of(Agent agent, int version = 1) => new()
    {
        Id = agent.Id.Value,
        Name = agent.Name,
        ReachableUntil = agent.ReachableUntil,
        IdleSince = agent.IdleSince,
        RungAt = agent.RungAt,
        CurrentState = agent.CurrentState?.State,
        DoingSince = agent.CurrentState?.Since,
        DoingQueue = agent.CurrentState?.Queue?.Value,
        WrapUpUntil = agent.WrapUp?.Until,
        WrapUpExtended = agent.WrapUp?.Extended ?? false,
        Work = agent.Work == AgentWork.None ? null : Json.Write(agent.Work),
        Away = agent.Away,
        AwayNext = agent.AwayNext,
        ForcedBy = agent.ForcedBy?.Value,
        Missed = agent.Missed,
        PhoneInDoubt = agent.PhoneInDoubt,
        TestedAt = agent.Test?.At,
        TestFailed = agent.Test?.Failed,
        TestDue = agent.TestDue,
        EngagedCall = agent.Engagement?.Call.Value,
        EngagedLeg = agent.Engagement?.Leg.Value,
        EngagedTalking = agent.Engagement?.Talking ?? false,
        EngagedMonitoring = agent.Engagement?.Monitoring ?? false,
        EngagedSince = agent.Engagement?.Since,
        Version = version,
    };
}
