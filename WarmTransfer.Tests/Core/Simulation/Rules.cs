using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Everything that the product decides. A planted fault overrides one decision.</summary>
internal class Rules
{
    private static readonly CallPolicy Policy = new() { SeekExperts = [Office.RingAll], Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => new(NumberKind.Ordinary, "+1", IsAtHome: true) } };
    private static readonly CallMachine Machine = new(Policy);
    private static readonly AgentMachine Agents = new(new AgentPolicy { WrapUp = TimeSpan.FromSeconds(3), MissedLimit = 4 });

    public virtual Step Apply(Call call, CallEvent e, DateTimeOffset now) => Machine.Apply(call, e, now);

    /// <summary>What is sent to Twilio for a change of <see cref="Leg.EndsRoom"/>.</summary>
    public virtual bool EndsRoomNow(Leg leg, CallEffect.SetEndsRoom change) => leg.EndsRoom;

    public virtual bool EntersMuted(Leg leg) => leg.Monitoring is not null;

    public virtual bool HasPart(Call call, LegId leg) => call.HasPart(leg);

    public virtual bool MayEnter(Call call, LegId leg) => Privacy.MayEnter(call, leg);

    public virtual IEnumerable<(AgentId Agent, AgentEvent Event)> ConsequencesOf(Call before, Call after) => AgentConsequences.Between(before, after);

    public virtual (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) => Agents.Apply(agent, e, now);

    public virtual IEnumerable<CallEvent.Fact> Inherit(Call call) => CallDifferences.Inherit(call);

    public virtual IEnumerable<CallEvent.Fact> Compare(Call call, CallAtTwilio seen, CallAtTwilio? earlier) => CallDifferences.Compare(call, seen, earlier);
}
