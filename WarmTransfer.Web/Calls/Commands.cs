using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Calls;

/// <summary>Posts what screens and programs ask for, and writes down what somebody asked for who may not.</summary>
internal sealed class Commands(Desk desk, Permissions permissions, IAuditLog audit) : ICommands
{
    public async Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel)
    {
        if (await permissions.Refuse(call, intent, cancel) is { } denied) return denied;
        var actor = intent.Actor?.Value ?? "routing";
        var refusal = (await desk.Post(new Post(call, intent, actor, $"command {command}"), cancel)).Refusal;
        if (refusal is { Code: RefusalCode.NotYourCall or RefusalCode.NotPermitted or RefusalCode.NumberNotAllowed })
            await audit.Write(new AuditEntry(actor, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, refusal.Reason, call));
        return refusal;
    }
}
