using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Web.Console;

/// <summary>What one agent's screen shows of a snapshot.</summary>
internal sealed class Views
{
    private static readonly TimeSpan TakenIsNews = TimeSpan.FromSeconds(15);
    private readonly CallMachine _machine;
    private readonly AgentPolicy _agents;
    private readonly bool _showMonitoring;
    private readonly Colleagues _colleagues;
    private readonly QueuesToSee _queues;
    private readonly Lock _counting = new();
    private Waiting? _waiting;

    /// <param name="waits">How long each customer who waits will wait yet.</param>
    public Views(CallMachine machine, AgentPolicy? agents = null, bool showMonitoring = true, LiveQueues? queues = null, Func<ImmutableDictionary<CallId, WaitForecast>>? waits = null)
    {
        (_machine, _agents, _showMonitoring) = (machine, agents ?? new(), showMonitoring);
        _colleagues = new Colleagues(Colleague, _agents.Shift);
        _queues = new QueuesToSee(queues, waits);
    }

    public ConsoleView Console(Snapshot snapshot, AgentId me, DateTimeOffset now)
    {
        var agent = snapshot.Agents.GetValueOrDefault(me) ?? new Agent { Id = me, Name = me.Value };
        var waiting = WaitingIn(snapshot);
        var colleagues = _colleagues.In(snapshot, now);
        return new ConsoleView(
            Agent(agent, agent.StateAt(now), now) with
            {
                ForcedBy = agent.ForcedBy is { } by ? snapshot.Agents.GetValueOrDefault(by)?.Name ?? by.Value : null,
                Work = WrapUpRules.Current(agent, now), Unfinished = agent.Work.Unfinished.Length,
            },
            Card(snapshot, agent, now),
            WithMyself(colleagues, agent, now),
            waiting.Count,
            waiting.Since,
            Rejoin(waiting, snapshot, me),
            agent.Engagement is null ? Taken(waiting, snapshot, me, now) : null)
        { Queues = _queues.In(snapshot, colleagues), Requests = ConsultRequests.Of(snapshot, agent, now) };
    }

    /// <summary>The call that an agent was lost from and may come back to; null when there is none.</summary>
    public RejoinOffer? Rejoin(Snapshot snapshot, AgentId me) => Rejoin(WaitingIn(snapshot), snapshot, me);

    // Every console looks at the same snapshot: its calls are gone through once, not once for each of them.
    private Waiting WaitingIn(Snapshot snapshot)
    {
        lock (_counting)
            return _waiting is { } known && ReferenceEquals(known.Snapshot, snapshot) ? known : _waiting = Waiting.In(snapshot);
    }

    // Where agents are not to know of supervisors, one who listens is on some call.
    private AgentView Colleague(Agent agent, DateTimeOffset now) => agent.StateAt(now) switch
    {
        AgentState.Monitoring when !_showMonitoring => Agent(agent, AgentState.OnCall, now),
        var state => Agent(agent, state, now),
    };

    private ImmutableArray<AgentView> WithMyself(ImmutableArray<AgentView> all, Agent me, DateTimeOffset now) =>
        !_showMonitoring && me.StateAt(now) == AgentState.Monitoring
            ? [.. all.Select(view => view.Id == me.Id ? Agent(me, AgentState.Monitoring, now) : view)]
            : all;

    private AgentView Agent(Agent agent, AgentState state, DateTimeOffset now)
    {
        // One that is not finished goes on past its time.
        var wrapUp = state == AgentState.WrapUp && agent.WrapUp?.Until > now ? agent.WrapUp : null;
        return new AgentView(
            agent.Id, agent.Name, state, agent.Engagement?.Since ?? agent.FreeSince, AgentWords.WhyNot(agent, state),
            wrapUp?.Until, wrapUp is { Extended: false }, agent.Away, agent.AwayNext, Test: Test(agent, now));
    }

    private TestView? Test(Agent agent, DateTimeOffset now) => _agents.PreCallTest == PreCallTestRule.Off
        ? null
        : new TestView(agent.Test, InShift: agent.Test is { Failed: null, At: var at } && at + _agents.Shift > now);

    private static RejoinOffer? Rejoin(Waiting waiting, Snapshot snapshot, AgentId me) =>
        waiting.Lost.GetValueOrDefault(me) is { } call && call.Phase.Rejoinable is { } lost
            ? Rejoin(call, lost, new Names(call, me, snapshot.Agents))
            : null;

    private static RejoinOffer Rejoin(Call call, LostOwner lost, Names names) =>
        new(call.Id, names.Customer, lost.Until, call.Phase.OwnerLeg is { } owner ? names.Of(call[owner]) : null);

    private static Sentence? Taken(Waiting waiting, Snapshot snapshot, AgentId me, DateTimeOffset now) =>
        waiting.Taken.TryGetValue(me, out var lost) && now - lost.Leg.Since < TakenIsNews
            ? (Sentence)$"{new Names(lost.Call, me, snapshot.Agents).Of(lost.Call[lost.Leg.LostTo!.Value])} took the call."
            : null;

    // Commits may reach the board out of order: the agent may be engaged to a leg that its call does not show yet.
    private CallCard? Card(Snapshot snapshot, Agent me, DateTimeOffset now) =>
        me.Engagement is { Monitoring: false } engagement && snapshot.Calls.GetValueOrDefault(engagement.Call) is { } call && call.Find(engagement.Leg) is { } mine
            ? Card(call, mine, me, snapshot, now)
            : null;

    private CallCard Card(Call call, Leg mine, Agent me, Snapshot snapshot, DateTimeOffset now)
    {
        var names = new Names(call, me.Id, snapshot.Agents, _queues.NameOf);
        return new CallCard(
            call.Id, new CallerView(names.Customer, call.ArrivedAt, call.Verification, call.Language), call.Queue,
            StatusLines.Of(call, mine, names), mine.Since > call.PhaseSince ? mine.Since : call.PhaseSince,
            Ringing: mine.Progress < LegProgress.Answered && !call.IsOver,
            Parties(call, snapshot.SoundsOf(call.Id), names),
            Controls(call, me.Id, now))
        {
            Transfer = Transfer(call, mine, me, names, snapshot, now), Recording = RecordingViews.Of(call), Briefing = Briefing(call, mine, names), Trouble = Trouble(call, mine), HelpRequest = HelpRequest(call.HelpRequest, names),
        };
    }

    private TransferView Transfer(Call call, Leg mine, Agent me, Names names, Snapshot snapshot, DateTimeOffset now) => new(
        Stage(call, mine), StatusLines.Failure(call, names), RingsUntil(call), call.Phase.SecondLeg is { } second && NextExperts.Follow(call, call[second], _machine.Policy),
        (call.Phase as CallPhase.Consulting)?.Until, _machine.Policy.MergesConsults(call), ConsultRequests.By(call, me.Id, snapshot.Agents, now), ConsultRequests.Experts(call, names));

    // Where agents are not to know of supervisors, what fails for one who listens is none of their business either.
    private TroubleView? Trouble(Call call, Leg mine) => call.Trouble is { } trouble && (_showMonitoring || !call.AgentLegs.Any(leg => leg.OnlyMonitored && leg.Id != mine.Id && trouble.Concerns(leg.Id)))
        ? StatusLines.Trouble(trouble)
        : null;

    internal static HelpView? HelpRequest(HelpRequest? help, Names names) =>
        help is null ? null : new HelpView(names.Of(help.By), names.IsMe(help.By), help.At, help.Claimed is { } coming ? names.Of(coming) : null);

    // Buttons ask the machine itself, so the screen and the rule cannot disagree. Whoever is picked in the dialog is
    // not known yet: nobody stands in for somebody.
    private CallControls Controls(Call call, AgentId me, DateTimeOffset now)
    {
        var somebody = Target.To(new AgentId(""));
        Refusal? Refused(CallEvent.Intent intent) => _machine.Apply(call, intent, now).Refusal;
        CallEvent.Intent Cold(Target target) => new CallEvent.Intent.ColdTransfer(me, target, Core.Calls.Briefing.None);
        return new CallControls(
            Refused(new CallEvent.Intent.DialIn(me, somebody, Core.Calls.Briefing.None)),
            Refused(new CallEvent.Intent.Consult(me, somebody, Core.Calls.Briefing.None)),
            Refused(Cold(somebody)) is { } cold && (OtherQueue(call) is not { } queue || Refused(Cold(queue)) is not null) ? cold : null,
            Refused(new CallEvent.Intent.Merge(me)), Refused(new CallEvent.Intent.Swap(me)), Refused(new CallEvent.Intent.Cancel(me)),
            Refused(new CallEvent.Intent.Leave(me)), Refused(new CallEvent.Intent.Hold(me)), Refused(new CallEvent.Intent.Resume(me)),
            Refused(new CallEvent.Intent.End(me)))
        {
            PauseRecording = Refused(new CallEvent.Intent.PauseRecording(me)), ResumeRecording = Refused(new CallEvent.Intent.ResumeRecording(me)),
            BeginPayment = Refused(new CallEvent.Intent.BeginPayment(me)), EndPayment = Refused(new CallEvent.Intent.EndPayment(me)),
            Keys = Keypad.Refuse(call, me),
        };
    }

    private Target.OtherQueue? OtherQueue(Call call) => _machine.Policy.ReturnTimes.Keys.Where(queue => queue != call.Queue).Select(queue => new Target.OtherQueue(queue)).FirstOrDefault();

    // For the one who was brought in; before they answer and for as long as they have the call.
    private static BriefingView? Briefing(Call call, Leg mine, Names names) => call.Handover is { } handover && mine.Agent != handover.By
        ? new BriefingView(
            names.Of(handover.By), handover.Briefing.Reason, handover.Briefing.Note,
            (int)((call.AnsweredAt ?? handover.At) - call.QueuedAt).TotalSeconds, call.AnsweredAt, SoFar.Of(call, names))
        : null;

    private static CallStage Stage(Call call, Leg mine) => call.Phase switch
    {
        _ when call.Phase.SecondLeg == mine.Id => CallStage.Joined,
        CallPhase.DiallingIn => CallStage.Introducing,
        CallPhase.Consulting => CallStage.Consulting,
        CallPhase.ThreeWay or CallPhase.Completing => CallStage.ThreeWay,
        _ => CallStage.Plain,
    };

    internal DateTimeOffset? RingsUntil(Call call) =>
        call.Phase.SecondLeg is { } second && call[second] is { DialAsked: true, Progress: < LegProgress.Answered } leg
            ? (call.PhaseSince > leg.Since ? call.PhaseSince : leg.Since) + _machine.Policy.RingTimeOf(call)
            : null;

    // Where agents are not to know of supervisors, these are not among those whom anybody hears either.
    private ImmutableArray<PartyView> Parties(Call call, ImmutableDictionary<LegId, LegSound> sounds, Names names)
    {
        var hearing = AudioMap.Of(call).ToDictionary(hears => hears.Leg);
        return [.. call.Legs.Where(leg => leg.IsLive && IsShown(call, leg)).Select(leg => Party(call, leg, hearing.GetValueOrDefault(leg.Id), Of(sounds, leg), names))];
    }

    private bool IsShown(Call call, Leg leg) => _showMonitoring || leg.Monitoring is MonitorMode.Barge || !call.IsMonitoring(leg);

    internal static LegSound? Of(ImmutableDictionary<LegId, LegSound> sounds, Leg leg) => sounds.GetValueOrDefault(leg.Id);

    private PartyView Party(Call call, Leg leg, Hearing? hearing, LegSound? sound, Names names) => new(
        leg.Id, names.Kind(leg), names.Of(leg), StatusLines.State(call, leg), leg.Progress, leg.IsIn(call.Room), leg.Since, leg.Muted, leg.Held,
        hearing is null ? [] : [.. hearing.Hears.Select(other => call[other]).Where(other => IsShown(call, other)).Select(names.AsHeard)],
        hearing?.Music ?? false, sound, leg.HeldSince);
}

/// <summary>The customers who wait for an agent in one snapshot.</summary>
/// <param name="Lost">Those whose agent was lost and may come back, by agent.</param>
/// <param name="Taken">The last leg of each agent that rang until somebody else answered.</param>
internal sealed record Waiting(
    Snapshot Snapshot, int Count, DateTimeOffset? Since, IReadOnlyDictionary<AgentId, Call> Lost, IReadOnlyDictionary<AgentId, (Call Call, Leg Leg)> Taken)
{
    public static Waiting In(Snapshot snapshot)
    {
        var calls = snapshot.Open.Values.Where(call => call.Phase.OwnerLeg is null && call.Phase is not (CallPhase.InFlow or CallPhase.CallingCustomer)).ToList();
        var lost = calls.Where(call => call.Phase.Rejoinable is not null).GroupBy(call => call.Phase.Rejoinable!.Agent);
        return new Waiting(
            snapshot, calls.Count, calls.Count == 0 ? null : calls.Min(call => call.QueuedAt), lost.ToDictionary(group => group.Key, group => group.First()), TakenIn(snapshot));
    }

    private static Dictionary<AgentId, (Call, Leg)> TakenIn(Snapshot snapshot) => (
        from call in snapshot.RungTogether.Values
        from leg in call.AgentLegs
        where leg is { LostTo: not null, Agent: not null }
        group (call, leg) by leg.Agent!.Value).ToDictionary(legs => legs.Key, legs => legs.MaxBy(one => one.leg.Since));
}

/// <summary>What the parties of a call are called on one agent's screen.</summary>
internal sealed class Names(Call call, AgentId me, ImmutableDictionary<AgentId, Agent> agents, Func<QueueId, string>? queues = null)
{
    public string Customer => call.From switch
    {
        ['+', .. var digits] when digits.All(char.IsAsciiDigit) => call.From,
        { } from when from.StartsWith("client:", StringComparison.Ordinal) || from.StartsWith("sip:", StringComparison.Ordinal) => from,
        _ => CallerNames.Anonymous,
    };

    public PartyKind Kind(Leg leg) => leg switch
    {
        { Id: var id } when id == LegId.Customer => PartyKind.Customer,
        { Agent: var agent } when agent == me => PartyKind.You,
        _ => call.IsMonitoring(leg) ? PartyKind.Supervisor : PartyKind.Agent,
    };

    public bool IsMe(AgentId agent) => agent == me;

    public string Of(Leg leg) => leg.Agent is { } agent ? Of(agent) : leg.SoughtIn is { } queue ? Of(queue) : leg.Number ?? CallerNames.Customer;

    public string Of(QueueId queue) => queues?.Invoke(queue) ?? queue.Value;

    public string Of(AgentId agent) => agents.GetValueOrDefault(agent)?.Name ?? agent.Value;

    /// <summary>To be read, as a part of a sentence.</summary>
    public Sentence InWords(Leg leg) => Of(leg) is var name && name == CallerNames.Customer ? (Sentence)$"Customer" : $"{name}";

    /// <summary>As the object of a sentence: "hears you".</summary>
    public Sentence AsHeard(Leg leg) => Kind(leg) == PartyKind.You ? $"you" : InWords(leg);
}
