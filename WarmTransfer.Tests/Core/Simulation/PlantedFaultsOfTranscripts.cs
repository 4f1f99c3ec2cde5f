using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Those about what is written down.</summary>
internal static partial class PlantedFaults
{
    private static Dictionary<string, Func<Rules>> OfTranscripts => new()
    {
        ["the transcript goes on in private"] = () => new WritesOn(),
        ["a transcript that begins late begins in private"] = () => new BeginsLate(),
    };

    private sealed class WritesOn : Rules
    {
        public override Step Apply(Call call, CallEvent e, DateTimeOffset now) => Without(base.Apply(call, e, now), effect => effect is CallEffect.StopTranscription);
    }

    private sealed class BeginsLate : Rules
    {
        public override bool Transcribes(Leg leg, int number) => true;
    }
}
