using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Calls;

/// <summary>Posts what screens and programs ask for, and writes down what somebody asked for who may not.</summary>
internal sealed class Commands(Desk desk, OutsideDesk outside, Permissions permissions, IAuditLog audit) : ICommands
{
    public async Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel)
    {
        if (await permissions.Refuse(call, intent, cancel) is { } denied) return denied;
        var actor = intent.Actor?.Value ?? "routing";
        var refusal = (await Post(new Post(call, intent, actor, $"command {command}"), cancel)).Refusal;
        if (refusal is not null && (refusal.Code is RefusalCode.NotYourCall or RefusalCode.NotPermitted || Number(intent) is not null))
            await audit.Write(new AuditEntry(actor, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, refusal.Reason, call));
        return refusal;
    }

    private Task<Outcome> Post(Post post, CancellationToken cancel) => post.Event is CallEvent.Intent.Transfer dial && Number(dial) is { } number
        ? outside.Post(post, dial, number, cancel)
        : desk.Post(post, cancel);

    private static string? Number(CallEvent.Intent intent) => (intent as CallEvent.Intent.Transfer)?.Target is Target.Outside to ? to.Number : null;
}
