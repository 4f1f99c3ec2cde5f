using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Audit;

/// <summary>Asks for the role that an act needs, wherever it comes from, and writes down who had it not.</summary>
internal sealed class Permissions(Supervisors supervisors, IAuditLog audit)
{
    public static Refusal SupervisorsOnly { get; } = new(RefusalCode.NotPermitted, "Only supervisors may do this.");

    /// <summary>Why the person may not ask this of a call; null when they may, or when the call itself will say.</summary>
    public async Task<Refusal?> Refuse(CallId call, CallEvent.Intent intent, CancellationToken cancel) => intent is CallEvent.Intent.BySupervisor { By: var by }
        ? await Refuse(by, new AuditEntry(by.Value, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, SupervisorsOnly.Reason, call), cancel)
        : null;

    /// <summary>Why a supervisor may not set this state of an agent; null when they may, or when the agent asks.</summary>
    public async Task<Refusal?> Refuse(AgentId agent, AgentEvent e, CancellationToken cancel) => AgentEvent.ForcedBy(e) is { } by
        ? await Refuse(by, new AuditEntry(by.Value, "sets an agent's state", AuditOutcome.Denied, SupervisorsOnly.Reason, Agent: agent), cancel)
        : null;

    /// <summary>Why the person may not do something that needs a supervisor; null when they may.</summary>
    public Task<Refusal?> Refuse(AgentId by, string act, CancellationToken cancel) =>
        Refuse(by, new AuditEntry(by.Value, act, AuditOutcome.Denied, SupervisorsOnly.Reason), cancel);

    private async Task<Refusal?> Refuse(AgentId by, AuditEntry denied, CancellationToken cancel)
    {
        if (await supervisors.Include(by, cancel)) return null;
        await audit.Write(denied);
        return SupervisorsOnly;
    }
}
