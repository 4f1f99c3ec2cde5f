using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Calls;

/// <summary>An event for a call, who brings it, and the key under which a second delivery is recognised.</summary>
/// <param name="Denied">What speaks against it that the call does not know; kept with the event unless the call refuses it itself, or it came before.</param>
internal sealed record Post(CallId Call, CallEvent Event, string Actor, string? DedupeKey = null, DateTimeOffset? ReceivedAt = null, Refusal? Denied = null);

/// <summary>The call after a post; null when there is no such call.</summary>
internal sealed record Outcome(Call? Call, Refusal? Refusal)
{
    public static Outcome UnknownCall { get; } = new(null, new Refusal(RefusalCode.Unknown, $"There is no such call."));
}

/// <summary>The one door through which events reach a call: applied to its newest version, and saved with all that comes of it, before anybody is answered.</summary>
internal sealed class Desk(Committer committer, CallMachine machine, AgentMachine agents, IAuditLog audit, TimeProvider clock)
{
    public async Task<Outcome> Post(Post post, CancellationToken cancel)
    {
        using var trace = CallTrace.Start(post.Call, $"{post.Actor}: {post.Event.GetType().Name}");
        var change = new PostedEvent(post, machine, agents, clock);
        await committer.Submit(change, cancel);
        trace?.SetTag("warmtransfer.refused", change.Outcome.Refusal?.Code.ToString());
        if (Denied(post, change.Outcome.Refusal) is { } denied) await audit.Write(denied);
        return change.Outcome;
    }

    // Whoever asks what they may not, and every outside number that is not dialled: the call's own events say nothing of strangers.
    private static AuditEntry? Denied(Post post, Refusal? refusal) =>
        refusal is not null && post.Event is CallEvent.Intent intent && (refusal.Code is RefusalCode.NotYourCall or RefusalCode.NotPermitted || OutsideDials.DialOf(intent, default) is not null)
            ? new AuditEntry(post.Actor, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, refusal.Reason.English, post.Call)
            : null;
}
