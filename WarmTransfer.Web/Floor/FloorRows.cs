using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Quality;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Floor;

/// <summary>Makes one row of the floor out of one call or agent, and the same row again when nothing in it has changed.</summary>
internal sealed class FloorRows(Views views, LiveQueues queues)
{
    /// <param name="heardAt">When an event last changed the call, whether the floor shows the change or not.</param>
    public FloorCall Call(
        Call call, FloorCall? before, DateTimeOffset heardAt, ImmutableDictionary<LegId, LegSound> sounds, DateTimeOffset? unconfirmedSince, Names names)
    {
        var owner = call.Phase.OwnerLeg is { } leg ? call[leg] : null;
        var row = new FloorCall(
            call.Id, names.Customer, owner?.Agent, owner is null ? null : names.Of(owner), call.ArrivedAt,
            FloorWords.Kind(call), FloorWords.State(call, names), call.Phase is CallPhase.InFlow flow ? flow.Since : call.PhaseSince, call[LegId.Customer].HeldSince,
            Transfer(call, names), StatusLines.Failure(call, names),
            Participants(call, before, sounds, names), Supervisors(call, before, names), HelpRequest(call.HelpRequest, names),
            call.Queue, queues.Now[call.Queue].Name, before?.ChangedAt ?? heardAt, unconfirmedSince)
        { Agents = Keep.Same(before?.Agents ?? [], [.. call.Agents()]), Recording = RecordingViews.OnFloor(call) };
        return row.Equals(before) ? before : row with { ChangedAt = heardAt };
    }

    public FloorCustomer Customer(Call call, FloorCustomer? before, DateTimeOffset heardAt, DateTimeOffset? unconfirmedSince, Names names)
    {
        var (kind, state, agent, until) = FloorWords.Waiting(call, names);
        var queue = queues.Now[call.Queue];
        var row = new FloorCustomer(
            call.Id, before?.Position ?? 0, names.Customer, call.QueuedAt, kind, state, call.PhaseSince, agent, until,
            call.Queue, queue.Name, before?.ChangedAt ?? heardAt, unconfirmedSince, QueueWords.Needs(queue.Needs.With(call.Needs)),
            call.Language, call.Flow?.Name, call.Announced is { } told ? FloorWords.Told(told) : null, before?.EstimateMinutes)
        { Agents = Keep.Same(before?.Agents ?? [], [.. call.Agents()]) };
        return row.Equals(before) ? before : row with { ChangedAt = heardAt };
    }

    public static FloorAgent Agent(Agent agent, FloorAgent? before, DateTimeOffset now)
    {
        var state = agent.StateAt(now);
        return Keep.Same(before, new FloorAgent(
            agent.Id, agent.Name, state, FloorWords.State(agent, state), Since(agent, state, before, now), agent.IsReachable(now),
            AgentMachine.WhyNot(agent, state), state == AgentState.WrapUp && agent.WrapUp?.Until > now ? agent.WrapUp.Until : null, agent.Engagement?.Call, agent.AwayNext, agent.Test)
        { Unfinished = Keep.Same(before?.Unfinished ?? [], [.. agent.Work.Unfinished.Select(work => new FloorWork(work.Call, work.Queue, work.Since))]) });
    }

    // A phone that was closed leaves no instant behind.
    private static DateTimeOffset Since(Agent agent, AgentState state, FloorAgent? before, DateTimeOffset now) => state switch
    {
        AgentState.Offline when before?.State == AgentState.Offline => before.Since,
        AgentState.Offline => before is null ? agent.ReachableUntil ?? agent.IdleSince : now,
        AgentState.WrapUp => agent.IdleSince,
        _ => agent.Engagement?.Since ?? agent.FreeSince,
    };

    private FloorTransfer? Transfer(Call call, Names names) => call.Phase.SecondLeg is { } second && call[second] is var leg
        ? new FloorTransfer(
            Step(call, leg), leg.Agent, names.Of(leg), leg.Monitoring is null && call.Handover is { } handover ? names.Of(handover.By) : null, leg.Since, views.RingsUntil(call))
        : null;

    private static FloorTransferStep Step(Call call, Leg second) => second.Progress switch
    {
        < LegProgress.Ringing => FloorTransferStep.Dialling,
        LegProgress.Ringing => FloorTransferStep.Ringing,
        _ => second.IsIn(call.Room) ? FloorTransferStep.Joined : FloorTransferStep.Answered,
    };

    private static ImmutableArray<FloorSupervisor> Supervisors(Call call, FloorCall? before, Names names) => Keep.Same(before?.Supervisors ?? [], [.. call.Legs
        .Where(leg => call.IsMonitoring(leg))
        .Select(leg => new FloorSupervisor(leg.Id, leg.Agent!.Value, names.Of(leg), leg.Monitoring!.Value, StatusLines.Mode(leg.Monitoring.Value)))]);

    private static FloorHelpRequest? HelpRequest(HelpRequest? help, Names names) => help is null
        ? null
        : new FloorHelpRequest(help.By, names.Of(help.By), help.At, help.Claimed, help.Claimed is { } coming ? names.Of(coming) : null);

    private static ImmutableArray<FloorParticipant> Participants(
        Call call, FloorCall? before, ImmutableDictionary<LegId, LegSound> sounds, Names names)
    {
        var hearing = AudioMap.Of(call).ToDictionary(hears => hears.Leg);
        var known = before?.Participants ?? [];
        return Keep.Same(known, [.. call.Legs.Where(leg => leg.IsLive).Select(leg => Participant(
            call, leg, known.FirstOrDefault(one => one.Leg == leg.Id), hearing.GetValueOrDefault(leg.Id), Views.Of(sounds, leg), names))]);
    }

    private static FloorParticipant Participant(Call call, Leg leg, FloorParticipant? before, Hearing? hearing, LegSound? sound, Names names) =>
        Keep.Same(before, new FloorParticipant(
            leg.Id, leg.Agent, names.Of(leg), StatusLines.State(call, leg), leg.Progress, leg.Since, leg.IsIn(call.Room), leg.Muted,
            leg.HeldSince, Keep.Same(before?.Hears ?? [], hearing?.Hears ?? []), hearing?.Music ?? false, sound?.Quality, sound?.Mos, sound is { Warnings.Length: > 0 } ? sound.Warnings : null));
}
