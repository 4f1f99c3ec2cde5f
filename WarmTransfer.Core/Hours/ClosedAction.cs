using WarmTransfer.Core.Flows;

namespace WarmTransfer.Core.Hours;

/// <summary>What becomes of a call that comes while it is closed.</summary>
/// <param name="Message">Said first, and never empty: whoever hears nothing calls again.</param>
/// <param name="Then">Where the call goes after that.</param>
public sealed record ClosedAction(string Message, Destination Then);
