using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Web.Calls;

/// <summary>Posts what screens and programs ask for. What is too long, or not theirs to ask, does not come as far as the desk.</summary>
internal sealed class Commands(Desk desk, OutsideDesk outside, Permissions permissions) : ICommands
{
    public async Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel) =>
        TextLengths.Refuse(intent)
        ?? await permissions.Refuse(call, intent, cancel)
        ?? (await Post(new Post(call, intent, intent.Actor?.Value ?? "routing", $"command {command}"), cancel)).Refusal;

    private Task<Outcome> Post(Post post, CancellationToken cancel) => post.Event is CallEvent.Intent.Transfer { Target: Target.Outside to } dial
        ? outside.Post(post, dial.By, to.Number, cancel)
        : desk.Post(post, cancel);
}
