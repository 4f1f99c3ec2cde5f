using WarmTransfer.Core;

namespace WarmTransfer.Web.Health;

/// <summary>What a figure is at one moment.</summary>
/// <param name="Value">In the rule's unit; null: nothing was seen.</param>
/// <param name="Detail">What somebody who mends it wants to know beside it.</param>
/// <param name="Applies">False: this installation has no such thing.</param>
public sealed record Measured(double? Value, Sentence? Detail = null, bool Applies = true)
{
    public static Measured NotUsed(Sentence why) => new(null, why, Applies: false);
}
