using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Floor;

/// <summary>The floor for anything that is not a page of ours: a snapshot as it connects, then what changes. There is nothing to call.</summary>
[Authorize(Roles = Roles.OfTheFloor)]
internal sealed class FloorHub(FloorBoards boards, IAuditLog audit) : Hub<IFloorClient>
{
    public const string Path = "/hubs/floor";

    public override Task OnConnectedAsync()
    {
        boards.Open(Context);
        if (CurrentAgent.From(Context.User!) is { } viewer) audit.Note(new AuditEntry(viewer.AgentId, "connects a board to the floor", AuditOutcome.Done, ""));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception) => boards.Close(Context);
}
