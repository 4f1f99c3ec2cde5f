using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>A comparison with Twilio that a supervisor asks for, told as what was different.</summary>
internal sealed class Resync(
    CallReader calls, TwilioReader twilioCalls, CallReconciler reconciler, Board board, AgentDesk agents, Permissions permissions, IAuditLog audit) : IResync
{
    private const string Act = "resyncs with Twilio";

    public async Task<Resynced> Ask(CallId call, AgentId? agent, AgentId by, CancellationToken cancel)
    {
        if (await permissions.Refuse(by, Act, call, agent, cancel) is { } denied) return new Resynced([], denied);
        if (await calls.Find(call, cancel) is not { } known) return new Resynced([], Outcome.UnknownCall.Refusal);
        try
        {
            return await Compare(known, agent, by, cancel);
        }
        catch (TwilioRequestException fault)
        {
            return new Resynced([], new Refusal(RefusalCode.Unknown, $"Twilio could not be asked: {fault.Message}"));
        }
    }

    private async Task<Resynced> Compare(Call call, AgentId? agent, AgentId by, CancellationToken cancel)
    {
        var (_, missed) = await reconciler.Reconcile(call, await twilioCalls.LiveRooms(cancel), earlier: null, cancel);
        var words = new ResyncWords(call, board.Snapshot.Agents);
        ImmutableArray<Sentence> differences = [.. missed.Select(words.Of), .. await Free(agent, call.Id, cancel)];
        var found = differences.IsEmpty ? "nothing differed" : string.Join(" ", differences.Select(difference => difference.English));
        await audit.Write(new AuditEntry(by.Value, Act, AuditOutcome.Done, found, call.Id, agent));
        return new Resynced(differences);
    }

    // Agents are freed with their legs; one who is not has no leg any more that could still do it.
    private async Task<IEnumerable<Sentence>> Free(AgentId? id, CallId call, CancellationToken cancel)
    {
        if (id is not { } agent || board.Snapshot.Agents.GetValueOrDefault(agent)?.Engagement is not { } held || held.Call != call) return [];
        if (await calls.Find(call, cancel) is { } now && now.Find(held.Leg) is { IsLive: true }) return [];
        await agents.Ask(agent, new AgentEvent.Freed(call, held.Leg, LegEnding.HungUp), cancel);
        return [$"The agent was kept busy by a leg that is over, and is free now."];
    }
}
