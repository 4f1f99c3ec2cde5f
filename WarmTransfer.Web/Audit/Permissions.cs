using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Audit;

/// <summary>Asks for the role, the right and the team that an act needs, wherever it comes from, and writes down who had them not.</summary>
internal sealed class Permissions(Supervisors supervisors, CallReader calls, CallMachine machine, IAuditLog audit, IOptions<DeskOptions> options) : IOverrides
{
    public static Refusal SupervisorsOnly { get; } = new(RefusalCode.NotPermitted, $"Only supervisors may do this.");

    public static Refusal AdministratorsOnly { get; } = new(RefusalCode.NotPermitted, $"Only administrators may do this.");

    public static Refusal ListenersOnly { get; } = new(RefusalCode.NotPermitted, $"You may not listen to others' calls, nor take them over.");

    public static Refusal OthersCall { get; } = new(RefusalCode.NotPermitted, $"This call is another team's.");

    public static Refusal OthersAgent { get; } = new(RefusalCode.NotPermitted, $"This agent is in another team.");

    public static Refusal OthersAlert { get; } = new(RefusalCode.NotPermitted, $"This alert is for other teams' supervisors.");

    private static Refusal NoCallOut { get; } = new(RefusalCode.NotPermitted, $"A call to a customer is not begun in this way.");

    private static Refusal NoOverride { get; } = new(RefusalCode.NotPermitted, $"Only supervisors may choose somebody who is not available.");

    public async Task<bool> May(AgentId by, CancellationToken cancel) => options.Value.AgentsMayOverride || await supervisors.Include(by, cancel);

    /// <summary>Why the person may not ask this of a call; null when they may, or when the call itself will say.</summary>
    public async Task<Refusal?> Refuse(CallId call, CallEvent.Intent intent, CancellationToken cancel) => intent switch
    {
        CallEvent.Intent.BySupervisor i when await WhyNot(i, call, cancel) is { } why => await Deny(why, call, intent),
        // No screen and no program names a number of its own: whoever calls out does so by way of something that is theirs to see to.
        CallEvent.Intent.CallOut or CallEvent.Intent.CallCustomer => await Deny(NoCallOut, call, intent),
        CallEvent.Intent.Transfer i when machine.Policy.Rights.Refuse(i.By, i.Target) is { } notThere => await Deny(notThere, call, intent),
        CallEvent.Intent.Transfer { Override: true, By: var by } when !await May(by, cancel) => await Deny(NoOverride, call, intent),
        _ => null,
    };

    /// <summary>Why a supervisor may not set this state of an agent; null when they may, or when the agent asks.</summary>
    public async Task<Refusal?> Refuse(AgentId agent, AgentEvent e, CancellationToken cancel) => AgentEvent.ForcedBy(e) is { } by
        && await WhyNot(by, null, agent, cancel) is { } why
        ? await Deny(why, new AuditEntry(by.Value, AgentActs.Name(e), AuditOutcome.Denied, why.Reason.English, AgentActs.CallOf(e), agent))
        : null;

    /// <summary>Why the person may not do something that needs a supervisor of this call and this agent; null when they may.</summary>
    public async Task<Refusal?> Refuse(AgentId by, string act, CallId? call, AgentId? agent, CancellationToken cancel) => await WhyNot(by, call, agent, cancel) is { } why
        ? await Deny(why, new AuditEntry(by.Value, act, AuditOutcome.Denied, why.Reason.English, call, agent))
        : null;

    /// <summary>Why the person may not answer an alert: they may when its rule tells their teams, and one of those whom it is about is theirs.</summary>
    public async Task<Refusal?> Refuse(AgentId by, string act, Alert? alert, CancellationToken cancel) => await WhyNot(by, alert, cancel) is { } why
        ? await Deny(why, new AuditEntry(by.Value, act, AuditOutcome.Denied, why.Reason.English, alert?.Call(), alert?.Agent()))
        : null;

    /// <summary>Why the person may not do what is an administrator's; null when they may.</summary>
    public async Task<Refusal?> RefuseAdministration(AgentId by, string act, CancellationToken cancel) => await supervisors.IncludeAdmin(by, cancel)
        ? null
        : await Deny(AdministratorsOnly, new AuditEntry(by.Value, act, AuditOutcome.Denied, AdministratorsOnly.Reason.English));

    /// <summary>Whether somebody who is listening to this call may go on.</summary>
    public async Task<bool> MayMonitor(AgentId by, CallId call, CancellationToken cancel) =>
        await supervisors.Find(by, cancel) is { MayListen: true } who && await IsTheirs(who, by, call, cancel);

    private async Task<Refusal?> WhyNot(CallEvent.Intent.BySupervisor intent, CallId call, CancellationToken cancel) => await supervisors.Find(intent.By, cancel) switch
    {
        null => SupervisorsOnly,
        _ when intent is CallEvent.Intent.StopMonitoring => null,
        { MayListen: false } when intent is CallEvent.Intent.Monitor or CallEvent.Intent.ChangeMonitorMode or CallEvent.Intent.TakeOver => ListenersOnly,
        var who => await IsTheirs(who, intent.By, call, cancel) ? null : OthersCall,
    };

    private async Task<Refusal?> WhyNot(AgentId by, CallId? call, AgentId? agent, CancellationToken cancel) => await supervisors.Find(by, cancel) switch
    {
        null => SupervisorsOnly,
        var who when call is { } id && !await IsTheirs(who, by, id, cancel) => OthersCall,
        var who when agent is { } one && one != by && !await supervisors.AreOver(who.Teams, [one], cancel) => OthersAgent,
        _ => null,
    };

    private async Task<Refusal?> WhyNot(AgentId by, Alert? alert, CancellationToken cancel)
    {
        if (!await IsToldTo(by, alert, cancel)) return OthersAlert;
        Refusal? refusal = null;
        foreach (var (call, agent) in alert?.Whom() ?? [(null, null)])
            if ((refusal = await WhyNot(by, call, agent, cancel)) is null) return null;
        return refusal;
    }

    // Whoever is no supervisor is told so by what comes next.
    private async Task<bool> IsToldTo(AgentId by, Alert? alert, CancellationToken cancel) =>
        alert?.Teams is not { } teams || await supervisors.Find(by, cancel) is not { } who || teams.Split('\n').Any(who.Teams.Include);

    private async Task<bool> IsTheirs(SupervisorRights who, AgentId by, CallId call, CancellationToken cancel)
    {
        if (who.Teams.AreAll || await calls.Find(call, cancel) is not { } known) return true;
        var agents = known.Agents().ToList();
        return agents is [] || agents.Contains(by) || await supervisors.AreOver(who.Teams, agents, cancel);
    }

    private Task<Refusal> Deny(Refusal refusal, CallId call, CallEvent.Intent intent) =>
        Deny(refusal, new AuditEntry(intent.Actor!.Value.Value, Json.NameOf<CallEvent>(intent), AuditOutcome.Denied, refusal.Reason.English, call));

    private async Task<Refusal> Deny(Refusal refusal, AuditEntry denied)
    {
        await audit.Write(denied);
        return refusal;
    }
}
