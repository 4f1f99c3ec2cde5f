using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about one call that hold at every instant and in every change.</summary>
/// <param name="isAlone">There is one node; where there are several, one that is down answers a leg with nothing while another hears of its end.</param>
internal sealed class Transitions(Dossier dossier, PhoneNetwork network, bool isAlone)
{
    // The answer that let an agent in may have been on its way when the leg lost its part.
    private const int AnswerTravels = 300;
    private readonly Dictionary<LegId, long> _partLost = [];
    private readonly HashSet<(PhoneLeg, Conference)> _entered = [];
    private readonly HashSet<PhoneLeg> _over = [];
    private readonly HashSet<LegId> _calledOff = [];
    private readonly HashSet<LegId> _experts = [];
    private Call _before = dossier.Call;

    public void Check(PhoneLeg customer, List<PhoneLeg> legs, long now)
    {
        var call = dossier.Call;
        if (customer is { IsLive: false, EndedByParty: false, IsForsaken: false, IsElsewhere: false } && call.Phase is not CallPhase.Ended { Reason: not EndReason.CustomerLeft })
            throw new Violation("No customer is disconnected by us", $"{call.Id} in {call.Phase}");
        if (call.Phase is CallPhase.CallingOut && legs.Exists(leg => leg is { IsCustomer: false, In.Started: true } && !leg.Meets(customer) && !customer.IsUp))
            throw new Violation("Whoever has a customer called hears music until they are there", $"{call.Id}");
        if (call.Phase is CallPhase.Consulting phase && legs.Exists(leg => leg.Id == phase.Second && leg.Meets(customer)))
            throw new Violation("A consultation is private", $"{call.Id} in {call.Phase}");
        if (legs.Exists(leg => _calledOff.Contains(leg.Id) && leg.Meets(customer)))
            throw new Violation("A consultation that was called off stays private", $"{call.Id} in {call.Phase}");
        if (call != _before) Changed(call, customer, legs, now);
        foreach (var leg in legs) Follow(call, leg, now);
        _before = call;
    }

    private void Changed(Call call, PhoneLeg customer, List<PhoneLeg> legs, long now)
    {
        if (call.Phase is not CallPhase.Offered && call.AgentLegs.Count(leg => leg is { IsLive: true, Released: false } && !call.IsMonitoring(leg)) > 2)
            throw new Violation("One transfer at a time", $"{call.Id} has three agents' legs");
        if (call.ConsultRequest is { } request && (call.Phase is not (CallPhase.Talking or CallPhase.Rejoining) || call.AgentLegs.Any(leg => leg.Agent == request.To && leg is { IsLive: true, Released: false, DialAsked: true, Progress: < LegProgress.Answered })))
            throw new Violation("A request for a consultation rings nowhere", $"{call.Id} in {call.Phase}");
        CountExperts(call);
        if (call.ArrivedAt != _before.ArrivedAt || call.FirstQueue != _before.FirstQueue && _before.Phase is not CallPhase.InFlow && dossier.Events[^1].Event is not CallEvent.Fact.FlowStepped || (_before.AnsweredAt is not null && call.AnsweredAt != _before.AnsweredAt))
            throw new Violation("Nobody loses their place in line", $"{call.Id} in {call.Phase}");
        if (call.Announced is { Position: { } place } told && _before.Announced is { Position: { } before } earlier && told.Number > earlier.Number && earlier.At >= call.WaitsSince && place > before)
            throw new Violation("Nobody is told a place that has grown", $"{call.Id}: {before}, then {place}");
        foreach (var leg in call.Legs)
            if (_before.HasPart(leg.Id) && !call.HasPart(leg.Id)) _partLost[leg.Id] = now;
        if (_before.Phase is CallPhase.Consulting consult && call.Phase is CallPhase.Talking back && back.Owner == consult.Owner) _calledOff.Add(consult.Second);
        if (dossier.Events[^1] is { Accepted: true, Event: CallEvent.Fact.RingTimedOut guard } && !call[guard.Leg].IsLive && !legs.Exists(leg => leg.Id == guard.Leg))
            throw new Violation("Nobody is given up before the phone was dialled", $"{guard.Leg} of {call.Id}");
        if (call.Phase is CallPhase.Ended ended && !_before.IsOver) Justify(call, ended.Reason, customer, legs);
        if (_before.Phase.OwnerLeg is { } owner && call.Phase is CallPhase.Talking talking && talking.Owner != owner)
            HandedOver(call[owner], customer, legs.Find(leg => leg.Id == talking.Owner));
    }

    private void CountExperts(Call call)
    {
        if (call.Phase is not (CallPhase.DiallingIn or CallPhase.Consulting) || call.Handover?.Experts is null || _before.Phase.GetType() != call.Phase.GetType()) _experts.Clear();
        if (call.Handover?.Experts is not null && call.Phase.SecondLeg is { } second && call[second].Agent is not null && call.Phase is CallPhase.DiallingIn or CallPhase.Consulting) _experts.Add(second);
        if (_experts.Count > NextExperts.Most) throw new Violation("Of a queue three are asked at most", $"{call.Id} in {call.Phase}");
    }

    // Whoever is not in the customer's room any more has left by themselves, or with a room that has ended, and will be heard of.
    private static void HandedOver(Leg owner, PhoneLeg customer, PhoneLeg? second)
    {
        if (owner is { IsLive: true, Released: true } && customer.In is { } room && owner.IsIn(room.Room) && second?.In == room && !(second.Watches ? customer.Hears(second) : second.Meets(customer)))
            throw new Violation("The first agent goes only when customer and second agent hear each other", $"{owner.Id} of {customer.Call}");
    }

    private void Follow(Call call, PhoneLeg leg, long now)
    {
        if (leg is { IsCustomer: false, In: { } room } && _entered.Add((leg, room)) && _partLost.TryGetValue(leg.Id, out var lost) && now - lost > AnswerTravels)
            throw new Violation("Nobody is let in who has no part in the call", $"{leg.Id} of {call.Id}");
        if (leg.IsLive || !_over.Add(leg)) return;
        if (!leg.EndedByParty && leg is { WasTalking: true, IsCustomer: false } && call.HasPart(leg.Id))
            throw new Violation("No agent is cut off", $"{leg.Id} of {call.Id} in {call.Phase}");
        if (!leg.IsNameless && network.Legs.Exists(other => other != leg && other.IsLive && other.Call == leg.Call && other.Id == leg.Id))
            throw new Violation("A leg is dialled once", $"{leg.Id} of {call.Id}");
    }

    private void Justify(Call call, EndReason reason, PhoneLeg customer, List<PhoneLeg> legs)
    {
        var last = dossier.Events.FindLast(one => one.Accepted).Event;
        var just = reason switch
        {
            EndReason.LeftInFlow => _before.Phase is CallPhase.InFlow && customer is { IsLive: false, EndedByParty: true },
            EndReason.EndedByFlow or EndReason.Closed => _before.Phase is CallPhase.InFlow && last is CallEvent.Fact.FlowStepped { Progress.Exit.To: Destination.EndCall },
            EndReason.ForwardedByFlow or EndReason.ForwardedWhileClosed => _before.Phase is CallPhase.InFlow && last is CallEvent.Fact.FlowStepped { Progress.Exit.To: Destination.ToNumber },
            EndReason.Voicemail => last is CallEvent.Fact.FlowStepped { Progress.Exit.To: Destination.ToVoicemail } || IsSent<Destination.ToVoicemail>(call) || _before.Phase is CallPhase.Overflowing { ToVoicemail: true } or CallPhase.Cold,
            EndReason.ForwardedOnOverflow => IsSent<Destination.ToNumber>(call),
            EndReason.CallBackBooked when last is not CallEvent.Intent.BookCallBack => last is CallEvent.Fact.FlowStepped { Progress.Exit.To: Destination.ToCallBack } || IsSent<Destination.ToCallBack>(call),
            EndReason.CustomerLeft => customer is { IsLive: false, EndedByParty: true } or { IsLive: false, IsForsaken: true },
            EndReason.NotReached => _before.Phase is CallPhase.CallingOut or CallPhase.CallingCustomer && !call.Customer.IsLive,
            EndReason.CalledOff => _before.Phase is CallPhase.CallingOut p && (!call[p.Owner].IsLive || last is CallEvent.Intent.End or CallEvent.Intent.HangUp or CallEvent.Intent.Remove),
            EndReason.EndedByAgent when last is CallEvent.Intent.Remove remove => remove.Then == CustomerFate.End && _before.Phase.OwnerLeg == remove.Leg,
            EndReason.EndedByAgent => last is CallEvent.Intent.End or CallEvent.Intent.HangUp
                && _before.Phase.OwnerLeg is { } owner && _before[owner].Agent == ((CallEvent.Intent)last).Actor,
            // Out of the room without a word of hanging up, a leg may have been lost on its way into another, whatever its party did.
            EndReason.AgentLeft when last is CallEvent.Fact.LegEnded f && call.Find(f.Leg) is { Presence: Presence.Left } => false,
            // Whoever was left alone in the room is told of first.
            EndReason.AgentLeft when !isAlone && customer is { IsLive: false, EndedByParty: true } => true,
            EndReason.AgentLeft => legs.Exists(leg => leg is { IsCustomer: false, IsLive: false, EndedByParty: true } && MayEnd(leg) && _before.HasPart(leg.Id)),
            EndReason.CallBackBooked => last is CallEvent.Intent.BookCallBack,
            EndReason.TurnedAway => IsSent<Destination.EndCall>(call),
            _ => false,
        };
        if (!just) throw new Violation("A call ends only when somebody ended it", $"{call.Id}: {reason} after {last}");
    }

    private bool IsSent<T>(Call call) where T : Destination => _before.Phase is CallPhase.Overflowing or CallPhase.Waiting && call.Overflowed is { Rule.Then: T };

    // Only somebody outside ends the call by hanging up: an agent's browser that is reloaded ends its leg too, and says so first when it is meant.
    private static bool MayEnd(PhoneLeg leg) => leg.Agent is null;
}
