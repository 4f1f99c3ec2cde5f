using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Everything that the product decides. A planted fault overrides one decision.</summary>
internal class Rules
{
    private static readonly CallPolicy Policy = new() { SeekExperts = [Office.RingAll], ReturnTimes = Office.ReturnTimes, Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => new(NumberKind.Ordinary, "+1", IsAtHome: true) } };
    private static readonly CallMachine Machine = new(Policy);
    private static readonly AgentMachine Agents = new(new AgentPolicy { WrapUp = TimeSpan.FromSeconds(3), MissedLimit = 4 });

    public virtual Step Apply(Call call, CallEvent e, DateTimeOffset now) => Machine.Apply(call, e, now);

    public virtual Step Begin(CallId id, CallEvent.Intent.CallOut intent, DateTimeOffset now) => Machine.Begin(id, intent, now);

    public virtual bool StartsRoom(Call call, Leg leg) => call.StartsRoom(leg);

    /// <summary>What is sent to Twilio for a change of <see cref="Leg.EndsRoom"/>.</summary>
    public virtual bool EndsRoomNow(Leg leg, CallEffect.SetEndsRoom change) => leg.EndsRoom;

    public virtual bool EntersMuted(Leg leg) => leg.Monitoring is not null;

    /// <summary>Whether the customer is still to be taken out of the room when it comes to doing it.</summary>
    public virtual bool TakesOut(Call call, int room) => call is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Overflowing, Customer.IsLive: true } && call.Room == room;

    public virtual bool HasPart(Call call, LegId leg) => call.HasPart(leg);

    public virtual bool MayEnter(Call call, LegId leg) => Privacy.MayEnter(call, leg);

    public virtual IEnumerable<(AgentId Agent, AgentEvent Event)> ConsequencesOf(Call? before, Call after) => AgentConsequences.Between(before, after);

    public virtual (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) => Agents.Apply(agent, e, now);

    public virtual IEnumerable<CallEvent.Fact> Inherit(Call call) => CallDifferences.Inherit(call);

    public virtual IEnumerable<CallEvent.Fact> Compare(Call call, CallAtTwilio seen, CallAtTwilio? earlier) => CallDifferences.Compare(call, seen, earlier);

    /// <summary>WHERE Version = @read.</summary>
    public virtual bool MayWrite(int read, int saved) => read == saved;

    /// <summary>Whether what has a key was taken in before: as this node remembers, and as it is saved.</summary>
    public virtual bool IsRepeat(bool remembered, bool saved) => saved;

    /// <summary>Whether a node keeps what it is told instead of what it knows.</summary>
    public virtual bool IsNews(int known, int told) => told > known;

    /// <summary>Whether what a node has left behind is taken up by whoever comes after it.</summary>
    public virtual bool TakesUpWhatWasLeft => true;

    /// <summary>Whether a node looks in the database for what the bus did not bring.</summary>
    public virtual bool LooksForNews => true;

    /// <summary>Whether a node still has the duty when its last beat was so many milliseconds ago.</summary>
    public virtual bool HoldsDuty(bool believed, long silentFor) => believed && silentFor < Duty.Doubt;

    /// <summary>Whether a node still has the duty when its beat was written, or hit nothing.</summary>
    public virtual bool KeepsDuty(bool written) => written;

    /// <summary>Whether a node carries out what is owed.</summary>
    public virtual bool CarriesOut(bool onDuty, bool savedHere) => onDuty;
}
