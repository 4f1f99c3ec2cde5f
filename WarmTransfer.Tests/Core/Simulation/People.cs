using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Customers and agents who do as they please, sense and nonsense.</summary>
internal sealed class People(Agenda agenda, Chance chance, Office office, PhoneNetwork network)
{
    public const int Customers = 2;

    /// <summary>On a day on which all is luck.</summary>
    public const int MostCustomers = 5;
    public const int Colleagues = 3;

    /// <summary>After this everybody who is still there hangs up.</summary>
    public const int Day = 90_000;
    public const string Outside = "+12025550199";

    /// <summary>How the numbers begin at which somebody may be called.</summary>
    public const string Callable = "+1202";
    private const int SendsAway = 9;
    private const int HangsUp = 22;
    private const int LongestRing = 40_000;
    private readonly long[] _browserBack = new long[Colleagues];

    public static AgentId Agent(int number) => new($"agent{number + 1}");

    public void Begin()
    {
        network.OnRing = Rung;
        office.Outbox.IsReachable = agent => IsUp(Number(agent));
        for (var i = 0; i < Colleagues; i++) Hire(i);
        for (var i = 0; i < Expected; i++) Expect(i);
    }

    /// <summary>How many customers call today.</summary>
    public int Expected { get; } = office.WayIn.IsLuck ? Customers + chance.Between(Luck.Setting, 1, 0, MostCustomers - Customers) : Customers;

    private static int Number(AgentId agent) => agent.Value[^1] - '1';

    private bool IsUp(int agent) => agenda.Now >= _browserBack[agent];

    private void Hire(int number)
    {
        office.Hire(new Agent { Id = Agent(number), Name = Agent(number).Value });
        BeSeen(number);
        agenda.In(1_000, () => Act(number));
    }

    // The page says every five seconds that the phone is there.
    private void BeSeen(int number)
    {
        if (agenda.Now > Day * 2) return;
        if (IsUp(number) && !office.IsDown) office.Ask(Agent(number), new AgentEvent.PhoneSeen(agenda.Clock.AddSeconds(15)));
        agenda.In(5_000, () => BeSeen(number));
    }

    private void Expect(int number) => agenda.In(chance.Between(Luck.Arrival, number, 100, 15_000), () =>
    {
        // One name in between is that of a call which an agent begins.
        var call = new CallId($"call{(number < Customers ? number : number + 1) + 1}");
        var leg = office.WayIn.IsLuck ? new AnyCaller(agenda, chance, office, network, number).Call(call) : Call(call, number);
        var patience = chance.Strikes(Luck.Patience, number, 0.5) ? chance.Between(Luck.Patience, number, 500, Day - 15_000) : Day;
        agenda.In(patience, () => network.End(leg, LegEnding.HungUp, byParty: true));
    });

    private PhoneLeg Call(CallId call, int number)
    {
        var queue = chance.Strikes(Luck.Requires, number, 0.3) ? Office.Requiring : chance.Strikes(Luck.RingAll, number, 0.4) ? Office.RingAll : chance.Strikes(Luck.Messages, number, 0.3) ? Office.Messages : chance.Strikes(Luck.Recorded, number, 0.7) ? Office.Recorded : QueueId.Default;
        var inFlow = chance.Strikes(Luck.InFlow, number, 0.3);
        office.Arrive(call, queue, inFlow ? FlowCaller.Progress(0) : null);
        var leg = network.CallIn(call, LegId.Customer, agent: null);
        if (inFlow) new FlowCaller(agenda, chance, office, network, leg, queue).Begin();
        else agenda.In(50, () => network.Perform(leg, new Document.Enter(1, Starts: false, Ends: true)));
        return leg;
    }

    private void Rung(PhoneLeg leg)
    {
        var whom = leg.Serial;
        if (chance.Strikes(Luck.Answer, whom, 0.15)) return;
        var declines = chance.Strikes(Luck.Answer, whom, 0.1);
        agenda.In(chance.Between(Luck.AnswerGap, whom, 200, 5_000), () =>
        {
            if (leg.Progress != LegProgress.Ringing || leg.Agent is { } agent && !IsUp(Number(agent))) return;
            if (declines) Decline(leg);
            else PickUp(leg);
        });
    }

    private void PickUp(PhoneLeg leg)
    {
        network.Answer(leg);
        if (!leg.IsCustomer) return;
        var patience = chance.Strikes(Luck.Patience, leg.Serial, 0.5) ? chance.Between(Luck.Patience, leg.Serial, 500, Day / 2) : Day;
        agenda.In(Math.Max(1, Math.Min(patience, Day - (int)agenda.Now)), () => network.End(leg, LegEnding.HungUp, byParty: true));
    }

    // The page tells the server why before it declines; when the server is down it declines all the same.
    private void Decline(PhoneLeg leg)
    {
        if (leg.Agent is { } agent && !office.IsDown) office.Post(leg.Call, new CallEvent.Intent.Decline(agent, DeclineReason.Busy));
        agenda.In(chance.Between(Luck.AnswerGap, leg.Serial, 20, 500), () =>
        {
            if (leg.Progress == LegProgress.Ringing) network.End(leg, LegEnding.Declined, byParty: true);
        });
    }

    private void Act(int number)
    {
        if (agenda.Now > Day) return;
        agenda.In(chance.Between(Luck.ActGap, number, 300, 3_500), () => Act(number));
        if (!IsUp(number) || office.IsDown) return;
        if (chance.Strikes(Luck.Crash, number, 0.02)) Crash(number);
        else if (chance.Strikes(Luck.Away, number, 0.04)) StepOut(number);
        else if (chance.Strikes(Luck.Act, number, 0.5)) Ask(number);
        else if (chance.Strikes(Luck.CallOut, number, 0.02)) CallOut(number);
        if (!office.WayIn.IsLuck && chance.Strikes(Luck.CustomerFirst, number, 0.02)) CallCustomer(number);
        Outsiders(number);
        if (chance.Strikes(Luck.Requests, number, 0.12)) AskBusy(number);
        if (chance.Strikes(Luck.Experts, number, 0.06)) AskQueue(number);
        if (chance.Strikes(Luck.RequestAnswers, number, 0.3)) AnswerRequest(number);
        Mute(number);
        if (chance.Strikes(Luck.Hand, number, 0.06)) UseHand(number);
        Say(office.Agents[Agent(number)].Value, number);
        Pause(number);
    }

    // Also of calls that are not recorded, and of somebody else's.
    private void Pause(int number)
    {
        if (office.Agents[Agent(number)].Value.Engagement is not { } engagement || office.Calls[engagement.Call].Call is var call && call.Queue != Office.Recorded && call.Recording is null || !chance.Strikes(Luck.Pauses, number, 0.25)) return;
        office.Post(engagement.Call, chance.Between(Luck.Pauses, number, 0, 9) switch
        {
            < 4 => new CallEvent.Intent.PauseRecording(Agent(number)),
            < 5 => new CallEvent.Intent.ResumeRecording(Agent(number)),
            < 8 => new CallEvent.Intent.BeginPayment(Agent(number)),
            _ => new CallEvent.Intent.EndPayment(Agent(number)),
        });
    }

    // While they talk or after it, and now and then a supervisor lets them go.
    private void Say(Agent me, int number)
    {
        var talking = me is { Engagement: { Talking: true, Monitoring: false } engaged, CurrentState.Queue: var queue } && queue == Office.Requiring ? engaged.Call : (CallId?)null;
        if ((me.Work.IsUnfinished ? me.Work.Unfinished[0].Call : talking) is not { } call || !chance.Strikes(Luck.Says, number, 0.25)) return;
        var letsGo = me.Work.IsUnfinished && chance.Between(Luck.Says, number, 0, 5) == 0;
        office.Ask(me.Id, letsGo ? new AgentEvent.DismissWork(call, new AgentId("supervisor1"), "shift is over") : new AgentEvent.Dispose(call, new Disposal("done", [])));
    }

    // Whether they are busy or not; and now and then somebody whom they could have rung, or themselves.
    private void AskBusy(int number)
    {
        if (Talking(number) is { } call) office.Post(call, new CallEvent.Intent.RequestConsult(Agent(number), WarmTransfer.Core.Calls.Target.To(Agent(chance.Between(Luck.Requests, number, 0, Colleagues - 1))), Briefing.None));
    }

    private void AskQueue(int number)
    {
        if (Talking(number) is not { } call) return;
        var queue = new Target.OtherQueue(chance.Pick<QueueId>(Luck.Experts, number, [QueueId.Default, Office.RingAll]));
        office.Post(call, chance.Between(Luck.Experts, number, 0, 2) > 0 ? new CallEvent.Intent.Consult(Agent(number), queue, Briefing.None) : new CallEvent.Intent.DialIn(Agent(number), queue, Briefing.None));
    }

    private void AnswerRequest(int number)
    {
        if (office.Calls.Values.FirstOrDefault(dossier => dossier.Call.ConsultRequest?.To == Agent(number)) is not { } asked) return;
        var answer = chance.Pick<ConsultAnswer>(Luck.RequestAnswers, number, [ConsultAnswer.After, ConsultAnswer.After, ConsultAnswer.Now, ConsultAnswer.Now, ConsultAnswer.Decline]);
        office.Post(asked.Call.Id, new CallEvent.Intent.AnswerConsultRequest(Agent(number), answer, DeclineReason.Busy));
    }

    private CallId? Talking(int number) => office.Agents[Agent(number)].Value.Engagement is { Talking: true, Monitoring: false } engaged ? engaged.Call : null;

    // One of a day: the third call.
    private void CallOut(int number)
    {
        var call = new CallId($"call{Customers + 1}");
        if (agenda.Now < Day - LongestRing && !office.Calls.ContainsKey(call)) office.CallOut(call, Agent(number));
    }

    // The call after that.
    private void CallCustomer(int number)
    {
        var call = new CallId($"call{Customers + 2}");
        if (agenda.Now < Day - LongestRing && !office.Calls.ContainsKey(call)) office.CallCustomer(call, number);
    }

    private void UseHand(int number)
    {
        if (office.Agents[Agent(number)].Value.Engagement is not { } engagement) return;
        office.Post(engagement.Call, chance.Between(Luck.Hand, number, 0, 2) > 0 ? new CallEvent.Intent.RequestHelp(Agent(number)) : new CallEvent.Intent.WithdrawHelpRequest(Agent(number)));
    }

    // By whoever may: for the machine it is one more report from Twilio.
    private void Mute(int number)
    {
        if (!chance.Strikes(Luck.Mute, number, 0.05)) return;
        var present = network.Legs.FindAll(leg => leg is { In: not null, Watches: false });
        if (present.Count > 0) Toggle(present[chance.Between(Luck.Mute, number, 0, present.Count - 1)]);
    }

    private void Toggle(PhoneLeg leg) => network.SetMuted(leg, !leg.Muted);

    private void Ask(int number)
    {
        var me = Agent(number);
        // Now and then a click reaches a call that is somebody else's.
        var call = chance.Between(Luck.Intent, number, 0, 9) == 0 || office.Agents[me].Value.Engagement is not { } engagement
            ? new CallId($"call{chance.Between(Luck.Target, number, 1, Customers)}")
            : engagement.Call;
        if (!office.Calls.ContainsKey(call)) return;
        var kind = chance.Between(Luck.Intent, number, 0, 29);
        var refusal = office.Post(call, Intent(kind, me, Target(number, call, kind)));
        if (refusal is null && kind == HangsUp) Drop(me, call);
        // Twice the same click.
        if (kind % 7 == 3) office.Post(call, Intent(kind, me, Target(number, call, kind)));
    }

    private static CallEvent.Intent Intent(int kind, AgentId me, Target target) => kind switch
    {
        0 => new CallEvent.Intent.Consult(me, target, Briefing.None, Override: true),
        < 6 => new CallEvent.Intent.Consult(me, target, Briefing.None),
        < 9 => new CallEvent.Intent.DialIn(me, target, Briefing.None),
        SendsAway => new CallEvent.Intent.ColdTransfer(me, target, Briefing.None),
        < 15 => new CallEvent.Intent.Swap(me),
        < 17 => new CallEvent.Intent.Merge(me),
        < 19 => new CallEvent.Intent.Cancel(me),
        < HangsUp => new CallEvent.Intent.Leave(me),
        HangsUp => new CallEvent.Intent.HangUp(me),
        < 25 => new CallEvent.Intent.Hold(me),
        < 29 => new CallEvent.Intent.Resume(me),
        _ => new CallEvent.Intent.End(me),
    };

    private Target Target(int number, CallId call, int kind) => kind == SendsAway && chance.Strikes(Luck.ToQueue, number, 0.5)
        ? new Target.OtherQueue(office.Calls[call].Call.Queue == Office.RingAll ? QueueId.Default : Office.RingAll)
        : Target(number);

    private Target Target(int number) => chance.Between(Luck.Target, number, 0, 4) is var pick && pick < Colleagues
        ? new Target.Colleague(Agent(pick))
        : new Target.Outside(Outside);

    // The page says that the agent means it, and then hangs the phone up.
    private void Drop(AgentId me, CallId call)
    {
        foreach (var leg in network.Legs.Where(leg => leg.Agent == me && leg.Call == call && leg.IsUp).ToArray())
            agenda.In(100, () => network.End(leg, LegEnding.HungUp, byParty: true));
    }

    private void Outsiders(int number)
    {
        foreach (var leg in network.Legs.Where(leg => leg is { Agent: null, IsCustomer: false, IsUp: true }).ToArray())
            if (chance.Strikes(Luck.Crash, 100 + number, 0.05)) network.End(leg, LegEnding.HungUp, byParty: true);
    }

    private void StepOut(int number)
    {
        office.Ask(Agent(number), new AgentEvent.GoAway("lunch"));
        agenda.In(6_000, () => office.Ask(Agent(number), new AgentEvent.Return()));
    }

    private void Crash(int number)
    {
        var back = chance.Between(Luck.CrashGap, number, 1_000, 25_000);
        _browserBack[number] = agenda.Now + back;
        foreach (var leg in network.Legs.Where(leg => leg.Agent == Agent(number) && leg.IsUp).ToArray())
            agenda.In(chance.Between(Luck.CrashGap, number, 100, 3_000), () => network.End(leg, LegEnding.HungUp, byParty: true));
        if (chance.Strikes(Luck.SaidGone, number, 0.5)) SayGone(Agent(number));
        agenda.In(back + chance.Between(Luck.RejoinGap, number, 100, 4_000), () => Rejoin(number));
    }

    // A page that is closed manages to say so now and then.
    private void SayGone(AgentId me)
    {
        office.Ask(me, new AgentEvent.PhoneGone());
        if (office.Agents[me].Value.Engagement is { Talking: false } rung) office.Post(rung.Call, new CallEvent.Fact.PhoneGone(rung.Leg));
    }

    private void Rejoin(int number)
    {
        if (!IsUp(number) || office.IsDown) return;
        var me = Agent(number);
        var lost = office.Calls.Values.FirstOrDefault(dossier => dossier.Call.Phase.Rejoinable?.Agent == me);
        if (lost is null || !chance.Strikes(Luck.Rejoin, number, 0.8)) return;
        var leg = network.CallIn(lost.Call.Id, PhoneLeg.Unknown, me);
        network.AskBack(leg);
    }
}
