using WarmTransfer.Core;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.SteppingIn;

/// <summary>One supervisor's view of a call, and of the call that they have stepped into.</summary>
internal sealed class StepInFeed(BoardFeed feed, StepIns views) : IStepInFeed
{
    public IAsyncEnumerable<StepInView?> Watch(CallId call, AgentId me, CancellationToken cancel) => feed.Watch((picture, now) => views.Of(picture, call, me, now), cancel);

    public IAsyncEnumerable<SteppedIn?> SteppedIn(AgentId me, CancellationToken cancel) => feed.Watch((picture, _) => StepIns.SteppedIn(picture, me), cancel);
}
