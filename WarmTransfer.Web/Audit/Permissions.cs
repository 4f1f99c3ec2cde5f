using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Asks for the role that an act needs, wherever it comes from, and writes down who had it not.</summary>
internal sealed class Permissions(Supervisors supervisors, IAuditLog audit, IOptions<DeskOptions> options) : IOverrides
{
    public static Refusal SupervisorsOnly { get; } = new(RefusalCode.NotPermitted, "Only supervisors may do this.");

    private static Refusal NoOverride { get; } = new(RefusalCode.NotPermitted, "Only supervisors may choose somebody who is not available.");

    public async Task<bool> May(AgentId by, CancellationToken cancel) => options.Value.AgentsMayOverride || await supervisors.Include(by, cancel);

    /// <summary>Why the person may not ask this of a call; null when they may, or when the call itself will say.</summary>
    public async Task<Refusal?> Refuse(CallId call, CallEvent.Intent intent, CancellationToken cancel) => intent switch
    {
        CallEvent.Intent.BySupervisor { By: var by } when !await supervisors.Include(by, cancel) => await Deny(SupervisorsOnly, call, intent),
        CallEvent.Intent.Transfer { Override: true, By: var by } when !await May(by, cancel) => await Deny(NoOverride, call, intent),
        _ => null,
    };

    /// <summary>Why a supervisor may not set this state of an agent; null when they may, or when the agent asks.</summary>
    public async Task<Refusal?> Refuse(AgentId agent, AgentEvent e, CancellationToken cancel) => AgentEvent.ForcedBy(e) is { } by
        && !await supervisors.Include(by, cancel)
        ? await Deny(SupervisorsOnly, new AuditEntry(by.Value, "sets an agent's state", AuditOutcome.Denied, SupervisorsOnly.Reason, Agent: agent))
        : null;

    /// <summary>Why the person may not do something that needs a supervisor; null when they may.</summary>
    public async Task<Refusal?> Refuse(AgentId by, string act, CancellationToken cancel) => await supervisors.Include(by, cancel)
        ? null
        : await Deny(SupervisorsOnly, new AuditEntry(by.Value, act, AuditOutcome.Denied, SupervisorsOnly.Reason));

    private Task<Refusal> Deny(Refusal refusal, CallId call, CallEvent.Intent intent) =>
        Deny(refusal, new AuditEntry(intent.Actor!.Value.Value, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, refusal.Reason, call));

    private async Task<Refusal> Deny(Refusal refusal, AuditEntry denied)
    {
        await audit.Write(denied);
        return refusal;
    }
}
