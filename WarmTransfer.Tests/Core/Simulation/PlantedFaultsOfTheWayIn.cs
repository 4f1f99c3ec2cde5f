using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Those about customers before an agent, and about those who never had one.</summary>
internal static partial class PlantedFaults
{
    private sealed class ForgetsWhomItSends : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            e is CallEvent.Intent.Overflow ? Without(base.Apply(call, e, now), effect => effect is CallEffect.TakeOut) : base.Apply(call, e, now);
    }

    private sealed class BelievesInMenus : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => e is CallEvent.Fact.FoundOutside && call.Phase is CallPhase.InFlow ? new Step(call, []) : base.Apply(call, e, now);
    }

    private sealed class SeesThemTwice : Rules
    {
        public override bool IsStillOn(Saved<Call>? known) => false;
    }

    private sealed class LetsPlacesGrow : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return e is CallEvent.Intent.AnnounceWait { Position: { } place } && step is { Refusal: null, Call.Announced: { } told }
                ? step with { Call = step.Call with { Announced = told with { Position = place } } }
                : step;
        }
    }

    private sealed class CallsBackTwice : Rules
    {
        public override (Lead Lead, Refusal? Refusal) Apply(Lead lead, LeadEvent e, DateTimeOffset now) =>
            base.Apply(lead, e, now) is var (after, refusal) && e is LeadEvent.CallBack ? (after with { Calling = null, Hold = null }, refusal) : base.Apply(lead, e, now);
    }

    private sealed class HangsUpOnMessages : Rules
    {
        public override Document Farewell(Call call) => base.Farewell(call) is Document.Record ? new Document.Goodbye(Says: false) : base.Farewell(call);
    }

    private sealed class NeverLooksForMessages : Rules
    {
        public override bool LooksForMessages => false;
    }

    private sealed class NeverLooksForLeads : Rules
    {
        public override bool LooksForLeads => false;
    }

    private sealed class LooksOnce : Rules
    {
        public override bool LooksAgain(Call call) => false;
    }

    private sealed class ForgetsThePromised : Rules
    {
        public override LeadEvent? NewsOf(Call call, TimeSpan shortest) => call.Phase is CallPhase.Ended { Reason: EndReason.CallBackBooked } ? null : base.NewsOf(call, shortest);
    }

    private sealed class DoublesLeads : Rules
    {
        public override bool IsOf(Lead lead, string number) => false;
    }

    private sealed class SendsPromisesToTheEnd : Rules
    {
        public override ImmutableArray<Call> InLine(IEnumerable<Lead> leads, Predicate<QueueId> isClosed, DateTimeOffset now) => [.. base.InLine(leads, isClosed, now).Select(call => call with { ArrivedAt = now })];
    }

    private sealed class NeverEndsPromises : Rules
    {
        public override (Lead Lead, Refusal? Refusal) Apply(Lead lead, LeadEvent e, DateTimeOffset now) => e is LeadEvent.Answered && lead.Calling is not null
            ? (lead with { Calling = null, Hold = null }, null)
            : base.Apply(lead, e, now);
    }
}
