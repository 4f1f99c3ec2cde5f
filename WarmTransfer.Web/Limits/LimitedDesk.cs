using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Limits;

/// <summary>What screens ask over their connections, out of the same bucket as requests. What comes as a request has been counted already.</summary>
internal sealed class LimitedDesk(
    PersonLimits limits, Commands commands, AgentDesk agents, AlertDesk alerts, Resync resync, LeadDesk leads, Permissions permissions, VoicemailDesk voicemails, VoicemailSounds sounds)
    : ICommands, IAgentDesk, IAlertDesk, IResync, ILeadDesk, IOverrides, IVoicemailDesk, IVoicemailSounds
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

    public async Task<Refusal?> Ask(LeadId lead, LeadEvent.Asked asked, CancellationToken cancel) => limits.Refuse(asked.By) ?? await leads.Ask(lead, asked, cancel);

    public async Task<Refusal?> CallBack(LeadId lead, AgentId by, Guid command, CancellationToken cancel) =>
        limits.Refuse(by) ?? await leads.CallBack(lead, by, command, cancel);

    public async Task<Refusal?> Take(string voicemail, CurrentAgent by, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await voicemails.Take(voicemail, by, cancel);

    public async Task<Refusal?> Release(string voicemail, CurrentAgent by, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await voicemails.Release(voicemail, by, cancel);

    public async Task<Refusal?> CallBack(string voicemail, CurrentAgent by, Guid command, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await voicemails.CallBack(voicemail, by, command, cancel);

    public async Task<Refusal?> Close(string voicemail, CurrentAgent by, VoicemailOutcome outcome, string note, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await voicemails.Close(voicemail, by, outcome, note, cancel);

    public async Task<IReadOnlyList<double>?> Waveform(string voicemail, CurrentAgent viewer, int parts, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await sounds.Waveform(voicemail, viewer, parts, cancel) : null;

    // It is asked as a form opens; whoever opens so many is offered no override by this one.
    public async Task<bool> May(AgentId by, CancellationToken cancel) => limits.Refuse(by) is null && await permissions.May(by, cancel);
}
