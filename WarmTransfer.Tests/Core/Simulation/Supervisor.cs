using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Somebody who is never rung, calls in to whichever call they please and meddles with it.</summary>
internal sealed class Supervisor(Agenda agenda, Chance chance, Office office, PhoneNetwork network)
{
    /// <summary>Tells this one's luck from the agents'.</summary>
    private const int Whom = 0;
    private static readonly AgentId Me = new("supervisor");
    private long _browserBack;

    /// <summary>Every other day there is one.</summary>
    public void Begin()
    {
        if (!chance.Strikes(Luck.Supervised, Whom, 0.5)) return;
        office.Hire(new Agent { Id = Me, Name = Me.Value });
        agenda.In(1_000, Act);
    }

    private void Act()
    {
        if (agenda.Now > People.Day) return;
        agenda.In(chance.Between(Luck.SupervisorGap, Whom, 300, 3_500), Act);
        if (office.IsDown || agenda.Now < _browserBack || !chance.Strikes(Luck.Supervised, Whom, 0.6)) return;
        if (office.Agents[Me].Value.Engagement is { } engagement) TakePart(engagement.Call);
        else if (network.Legs.Exists(leg => leg.Agent == Me && leg.IsLive)) return;
        else if (Lost() is { } lost) network.AskBack(network.CallIn(lost, PhoneLeg.Unknown, Me, watches: true));
        else CallIn(new CallId($"call{Between(1, People.Customers)}"));
    }

    private CallId? Lost() => office.Calls.Values.FirstOrDefault(dossier => dossier.Call.Phase.Rejoinable?.Agent == Me)?.Call.Id;

    private void CallIn(CallId call)
    {
        if (!office.Calls.ContainsKey(call)) return;
        // Whoever removes somebody, or accepts a help request, need not be on the call.
        if (Between(0, 3) == 0) Meddle(call);
        else network.AskWatch(network.CallIn(call, PhoneLeg.Unknown, Me, watches: true), Mode());
    }

    private void TakePart(CallId call)
    {
        if (office.Calls[call].Call.Recording is not null && chance.Strikes(Luck.Pauses, People.Colleagues, 0.2)) Ask(call, new CallEvent.Intent.PauseRecording(Me));
        switch (Between(0, 19))
        {
            case < 9: Ask(call, new CallEvent.Intent.ChangeMonitorMode(Me, Mode())); break;
            case < 12: Ask(call, new CallEvent.Intent.TakeOver(Me, "complaint")); break;
            case < 14: Meddle(call); break;
            case < 15: Stop(call); break;
            case < 16: Crash(); break;
            case < 18: Ask(call, new CallEvent.Intent.Consult(Me, Target.To(People.Agent(Between(0, People.Colleagues - 1))), Briefing.None)); break;
            default: Ask(call, new CallEvent.Intent.Leave(Me)); break;
        }
    }

    private void Meddle(CallId call)
    {
        if (Between(0, 1) == 0) Ask(call, new CallEvent.Intent.AcceptHelpRequest(Me));
        else Ask(call, new CallEvent.Intent.Remove(Me, Anybody(call), Pick<CustomerFate?>([null, CustomerFate.Requeue, CustomerFate.Requeue, CustomerFate.End])));
    }

    // With a change of mode that is on its way, or without.
    private void Stop(CallId call)
    {
        if (Between(0, 1) == 0) Ask(call, new CallEvent.Intent.ChangeMonitorMode(Me, Mode()));
        Ask(call, new CallEvent.Intent.StopMonitoring(Me));
    }

    private LegId Anybody(CallId call) => office.Calls[call].Call.Legs[Between(0, office.Calls[call].Call.Legs.Count - 1)].Id;

    private void Ask(CallId call, CallEvent.Intent intent) => office.Post(call, intent);

    private void Crash()
    {
        _browserBack = agenda.Now + Between(1_000, 15_000);
        foreach (var leg in network.Legs.Where(leg => leg.Agent == Me && leg.IsUp && !leg.IsNameless).ToArray())
            agenda.In(Between(100, 3_000), () => network.End(leg, LegEnding.HungUp, byParty: true));
    }

    private MonitorMode Mode() => Pick<MonitorMode>([MonitorMode.Listen, MonitorMode.Whisper, MonitorMode.Whisper, MonitorMode.Barge]);

    private T Pick<T>(ReadOnlySpan<T> among) => chance.Pick(Luck.SupervisorAct, Whom, among);

    private int Between(int least, int most) => chance.Between(Luck.SupervisorAct, Whom, least, most);
}
