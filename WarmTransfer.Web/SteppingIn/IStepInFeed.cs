using WarmTransfer.Core;

namespace WarmTransfer.Web.SteppingIn;

/// <summary>What the screens of a supervisor who steps into calls read: the newest view first, then each change, conflated to at most ten in a second.</summary>
public interface IStepInFeed
{
    /// <summary>What the supervisor may do with a call; null when there is no such call any more.</summary>
    IAsyncEnumerable<StepInView?> Watch(CallId call, AgentId me, CancellationToken cancel);

    /// <summary>The call that the supervisor has stepped into; null when there is none.</summary>
    IAsyncEnumerable<SteppedIn?> SteppedIn(AgentId me, CancellationToken cancel);
}
