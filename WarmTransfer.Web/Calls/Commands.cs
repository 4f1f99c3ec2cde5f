using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Calls;

/// <summary>Posts what screens ask for.</summary>
internal sealed class Commands(Desk desk) : ICommands
{
    public async Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel) =>
        (await desk.Post(new Post(call, intent, intent.Actor?.Value ?? "routing", $"command {command}"), cancel)).Refusal;
}
