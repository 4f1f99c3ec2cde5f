using WarmTransfer.Core;

namespace WarmTransfer.Web.Health;

/// <summary>How a state looks.</summary>
internal static class HealthLook
{
    public static (string Icon, string Tone, Sentence Word) Look(this HealthState state) => state switch
    {
        HealthState.Good => ("circle-check", "good", $"Good"),
        HealthState.Look => ("triangle-alert", "busy", $"Look at it"),
        HealthState.Act => ("siren", "bad", $"Act"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
