using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Leads;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Web.Limits;

/// <summary>What screens ask over their connections, out of the same bucket as requests. What comes as a request has been counted already.</summary>
internal sealed class LimitedDesk(
    PersonLimits limits, Commands commands, AgentDesk agents, AlertDesk alerts, Resync resync, LeadDesk leads, Permissions permissions, VoicemailDesk voicemails, VoicemailSounds sounds, NoteDesk notes, CallerFiles callers, CallFinder finder, DialDesk dial, KeypadDesk keypad)
    : ICommands, IAgentDesk, IAlertDesk, IResync, ILeadDesk, IOverrides, IVoicemailDesk, IVoicemailSounds, INotes, ICallers, ICallFinder, IDialDesk, IKeypad
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

    public async Task<CallerPast?> Past(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await callers.Past(call, viewer, cancel) : null;

    public async Task<LookedUp?> LookUp(CallId call, CurrentAgent viewer, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await callers.LookUp(call, viewer, cancel) : null;

    public async Task<ImmutableArray<FoundCall>> Own(CurrentAgent viewer, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await finder.Own(viewer, cancel) : [];

    public async Task<ImmutableArray<FoundCall>> Find(CurrentAgent viewer, string text, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await finder.Find(viewer, text, cancel) : [];

    public IAsyncEnumerable<NoteNews> Subscribe(CallId call, CurrentAgent viewer, CancellationToken cancel) => notes.Subscribe(call, viewer, cancel);

    public Task<Refusal?> MayWrite(CallId call, CurrentAgent viewer, CancellationToken cancel) => notes.MayWrite(call, viewer, cancel);

    public async Task<Refusal?> Write(CallId call, CurrentAgent by, byte[] change, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await notes.Write(call, by, change, cancel);

    // The next place is shown instead.
    public void Show(CallId call, CurrentAgent by, byte[] place)
    {
        if (limits.Refuse(new AgentId(by.AgentId)) is null) notes.Show(call, by, place);
    }

    // Whoever asks too much at once may call for nobody in that moment.
    public async Task<DialView> Look(CurrentAgent viewer, CancellationToken cancel) =>
        limits.Refuse(new AgentId(viewer.AgentId)) is null ? await dial.Look(viewer, cancel) : new DialView([], []);

    public async Task<Refusal?> Call(CurrentAgent by, DialOrder order, Guid command, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await dial.Call(by, order, command, cancel);

    public async Task<Refusal?> Keep(CurrentAgent by, string number, string name, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await dial.Keep(by, number, name, cancel);

    public async Task<Refusal?> Forget(CurrentAgent by, string number, CancellationToken cancel) =>
        limits.Refuse(new AgentId(by.AgentId)) ?? await dial.Forget(by, number, cancel);

    public async Task<Refusal?> Press(CallId call, AgentId by, string keys, CancellationToken cancel) => limits.Refuse(by) ?? await keypad.Press(call, by, keys, cancel);

    // It is asked as a form opens; whoever opens so many is offered no override by this one.
    public async Task<bool> May(AgentId by, CancellationToken cancel) => limits.Refuse(by) is null && await permissions.May(by, cancel);
}
