using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.History;

/// <summary>Who may know of a call: whoever has a part in it, from the ring on, and whoever finds it among past calls.</summary>
internal sealed class CallSight(Board board, CallReader calls, Histories histories)
{
    public async Task<bool> Includes(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        (await Find(call, cancel))?.AgentLegs.Any(leg => leg.Agent?.Value == viewer.AgentId && (leg.IsLive || leg.AdmittedAt is not null)) == true
        || await histories.MayRead(viewer, call, cancel);

    public async Task<Call?> Find(CallId call, CancellationToken cancel) => board.Snapshot.Calls.GetValueOrDefault(call) ?? await calls.Find(call, cancel);
}
