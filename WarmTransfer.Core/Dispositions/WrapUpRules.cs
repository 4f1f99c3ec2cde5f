using WarmTransfer.Core.Agents;

namespace WarmTransfer.Core.Dispositions;

/// <summary>When an agent's part in a call is disposed of, and what holds until then.</summary>
public static class WrapUpRules
{
    /// <summary>Characters of the reason why a supervisor lets somebody go.</summary>
    public const int ReasonMaxLength = 100;

    /// <summary>A call-back is promised for a day of this year at most.</summary>
    public static TimeSpan LatestFollowUp { get; } = TimeSpan.FromDays(365);

    public static Refusal Missing { get; } = new(RefusalCode.WrongPhase, $"Choose a disposition first: this queue requires one.");

    private static Refusal NoSuchWork { get; } = new(RefusalCode.WrongPhase, $"This is not a call that is still to be finished.");

    /// <summary>What an agent may say something of; null: they have, or had, no part in this call that they could.</summary>
    public static CallWork? WorkOn(Agent agent, CallId call) => agent.Work.Find(call) ??
        (agent.Engagement is { Talking: true, Monitoring: false } engaged && engaged.Call == call ? new CallWork(call, QueueOf(agent), engaged.Since) : null);

    /// <summary>The call of which the agent has to say something now, or may; null: none.</summary>
    public static CallWork? Current(Agent agent, DateTimeOffset now) => agent.StateAt(now) switch
    {
        AgentState.OnCall => WorkOn(agent, agent.Engagement!.Call),
        AgentState.WrapUp when agent.Work.IsUnfinished => agent.Work.Unfinished[^1],
        AgentState.WrapUp => agent.Work.Last,
        _ => null,
    };

    internal static (Agent, Refusal?) Dispose(Agent agent, AgentEvent.Dispose d, DispositionBook book, DateTimeOffset now) => WorkOn(agent, d.Call) switch
    {
        null => (agent, NoSuchWork),
        { } work when !d.HasNote && book.RefuseWithoutNote(work.Queue, d.Disposal) is { } refusal => (agent, refusal),
        { } work when (book.Refuse(work.Queue, d.Disposal) ?? Refuse(agent.Id, d.Disposal.FollowUp, work.Disposal?.FollowUp, now)) is { } refusal => (agent, refusal),
        { } work => (Rest(agent, agent with { Work = agent.Work.Say(work with { Disposal = d.Disposal }, IsStillMissing(agent, d, book, work)) }, now), null),
    };

    internal static (Agent, Refusal?) Dismiss(Agent agent, AgentEvent.DismissWork d, DateTimeOffset now) => d.Reason.Trim() switch
    {
        { Length: 0 or > ReasonMaxLength } => (agent, new Refusal(RefusalCode.WrongPhase, $"Say why, in at most {ReasonMaxLength} characters.")),
        _ when !agent.Work.Unfinished.Any(work => work.Call == d.Call) => (agent, NoSuchWork),
        _ => (Rest(agent, agent with { Work = agent.Work.LetGo(d.Call) }, now), null),
    };

    /// <summary>The time for the work is over, by the agent's own word. What is not required any more is not waited for.</summary>
    internal static (Agent, Refusal?) Finish(Agent agent, DispositionBook book, DateTimeOffset now)
    {
        var work = agent.Work with { Unfinished = agent.Work.Unfinished.RemoveAll(one => !book.IsMissing(one.Queue, one.Disposal)) };
        if (work.IsUnfinished) return (agent, Missing);
        var wrapUp = agent.WrapUp is { Until: var until } && until > now ? agent.WrapUp with { Until = now } : agent.WrapUp;
        return (Rest(agent, agent with { Work = work, WrapUp = wrapUp }, now), null);
    }

    /// <summary>The work of an agent who was on a call and is so no more.</summary>
    internal static AgentWork End(Agent agent, AgentEvent.Freed f, DispositionBook book, DateTimeOffset now)
    {
        var (queue, said) = (QueueOf(agent), agent.Work.Find(f.Call)?.Disposal);
        var disposal = f.HandedOver ? book.WhenTransferred(queue, said) : said;
        return agent.Work.End(new CallWork(f.Call, queue, now, disposal), book.IsMissing(queue, disposal));
    }

    // Nothing is asked of whoever is on the call, nor of whom nothing was asked when it ended.
    private static bool IsStillMissing(Agent agent, AgentEvent.Dispose d, DispositionBook book, CallWork work) =>
        agent.Work.Unfinished.Any(one => one.Call == d.Call) && book.IsMissing(work.Queue, d.Disposal);

    // What was promised stays so when its time has come.
    private static Refusal? Refuse(AgentId agent, FollowUp? followUp, FollowUp? before, DateTimeOffset now) => followUp switch
    {
        null => null,
        _ when followUp == before => null,
        { At: var at } when at <= now || at > now + LatestFollowUp => new Refusal(RefusalCode.WrongPhase, $"A call-back is promised for later than now, and within a year."),
        { For: { } who } when who != agent => new Refusal(RefusalCode.WrongPhase, $"A call-back is promised by the agent themselves, or by anybody."),
        _ => null,
    };

    // Whoever was kept by what was missing has had nothing to do from now on.
    private static Agent Rest(Agent before, Agent after, DateTimeOffset now) =>
        before.Engagement is null && before.StateAt(now) != after.StateAt(now) ? after with { IdleSince = now } : after;

    private static QueueId QueueOf(Agent agent) => agent.CurrentState?.Queue ?? QueueId.Default;
}
