using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

internal static partial class PlantedFaults
{
    private sealed class LeavesThemApart : Rules
    {
        public override bool StartsRoom(Call call, Leg leg) => base.StartsRoom(call, leg) && leg.Id != WarmTransfer.Core.LegId.Customer;
    }

    private sealed class RingsOnForNobody : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step.Call.Phase is CallPhase.Ended { Reason: EndReason.CalledOff } && !call.IsOver
                ? step with { Effects = step.Effects.RemoveAll(effect => effect is CallEffect.EndLeg { Leg.Value: "customer" } or CallEffect.StartTimer) }
                : step;
        }
    }
}
