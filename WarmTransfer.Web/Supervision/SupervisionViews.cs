using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Supervision;

/// <summary>What a supervisor may do with the calls of a snapshot. As on the console, the machines themselves are asked.</summary>
internal sealed class SupervisionViews(CallMachine machine, AgentMachine agents)
{
    /// <summary>Null when there is no such call any more.</summary>
    public SupervisionView? Of(Snapshot snapshot, CallId id, AgentId me, DateTimeOffset now)
    {
        if (snapshot.Calls.GetValueOrDefault(id) is not { } call) return null;
        var names = new Names(call, me, snapshot.Agents);
        var mine = call.PartOf(me);
        var mode = Mode(call, mine);
        return new SupervisionView(
            id, Whose(call, names), mode, mine is { Progress: LegProgress.Admitted } && call.Phase.Parties.Contains(mine.Id),
            Controls(call, me, mode, snapshot.Agents.GetValueOrDefault(me), now), Views.HelpRequest(call.HelpRequest, names),
            [.. call.AgentLegs.Where(leg => leg.IsLive && leg.Agent != me).Select(leg => Removable(call, leg, me, names, now))]);
    }

    /// <summary>Null when the supervisor monitors no call, or is on the way out.</summary>
    public static MonitoredCall? MonitoredCall(Snapshot snapshot, AgentId me) =>
        snapshot.Agents.GetValueOrDefault(me)?.Engagement is { } engagement && snapshot.Calls.GetValueOrDefault(engagement.Call) is { IsOver: false } call
        && call.Find(engagement.Leg) is { Monitoring: not null, IsLive: true, Released: false } leg
            ? new MonitoredCall(call.Id, Mode(call, leg), Whose(call, new Names(call, me, snapshot.Agents)))
            : null;

    private static MonitorMode? Mode(Call call, Leg? leg) => call.IsMonitoring(leg) ? leg!.Monitoring : null;

    private static Sentence Whose(Call call, Names names) =>
        call.Phase.OwnerLeg is { } owner ? (Sentence)$"{names.Of(call[owner])}’s call" : $"a waiting customer’s call";

    private SupervisionControls Controls(Call call, AgentId me, MonitorMode? current, Agent? agent, DateTimeOffset now)
    {
        Refusal? Refused(CallEvent.Intent intent) => Ask(call, intent, now);
        Refusal? To(MonitorMode mode) => current is null ? Enter(call, me, mode, agent, now) : current == mode ? null : Refused(new CallEvent.Intent.ChangeMonitorMode(me, mode));
        return new SupervisionControls(
            To(MonitorMode.Listen), To(MonitorMode.Whisper), To(MonitorMode.Barge),
            Refused(new CallEvent.Intent.StopMonitoring(me)), Refused(new CallEvent.Intent.TakeOver(me, "")), Refused(new CallEvent.Intent.AcceptHelpRequest(me)));
    }

    // The desk asks the supervisor's own state as well. Whoever has never connected a phone is told so by the phone.
    private Refusal? Enter(Call call, AgentId me, MonitorMode mode, Agent? agent, DateTimeOffset now) =>
        Ask(call, new CallEvent.Intent.Monitor(me, "", mode), now)
        ?? (agent is null ? null : agents.Apply(agent, new AgentEvent.Monitors(call.Id, LegId.Customer), now).Refusal);

    private RemovableParty Removable(Call call, Leg leg, AgentId me, Names names, DateTimeOffset now)
    {
        var (plain, withFate) = (Ask(call, new CallEvent.Intent.Remove(me, leg.Id), now), Ask(call, new CallEvent.Intent.Remove(me, leg.Id, CustomerFate.Requeue), now));
        return new RemovableParty(leg.Id, names.Kind(leg), names.Of(leg), StatusLines.State(call, leg), plain is not null && withFate is null, withFate);
    }

    private Refusal? Ask(Call call, CallEvent.Intent intent, DateTimeOffset now) => machine.Apply(call, intent, now).Refusal;
}
