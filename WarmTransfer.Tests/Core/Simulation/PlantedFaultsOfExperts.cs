using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

internal static partial class PlantedFaults
{
    private sealed class AsksForEver : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(Later(call, now), e, now);

        private static Call Later(Call call, DateTimeOffset now) => call.ConsultRequest is { Until: var until } request && until <= now ? call with { ConsultRequest = request with { Until = now.AddSeconds(5) } } : call;
    }

    private sealed class ForgetsWhomItAsked : Rules
    {
        public override IEnumerable<(Call Call, AgentId Agent)> Requested(IEnumerable<Call> calls, IReadOnlyDictionary<AgentId, Agent> agents, DateTimeOffset now) => [];
    }

    private sealed class RingsTheBusy : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return e is CallEvent.Intent.RequestConsult && step.Refusal is null ? base.Apply(step.Call, new CallEvent.Intent.BeginConsult(step.Call.ConsultRequest!.To, $""), now) with { Refusal = null } : step;
        }

        public override (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) =>
            e is AgentEvent.Reserved r ? (agent with { Engagement = new Engagement(r.Call, r.Leg, Talking: false, now) }, null) : base.Apply(agent, e, now);
    }

    private sealed class AsksTheWholeQueue : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => base.Apply(e is CallEvent.Fact or CallEvent.Intent.NextExpert && call.Handover is { Experts: not null } asked
            ? call with { Handover = asked with { At = now } }
            : call, e, now);
    }

    private sealed class CutsTheBriefing : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.FoundOutside f && call.Find(f.Leg) is { HearsBriefing: true } leg
            ? base.Apply(With(call, leg with { HearsBriefing = false }), e, now)
            : base.Apply(call, e, now);
    }
}
