using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Hours;

/// <summary>What becomes of a call that comes while it is closed.</summary>
/// <param name="Message">Said first, and never empty: whoever hears nothing calls again.</param>
/// <param name="Then">Where the call goes after that.</param>
public sealed record ClosedAction(string Message, Destination Then)
{
    /// <summary>The message in further languages.</summary>
    public Translations Also { get; init; } = Translations.None;
}
