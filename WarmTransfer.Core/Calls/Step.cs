using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>What became of one event: the call after it, what must be done, and why not if it was refused (then nothing else changed).</summary>
public sealed record Step(Call Call, ImmutableList<CallEffect> Effects, Refusal? Refusal = null)
{
    internal static Step Of(Call call, params ReadOnlySpan<CallEffect> effects) => new(call, [.. effects]);

    internal static Step Refuse(Call call, RefusalCode code, Sentence reason) => new(call, [], new Refusal(code, reason));

    internal Step Then(Func<Call, Step> next)
    {
        var step = next(Call);
        return new Step(step.Call, Effects.AddRange(step.Effects), Refusal ?? step.Refusal);
    }
}
