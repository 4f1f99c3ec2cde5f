using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.History;

/// <summary>Who may know of a call: whoever has a part in it, from the ring on, and whoever finds it among past calls.</summary>
internal sealed class CallSight(Board board, CallReader calls, Histories histories)
{
    /// <summary>Null: there is none, or it is none of the viewer's.</summary>
    public async Task<Call?> Find(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        await Find(call, cancel) is { } found && (HasPart(found, viewer) || await histories.MayRead(viewer, call, cancel)) ? found : null;

    public async Task<Call?> Find(CallId call, CancellationToken cancel) => board.Snapshot.Calls.GetValueOrDefault(call) ?? await calls.Find(call, cancel);

    private static bool HasPart(Call call, CurrentAgent viewer) => call.AgentLegs.Any(leg => leg.Agent?.Value == viewer.AgentId && (leg.IsLive || leg.AdmittedAt is not null));
}
