using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core;

/// <summary>One call told as a sequence of events; each <c>Then</c> goes on from what the machine made of it.</summary>
internal sealed record Story(Call Call, ImmutableList<CallEffect> Effects, Refusal? Refusal, DateTimeOffset Now)
{
    public static readonly CallId Id = new("CA00000000000000000000000000000001");
    public static readonly AgentId Agent1 = new("agent1");
    public static readonly AgentId Agent2 = new("agent2");
    public static readonly AgentId Boss = new("supervisor1");
    public static readonly LegId L1 = new("L1");
    public static readonly LegId L2 = new("L2");
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What the numbering plans say of a number of the United States.</summary>
    public static readonly NumberClass Ordinary = new(NumberKind.Ordinary, "+1", IsAtHome: true);

    /// <summary>Another queue than the one in which the customer has called, from which a call comes back after a minute.</summary>
    public static readonly QueueId Sales = new("sales");

    private static readonly CallMachine Machine = new(new CallPolicy
    {
        ReturnTimes = ImmutableDictionary<QueueId, TimeSpan>.Empty.Add(QueueId.Default, TimeSpan.Zero).Add(Sales, TimeSpan.FromMinutes(1)),
    });

    internal static readonly CallMachine AllowingNumbers = new(new CallPolicy { Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => Ordinary } });

    /// <summary>A customer has called and hears music in room 1.</summary>
    public static Story Waiting { get; } =
        new Story(CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), Start), [], null, Start)
            .Then(new CallEvent.Fact.ParticipantJoined(Id.Value, 1));

    /// <summary>A customer has called a number that leads to a flow, and is in its menu.</summary>
    public static Story InFlow { get; } = new Story(CallMachine.Arrive(Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Flow: Flowing(0)), Start), [], null, Start);

    public static FlowProgress Flowing(int step, FlowExit? exit = null) => new(new FlowPlace("main", 7, "Main menu", $"n{step}", $"Menu {step}", step), "de-DE", exit);

    public static CallEvent.Fact Stepped(int step, Destination? exit = null) =>
        new CallEvent.Fact.FlowStepped(Flowing(step, exit is null ? null : new FlowExit(exit, exit is Destination.ToQueue to ? to.Queue : null)));

    public static Story Ringing { get; } = Waiting.Then(new CallEvent.Intent.Offer(Agent1, $"longest idle")).Then(Progress(L1, LegProgress.Ringing));

    /// <summary>Both agents are being rung; the first who answers has the call.</summary>
    public static Story RingingTwo { get; } = Ringing.Then(new CallEvent.Intent.Offer(Agent2, $"ring all", Also: true)).Then(Progress(L2, LegProgress.Ringing));

    public static Story Talking { get; } = Ringing.Then(AtDoor(L1)).Then(Joined(L1));

    /// <summary>We call a customer; the agent's own phone rings first.</summary>
    public static Story CallingOut { get; } = Begin("+12025550123", AllowingNumbers).Then(Progress(L1, LegProgress.Ringing));

    /// <summary>The agent is in the room and hears music; the customer's phone rings.</summary>
    public static Story CallingTheCustomer { get; } = CallingOut.Then(AtDoor(L1)).Then(Joined(L1)).Then(Progress(LegId.Customer, LegProgress.Ringing));

    public static Story CalledOut { get; } = CallingTheCustomer.Then(AtDoor(LegId.Customer)).Then(Joined(LegId.Customer));

    /// <summary>We call a customer before an agent is free: their phone rings.</summary>
    public static Story CallingFirst { get; } = BeginFirst("+12025550123", AllowingNumbers).Then(Progress(LegId.Customer, LegProgress.Ringing));

    /// <summary>They have picked up, and wait.</summary>
    public static Story CalledFirst { get; } = CallingFirst.Then(AtDoor(LegId.Customer)).Then(Joined(LegId.Customer));

    public static Story DiallingIn { get; } = Talking.Then(DialIn(Agent1, Agent2)).Then(Progress(L2, LegProgress.Ringing));

    public static Story ThreeWay { get; } = DiallingIn.Then(AtDoor(L2)).Then(Joined(L2));

    /// <summary>Somebody outside, who has no page to come back from, is being brought in.</summary>
    public static Story OutsiderRinging { get; } = Talking.Then(new CallEvent.Intent.DialIn(Agent1, new Target.Outside("+12025550199"), Briefing.None), AllowingNumbers).Then(Progress(L2, LegProgress.Ringing));

    public static Story WithOutsider { get; } = OutsiderRinging.Then(AtDoor(L2)).Then(Joined(L2));

    /// <summary>The customer is to be on hold, and Twilio has not answered yet.</summary>
    public static Story Holding { get; } = Talking.Then(Consult(Agent1, Agent2));

    public static Story ConsultRinging { get; } = Holding.Then(HoldAnswered(LegId.Customer, held: true)).Then(Progress(L2, LegProgress.Ringing));

    public static Story Consulting { get; } = ConsultRinging.Then(AtDoor(L2)).Then(Joined(L2));

    public static Story ColdRinging { get; } = Talking.Then(Cold(Agent1, Agent2)).Then(Progress(L2, LegProgress.Ringing));

    /// <summary>Agent 1 has asked agent 2, who is busy, for a consultation.</summary>
    public static Story Asked { get; } = Talking.Then(RequestConsult(Agent1, Agent2));

    /// <summary>Agent 1 consults sales; the customer is on hold, and routing has not chosen anybody yet.</summary>
    public static Story AskingSales { get; } = Talking.Then(ConsultQueue(Agent1, Sales)).Then(HoldAnswered(LegId.Customer, held: true));

    /// <summary>Agent 1 has sent the customer to sales, and nobody there is rung yet.</summary>
    public static Story SentToSales { get; } = Talking.Then(Send(Agent1, Sales));

    public static Story Lost { get; } = Talking.Then(HungUp(L1));

    /// <summary>A customer who waits is sent to voicemail: whatever causes it ends the phase with this reason.</summary>
    public static Story ToVoicemail { get; } = SentToVoicemail(Waiting);

    /// <summary>A supervisor listens to customer and agent 1 on a leg of their own.</summary>
    public static Story Monitored { get; } = Talking.Then(Monitor(MonitorMode.Listen)).Then(Joined(L2));

    /// <summary>The customer hears where they stand, between room 1 and room 2.</summary>
    public static Story Told { get; } = Waiting.Then(new CallEvent.Intent.AnnounceWait(3, TimeSpan.FromMinutes(4))).Then(DialFinished(LegId.Customer));

    public static OverflowRule ToSales { get; } = new(new OverflowCondition.Waited(TimeSpan.FromMinutes(10)), "We ask our colleagues.", new Destination.ToQueue(new("sales")));

    /// <summary>Nobody could answer, and Twilio has not asked yet where the customer goes.</summary>
    public static Story Overflowing { get; } = Waiting.Then(new CallEvent.Intent.Overflow(ToSales, $"waited 600 s"));

    public static Story HandedOver { get; } = ThreeWay.Then(new CallEvent.Intent.Leave(Agent1)).Then(HungUp(L1));

    public static Story SentToVoicemail(Story story) =>
        (story with { Call = story.Call with { Phase = new CallPhase.Ended(EndReason.Voicemail, story.Now), PhaseSince = story.Now } }).Then(new CallEvent.Fact.EffectDone("nothing"));

    public static CallEvent.Intent DialIn(AgentId by, AgentId target) => new CallEvent.Intent.DialIn(by, Target.To(target), Briefing.None);

    public static CallEvent.Intent Consult(AgentId by, AgentId target) => new CallEvent.Intent.Consult(by, Target.To(target), new Briefing("billing", "knows the invoice"));

    public static CallEvent.Intent RequestConsult(AgentId by, AgentId target) => new CallEvent.Intent.RequestConsult(by, Target.To(target), new Briefing("billing", "knows the invoice"));

    public static CallEvent.Intent ConsultQueue(AgentId by, QueueId queue) => new CallEvent.Intent.Consult(by, new Target.OtherQueue(queue), new Briefing("billing", "knows the invoice"));

    public static CallEvent.Intent Cold(AgentId by, AgentId target) => new CallEvent.Intent.ColdTransfer(by, Target.To(target), Briefing.None);

    public static CallEvent.Intent Send(AgentId by, QueueId queue) => new CallEvent.Intent.ColdTransfer(by, new Target.OtherQueue(queue), new Briefing("a new contract", "wants two lines"));

    public static CallEvent.Fact HoldAnswered(LegId leg, bool held, int room = 1) => new CallEvent.Fact.HoldAnswered(leg, room, held);

    public static CallEvent.Fact CoachingAnswered(LegId leg, CoachingFlags voice, int room = 1) => new CallEvent.Fact.CoachingAnswered(leg, room, voice.Muted, voice.Coaching);

    /// <summary>The supervisor's browser calls in; the leg is the next one, L2 in a call with one agent.</summary>
    public static CallEvent.Intent Monitor(MonitorMode mode, LegId? leg = null) => new CallEvent.Intent.Monitor(Boss, Sid(leg ?? L2), mode);

    public static CallEvent.Intent.CallOut CallOut(string number) => new(Agent1, number, "+15550100000", QueueId.Default, $"Call-back");

    public static CallEvent.Intent.CallCustomer CallFirst(string number) => new(number, "+15550100000", QueueId.Default, $"Call-back", "de-DE");

    public static Story BeginFirst(string number, CallMachine? machine = null)
    {
        var step = (machine ?? AllowingNumbers).Begin(CallId.OfOurs(new Guid("11111111-2222-3333-4444-666666666666")), CallFirst(number), Start);
        return new Story(step.Call, step.Effects, step.Refusal, Start.AddSeconds(1));
    }

    public static Story Begin(string number, CallMachine? machine = null)
    {
        var step = (machine ?? AllowingNumbers).Begin(CallId.OfOurs(new Guid("11111111-2222-3333-4444-555555555555")), CallOut(number), Start);
        return new Story(step.Call, step.Effects, step.Refusal, Start.AddSeconds(1));
    }

    public Story Then(CallEvent e) => Then(e, Machine);

    public Story Then(CallEvent e, CallMachine machine)
    {
        var step = machine.Apply(Call, e, Now);
        return new Story(step.Call, step.Effects, step.Refusal, Now.AddSeconds(1));
    }

    public static string Sid(LegId leg) => leg == LegId.Customer ? Id.Value : $"CA0000000000000000000000000000000{leg.Value}";

    public static CallEvent.Fact Progress(LegId leg, LegProgress progress) => new CallEvent.Fact.LegProgressed(leg, Sid(leg), progress);

    public static CallEvent.Fact AtDoor(LegId leg) => new CallEvent.Fact.AgentAnswered(leg, Sid(leg));

    public static CallEvent.Fact Joined(LegId leg, int room = 1) => new CallEvent.Fact.ParticipantJoined(Sid(leg), room);

    public static CallEvent.Fact HungUp(LegId leg) => Over(leg, LegEnding.HungUp);

    public static CallEvent.Fact Over(LegId leg, LegEnding ending) => new CallEvent.Fact.LegEnded(leg, Sid(leg), ending);

    /// <summary>Who is in the room at Twilio, some of them with legs that the call does not know.</summary>
    public static CallEvent.Fact Found(int room, params ParticipantAtTwilio[] there) => new CallEvent.Fact.ParticipantsFound(room, "CF00000000000000000000000000000009", [.. there]);

    public static ParticipantAtTwilio There(LegId leg) => new(Sid(leg), Muted: false, Held: false);

    public static ParticipantAtTwilio Unknown(string letter, AgentId agent) => new($"CA000000000000000000000000000000U{letter}", Muted: false, Held: false, Party: Target.To(agent));

    public static CallEvent.Fact DialFinished(LegId leg, int room = 1, bool hungUp = false) => new CallEvent.Fact.DialFinished(leg, room, hungUp);
}
