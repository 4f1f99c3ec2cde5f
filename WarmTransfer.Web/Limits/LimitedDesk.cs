using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Reconciliation;

namespace WarmTransfer.Web.Limits;

/// <summary>What screens ask over their connections, out of the same bucket as requests. What comes as a request has been counted already.</summary>
internal sealed class LimitedDesk(PersonLimits limits, Commands commands, AgentDesk agents, AlertDesk alerts, Resync resync, Permissions permissions)
    : ICommands, IAgentDesk, IAlertDesk, IResync, IOverrides
{
    public async Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid command, CancellationToken cancel) =>
        limits.Refuse(intent.Actor) ?? await commands.Ask(call, intent, command, cancel);

    public async Task<Refusal?> Ask(AgentId agent, AgentEvent e, CancellationToken cancel) =>
        limits.Refuse(AgentEvent.ForcedBy(e) ?? agent) ?? await agents.Ask(agent, e, cancel);

    // The page that somebody requests says so by itself.
    public Task Meet(AgentId agent, CancellationToken cancel) => agents.Meet(agent, cancel);

    public async Task<Refusal?> Acknowledge(string alert, AgentId by, CancellationToken cancel) =>
        limits.Refuse(by) ?? await alerts.Acknowledge(alert, by, cancel);

    public async Task<Resynced> Ask(CallId call, AgentId? agent, AgentId by, CancellationToken cancel) =>
        limits.Refuse(by) is { } refusal ? new Resynced([], refusal) : await resync.Ask(call, agent, by, cancel);

    // It is asked as a form opens; whoever opens so many is offered no override by this one.
    public async Task<bool> May(AgentId by, CancellationToken cancel) => limits.Refuse(by) is null && await permissions.May(by, cancel);
}
