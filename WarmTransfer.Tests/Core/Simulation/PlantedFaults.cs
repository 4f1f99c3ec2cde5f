using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The product with one mistake in it, such as somebody might make: the simulation is worth what it finds of them.</summary>
internal static partial class PlantedFaults
{
    public static ImmutableDictionary<string, Func<Rules>> All { get; } = new Dictionary<string, Func<Rules>>
    {
        ["the customer stays on hold after a cancelled consultation"] = () => new ForgetsToResume(),
        ["a cancelled second leg goes on ringing"] = () => new ForgetsToCallOff(),
        ["the second agent is dialled before the hold is confirmed"] = () => new DialsTooEarly(),
        ["a late ringing moves a leg back"] = () => new TrustsTheOrder(),
        ["an agent who is busy can be claimed again"] = () => new ClaimsTwice(),
        ["the ring guard does not look whether the phone was picked up"] = () => new GuardsBlindly(),
        ["the owner goes before the customer is off hold"] = () => new LeavesTooEarly(),
        ["the customer is not parked when the owner is lost"] = () => new ForgetsToPark(),
        ["the end of a room is taken for the end of the call"] = () => new EndsWithTheRoom(),
        ["an agent who declines is never free again"] = () => new NeverFrees(),
        ["a leg is let in after it was called off"] = () => new LetsEverybodyIn(),
        ["a swap does not wait for the hold"] = () => new SwapsAtOnce(),
        ["a lost browser ends the call"] = () => new GivesUpTheOwner(),
        ["nobody asks Twilio what was missed"] = () => new NeverLooks(),
        ["whoever calls in is let back into a call that has gone on"] = () => new LetsAnybodyBack(),
        ["a leg that is ended after the call has ended is left alone"] = () => new LeavesLegsBehind(),
        ["a phone that rings for ever is not given up"] = () => new Ignores<CallEvent.Fact.RingTimedOut>(),
        ["a lost agent is waited for without end"] = () => new Ignores<CallEvent.Fact.RejoinTimeUp>(),
        ["a consultation has no end"] = () => new ConsultsForEver(),
        ["a leg that fell out of every conference stays outside"] = () => new Ignores<CallEvent.Fact.FoundOutside>(),
        ["the answer to a hold is not waited for"] = () => new BelievesReports(),
        ["an older report overwrites a newer one"] = () => new BelievesOldReports(),
        ["a report about somebody who is not known to be there is thrown away"] = () => new ThrowsEarlyReportsAway(),
        ["a room that is over for one goes on for the others"] = () => new MovesOneAlone(),
        ["who ends the room is not changed at Twilio"] = () => new ForgetsWhoEnds(),
        ["a customer whom everybody has left waits for an owner who is not there"] = () => new CountsOnTheAbsent(),
        ["two changes of who ends the room overtake each other"] = () => new SendsWhatWasWanted(),
        ["a customer who is sent to another queue begins anew"] = () => new SendsToTheEnd(),
        ["a customer who is sent to another queue stays where they were"] = () => new SendsWithoutMusic(),
        ["the ring guard counts while the call waits its turn"] = () => new GuardsTooEarly(),
        ["a customer who is called does not start the conference"] = () => new LeavesThemApart(),
        ["an agent who is gone has the customer rung on"] = () => new RingsOnForNobody(),
        ["an agent who came back is not known to be busy"] = () => new ForgetsWhoCameBack(),
        ["the others ring on after one has answered"] = () => new RingsOn(),
        ["a supervisor enters unmuted"] = () => new EntersUnmuted(),
        ["a whisper stays with the owner who has gone"] = () => new ForgetsToWhisper(),
        ["a take-over sends the owner away before the customer hears the supervisor"] = () => new TakesOverTooEarly(),
        ["a leg that is lost on its way into a room ends the call"] = () => new TakesLossForHangingUp(),
        ["a request that comes twice brings its leg in twice"] = () => new AdmitsTwice(),
        ["who ended while we were down is taken to have hung up"] = () => new ForgetsTheOutage(),
        ["a customer is taken off hold while the agent who was called off is still there"] = () => new ResumesAtOnce(),
        ["a supervisor whose room has ended waits until somebody says so"] = () => new WaitsOutside(),
        ["an older version is written over a newer one"] = () => new ForgetsTheVersion(),
        ["a node whose duty has run out goes on"] = () => new BelievesItselfOnDuty(),
        ["a node that stood still does not look at its stopwatch"] = () => new ForgetsTheStopwatch(),
        ["what the bus did not bring is never looked for"] = () => new ReliesOnTheBus(),
        ["each node carries out what it has saved, and counts the account's budget for itself"] = () => new CountsItsOwnBudget(),
        ["each node remembers for itself what it was asked already"] = () => new RemembersItsOwnKeys(),
        ["a late word of the bus is taken for the last one"] = () => new BelievesTheLastWord(),
        ["what an agent has left unfinished is forgotten when they go"] = () => new ForgetsTheUnfinished(),
        ["an agent who has said nothing is ready all the same"] = () => new AsksForNothing(),
        ["time on hold is counted as talk"] = () => new CountsNoHold(),
        ["what a dead node was about to do stays undone"] = () => new LeavesItToTheDead(),
        ["whoever is lost on the way out of a flow is taken to be in a menu"] = () => new BelievesInMenus(),
        ["whoever has booked is in line twice at a node that has not heard of it"] = () => new SeesThemTwice(),
        ["a customer who is to wait no longer is forgotten"] = () => new ForgetsWhomItSends(),
        ["a customer is told a place that has grown"] = () => new LetsPlacesGrow(),
        ["a promised customer is called by two agents"] = () => new CallsBackTwice(),
        ["a customer who is to leave a message is hung up on"] = () => new HangsUpOnMessages(),
        ["a message of which nobody told is not looked for"] = () => new NeverLooksForMessages(),
        ["a lead that a process could not note is not looked for"] = () => new NeverLooksForLeads(),
        ["whoever left no message is looked at before that is known"] = () => new LooksOnce(),
        ["a promise is no lead"] = () => new ForgetsThePromised(),
        ["each call of a number is a lead of its own"] = () => new DoublesLeads(),
        ["a promised customer goes to the end of the line"] = () => new SendsPromisesToTheEnd(),
        ["a request for a consultation has no end"] = () => new AsksForEver(),
        ["whoever was asked for a consultation is not rung when they are free"] = () => new ForgetsWhomItAsked(),
        ["a busy colleague is rung at once"] = () => new RingsTheBusy(),
        ["a queue is asked until somebody comes"] = () => new AsksTheWholeQueue(),
        ["whoever hears the briefing is taken to be lost"] = () => new CutsTheBriefing(),
        ["a promised customer is called without an end"] = () => new NeverEndsPromises(),
    }.Concat(OfRecordings).Concat(OfTranscripts).ToImmutableDictionary();

    private static Step Without(Step step, Func<CallEffect, bool> forgotten) => step with { Effects = step.Effects.RemoveAll(effect => forgotten(effect)) };

    private static Call With(Call call, Leg leg) => call with { Legs = call.Legs.SetItem(call.Legs.FindIndex(other => other.Id == leg.Id), leg) };

    private sealed class ForgetsTheUnfinished : Rules
    {
        public override (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) =>
            e is AgentEvent.PhoneGone ? (base.Apply(agent, e, now).Agent with { Work = AgentWork.None }, null) : base.Apply(agent, e, now);
    }

    private sealed class AsksForNothing : Rules
    {
        public override (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) =>
            e is AgentEvent.Freed ? (base.Apply(agent, e, now).Agent with { Work = agent.Work }, null) : base.Apply(agent, e, now);
    }

    private sealed class CountsNoHold : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(call, e, now) is { Call.Times.Now: CallPart.Hold } step
            ? step with { Call = step.Call with { Times = step.Call.Times with { Now = CallPart.Talk } } }
            : base.Apply(call, e, now);
    }

    private sealed class SendsToTheEnd : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(call, e, now) is { Call.Moved: { } moved } step && moved != call.Moved
            ? step with { Call = step.Call with { ArrivedAt = now, AnsweredAt = null } }
            : base.Apply(call, e, now);
    }

    private sealed class SendsWithoutMusic : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(call, e, now) is var step && step.Call.Moved != call.Moved
            ? Without(step, effect => effect is CallEffect.EndRoom)
            : step;
    }

    private sealed class ConsultsForEver : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(call, e, now) is { Call.Phase: CallPhase.Consulting { Until: { } until } p } step && until < now.AddHours(1)
            ? step with { Call = step.Call with { Phase = p with { Until = now.AddHours(2) } } }
            : base.Apply(call, e, now);
    }

    private sealed class ForgetsToResume : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            e is CallEvent.Intent.Cancel ? Without(base.Apply(call, e, now), effect => effect is CallEffect.SetHold) : base.Apply(call, e, now);
    }

    private sealed class ForgetsToCallOff : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            e is CallEvent.Intent.Cancel ? Without(base.Apply(call, e, now), effect => effect is CallEffect.EndLeg) : base.Apply(call, e, now);
    }

    private sealed class DialsTooEarly : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is not CallEvent.Intent.Consult || step.Call.Phase is not CallPhase.Consulting phase || step.Call[phase.Second] is not { DialAsked: false, Agent: { } agent } leg) return step;
            return new Step(With(step.Call, leg with { DialAsked = true }), step.Effects.Add(new CallEffect.DialAgent(leg.Id, agent)));
        }

        public override bool MayEnter(Call call, LegId leg) => true;
    }

    private sealed class ForgetsTheOutage : Rules
    {
        public override IEnumerable<CallEvent.Fact> Inherit(Call call) => base.Inherit(call).Where(doubt => doubt is not CallEvent.Fact.PresenceInDoubt);
    }

    private sealed class RingsOn : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            call.Phase is CallPhase.Offered && e is CallEvent.Fact.AgentAnswered ? Without(base.Apply(call, e, now), effect => effect is CallEffect.EndLeg) : base.Apply(call, e, now);
    }

    private sealed class TrustsTheOrder : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            base.Apply(e is CallEvent.Fact.LegProgressed f && call.Find(f.Leg) is { IsLive: true } leg ? With(call, leg with { Progress = f.Progress }) : call, e, now);
    }

    private sealed class ClaimsTwice : Rules
    {
        public override (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) =>
            e is AgentEvent.Reserved r ? (agent with { Engagement = new Engagement(r.Call, r.Leg, Talking: false, now) }, null) : base.Apply(agent, e, now);
    }

    private sealed class GuardsBlindly : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.RingTimedOut f && call.Find(f.Leg) is { IsLive: true }
            ? base.Apply(With(call, call[f.Leg] with { Progress = LegProgress.Ringing }), e, now)
            : base.Apply(call, e, now);
    }

    private sealed class LeavesTooEarly : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is not CallEvent.Intent.Leave || step.Call.Phase is not CallPhase.Completing phase) return step;
            var gone = With(step.Call, step.Call[phase.Owner] with { Released = true }) with { Phase = new CallPhase.Talking(phase.Second) };
            return new Step(gone, step.Effects.Add(new CallEffect.EndLeg(phase.Owner)));
        }
    }

    private sealed class ForgetsToPark : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step.Call.Phase is CallPhase.Rejoining ? Without(step, effect => effect is CallEffect.EndRoom) : step;
        }
    }

    private sealed class EndsWithTheRoom : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.RoomEnded && !call.IsOver
            ? base.Apply(call with { Phase = new CallPhase.Ended(EndReason.AgentLeft, now) }, e, now)
            : base.Apply(call, e, now);
    }

    private sealed class NeverFrees : Rules
    {
        public override IEnumerable<(AgentId Agent, AgentEvent Event)> ConsequencesOf(Call? before, Call after) =>
            base.ConsequencesOf(before, after).Where(consequence => consequence.Event is not AgentEvent.Freed { Ending: LegEnding.Declined });
    }

    private sealed class LetsEverybodyIn : Rules
    {
        public override bool HasPart(Call call, LegId leg) => true;
    }

    private sealed class SwapsAtOnce : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is not CallEvent.Intent.Swap || step.Refusal is not null || step.Call.Phase is not CallPhase.Consulting phase) return step;
            return step with { Effects = step.Effects.Add(new CallEffect.SetHold(phase.WithCustomer ? LegId.Customer : phase.Second, step.Call.Room, false)) };
        }
    }

    private sealed class ResumesAtOnce : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is not CallEvent.Intent.Cancel || call.Phase is not CallPhase.Consulting || step.Refusal is not null || step.Call.Customer is not { Held: true, HoldPending: false } customer) return step;
            return new Step(With(step.Call, customer with { HoldPending = true }), step.Effects.Add(new CallEffect.SetHold(LegId.Customer, step.Call.Room, false)));
        }
    }

    private sealed class GivesUpTheOwner : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => call.Phase is CallPhase.Talking phase
            ? base.Apply(With(call, call[phase.Owner] with { EndsCall = true }), e, now)
            : base.Apply(call, e, now);
    }

    private sealed class NeverLooks : Rules
    {
        public override IEnumerable<CallEvent.Fact> Compare(Call call, CallAtTwilio seen, CallAtTwilio? earlier) => [];
    }

    private sealed class LetsAnybodyBack : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Intent.Rejoin i && !call.IsOver
            ? base.Apply(call with { Phase = new CallPhase.Rejoining(i.By, now) }, e, now)
            : base.Apply(call, e, now);
    }

    private sealed class LeavesLegsBehind : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step.Call.IsOver ? Without(step, effect => effect is CallEffect.EndLeg or CallEffect.EndRoom) : step;
        }
    }

    private sealed class Ignores<T> : Rules where T : CallEvent
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is T ? new Step(call, []) : base.Apply(call, e, now);
    }

    private sealed class BelievesReports : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.ParticipantFlags f && call.FindBySid(f.Sid) is { HoldPending: true } leg
            ? base.Apply(With(call, leg with { HoldPending = false }), e, now)
            : base.Apply(call, e, now);
    }

    private sealed class BelievesOldReports : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.ParticipantFlags f && call.FindBySid(f.Sid) is { } leg
            ? base.Apply(With(call, leg with { FlagsSequence = -1 }), e, now)
            : base.Apply(call, e, now);
    }

    private sealed class ThrowsEarlyReportsAway : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.ParticipantFlags f && call.FindBySid(f.Sid)?.IsIn(f.Room) != true
            ? new Step(call, [])
            : base.Apply(call, e, now);
    }

    private sealed class MovesOneAlone : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.DialFinished
            ? Without(base.Apply(call, e, now), effect => effect is CallEffect.EndRoom)
            : base.Apply(call, e, now);
    }

    private sealed class ForgetsWhoEnds : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => Without(base.Apply(call, e, now), effect => effect is CallEffect.SetEndsRoom);
    }

    private sealed class CountsOnTheAbsent : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is CallEvent.Fact.RoomEnded or CallEvent.Fact.DialFinished || step.Call.Room == call.Room) return step;
            return Without(step, effect => effect is CallEffect.EndRoom) with { Call = step.Call with { Room = call.Room } };
        }
    }

    private sealed class SendsWhatWasWanted : Rules
    {
        public override bool EndsRoomNow(Leg leg, CallEffect.SetEndsRoom change) => change.Ends;
    }

    private sealed class GuardsTooEarly : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step.Effects.OfType<CallEffect.DialAgent>().FirstOrDefault() is { } dial
                ? step with { Effects = step.Effects.Add(new CallEffect.StartTimer(new CallEvent.Fact.RingTimedOut(dial.Leg), now.AddSeconds(28))) }
                : step;
        }
    }

    private sealed class ForgetsWhoCameBack : Rules
    {
        public override IEnumerable<(AgentId Agent, AgentEvent Event)> ConsequencesOf(Call? before, Call after) =>
            base.ConsequencesOf(before, after).Where(consequence => consequence.Event is not AgentEvent.CameBack);
    }

    private sealed class TakesLossForHangingUp : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            if (e is not CallEvent.Fact.LegEnded f || call.Find(f.Leg) is not { Presence: not Presence.In } leg) return base.Apply(call, e, now);
            var step = base.Apply(With(call, leg with { Presence = Presence.In }), e, now);
            return step with { Call = With(step.Call, step.Call[f.Leg] with { Presence = leg.Presence }) };
        }
    }
}
