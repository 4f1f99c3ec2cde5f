using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Those about people who have called in by themselves.</summary>
internal static partial class PlantedFaults
{
    private sealed class EntersUnmuted : Rules
    {
        public override bool EntersMuted(Leg leg) => false;
    }

    private sealed class ForgetsToWhisper : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return call.Phase.OwnerLeg is { } owner && step.Call.Phase.OwnerLeg is { } next && next != owner ? Without(step, effect => effect is CallEffect.SetCoaching) : step;
        }
    }

    private sealed class TakesOverTooEarly : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            if (e is not CallEvent.Intent.TakeOver || step.Call.Phase is not CallPhase.Completing phase) return step;
            var gone = With(step.Call, step.Call[phase.Owner] with { Released = true }) with { Phase = new CallPhase.Talking(phase.Second) };
            return new Step(gone, step.Effects.Add(new CallEffect.EndLeg(phase.Owner)));
        }
    }

    private sealed class AdmitsTwice : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var sid = e switch { CallEvent.Intent.Monitor i => i.Sid, CallEvent.Intent.Rejoin i => i.Sid, _ => null };
            if (sid is null || call.FindBySid(sid) is not { IsLive: false } gone) return base.Apply(call, e, now);
            var step = base.Apply(With(call, gone with { Sid = null }), e, now);
            return step with { Call = With(step.Call, gone) };
        }
    }

    private sealed class WaitsOutside : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) =>
            base.Apply(call, e is CallEvent.Fact.DialFinished { HungUp: false } f && call.IsMonitoring(call.Find(f.Leg)) ? new CallEvent.Fact.ParticipantLeft(call[f.Leg].Sid!, f.Room, HungUp: false) : e, now);
    }
}
