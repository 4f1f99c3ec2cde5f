using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

internal static partial class PlantedFaults
{
    private static Dictionary<string, Func<Rules>> OfRecordings => new()
    {
        ["a payment begins before the recording is paused"] = () => new TakesCardsAtOnce(),
        ["a doubtful recording is begun again without looking"] = () => new RecordsWithoutLooking(),
        ["a pause is forgotten when the call goes to somebody else"] = () => new ForgetsThePause(),
        ["the recording of a consultation goes on after it"] = () => new ForgetsToStop(),
        ["a paused recording stays paused"] = () => new NeverResumes(),
        ["nobody counts how long a pause lasts"] = () => new Ignores<CallEvent.Fact.PauseTimeUp>(),
    };

    private sealed class TakesCardsAtOnce : Rules
    {
        public override bool MayTakePayment(Call call) => call.Pause is { ForPayment: true };
    }

    private sealed class RecordsWithoutLooking : Rules
    {
        public override bool LooksForRecordings => false;
    }

    private sealed class ForgetsThePause : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step.Call.Phase.OwnerLeg != call.Phase.OwnerLeg ? step with { Call = step.Call with { Pause = null } } : step;
        }
    }

    private sealed class ForgetsToStop : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step with { Effects = step.Effects.RemoveAll(effect => effect is CallEffect.SetRecording { State: RecordingState.Stopped }) };
        }
    }

    private sealed class NeverResumes : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now)
        {
            var step = base.Apply(call, e, now);
            return step with { Effects = step.Effects.RemoveAll(effect => effect is CallEffect.SetRecording { State: RecordingState.InProgress }) };
        }
    }
}
