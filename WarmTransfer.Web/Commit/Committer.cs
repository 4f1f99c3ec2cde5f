using System.Data.Common;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Web.Commit;

/// <summary>
/// Saves what changes calls and agents, many changes in one transaction. Each is made to the newest that is in memory; the version in the
/// database is the judge whether that was the newest there is. Screens, figures and senders hear of it after the commit.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    private const int TriesTogether = 3, TriesAlone = 8;
    private readonly Journal _journal;
    private readonly Board _board;
    private readonly LiveFigures _figures;
    private readonly OutboxSignal _outbox;
    private readonly NodeBus _bus;
    private readonly LeadNotes _leads;
    private readonly Measures _measures;
    private readonly GroupCommit _group;
    private readonly KnownKeys _known = new();
    private readonly Dictionary<AgentId, DateTimeOffset?> _leases = [];

    public Committer(Journal journal, Board board, LiveFigures figures, OutboxSignal outbox, NodeBus bus, LeadNotes leads, Measures measures)
    {
        (_journal, _board, _figures, _outbox, _bus, _leads, _measures) = (journal, board, figures, outbox, bus, leads, measures);
        _group = new GroupCommit(Commit);
    }

    public int Unsaved => _group.Unsaved;

    /// <summary>Ends when the change is saved.</summary>
    public Task Submit(Change change, CancellationToken cancel) => _group.Submit(change, cancel);

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    private async Task Commit(IReadOnlyList<Change> batch)
    {
        for (var attempt = 1; attempt <= (batch.Count == 1 ? TriesAlone : TriesTogether); attempt++)
        {
            var (draft, sound) = await Make(batch);
            try
            {
                if (await TrySave(draft)) Publish(draft, sound);
                else continue;
            }
            catch (DbException fault) when (batch.Count > 1 && Journal.IsOfTheData(fault))
            {
                break;
            }

            return;
        }

        if (batch.Count == 1) throw new InvalidOperationException($"Others have changed the same in between, {TriesAlone} times.");
        // One of them cannot be saved, or they are in each other's way: that is the misfortune of that one alone.
        foreach (var change in batch) await Alone(change);
    }

    private async Task Alone(Change change)
    {
        try
        {
            await Commit([change]);
        }
        catch (Exception fault)
        {
            change.Fail(fault);
        }
    }

    private async Task<(Draft Draft, List<Change> Sound)> Make(IReadOnlyList<Change> batch)
    {
        var (draft, sound) = (new Draft(_board, _journal, _known, _leases), new List<Change>(batch.Count));
        // One that was told that it cannot be is not made after all with the next attempt.
        foreach (var change in batch.Where(change => !change.Settled.IsCompleted))
        {
            try
            {
                await change.Apply(draft);
                sound.Add(change);
            }
            catch (Exception fault) when (fault is not DbException)
            {
                change.Fail(fault);
            }
        }

        return (draft, sound);
    }

    private async Task<bool> TrySave(Draft draft)
    {
        if (draft.IsEmpty) return true;
        try
        {
            if (await _journal.Save(draft)) return true;
            await LookAgain(draft);
            return false;
        }
        catch (DbException fault) when (Journal.IsOfTheData(fault))
        {
            // Either somebody has saved the same before us, or there is something that cannot be saved at all.
            if (await LookAgain(draft)) return false;
            throw;
        }
    }

    /// <summary>Takes in what others have saved in between. False when there is no such thing.</summary>
    private async Task<bool> LookAgain(Draft draft)
    {
        var repeated = await _journal.Find(draft.Keys.Keys);
        foreach (var (key, delivery) in repeated) _known.Add(key, delivery);
        return await Refresh(draft) || repeated.Count > 0;
    }

    private async Task<bool> Refresh(Draft draft)
    {
        var newer = false;
        foreach (var call in draft.Calls.Read)
            if (await _journal.Find(call) is { } saved) newer |= _board.Put([saved], []);
        foreach (var agent in draft.Agents.Read)
            if (await _journal.Find(agent) is { } saved) newer |= _board.Put([], [saved]);
        return newer;
    }

    private static NodeNews News(string node, Versioned<Call>[] calls, Versioned<Agent>[] agents, Draft draft) => new(node)
    {
        Calls = [.. calls.Select(call => CallRow.Of(call.Value, call.Version))],
        Agents = [.. agents.Select(agent => AgentRow.Of(agent.Value, agent.Version))],
        Over = [.. draft.Over.Select(AgentStateRow.Of)],
        Owed = draft.Outbox.Count > 0,
    };

    private void Publish(Draft draft, List<Change> sound)
    {
        foreach (var (key, delivery) in draft.Keys) _known.Add(key, delivery);
        Versioned<Call>[] calls = [.. draft.Calls.Changed];
        Versioned<Agent>[] agents = [.. draft.Agents.Changed];
        foreach (var agent in agents) _leases[agent.Value.Id] = agent.Value.ReachableUntil;
        _figures.Note(calls, draft.Over);
        _board.Put(calls, agents);
        _board.Hear(draft.Heard);
        if (draft.Outbox.Count > 0) _outbox.AtOnce();
        _leads.Take(calls);
        _measures.Committed(sound.Count);
        foreach (var change in sound) change.Saved();
        if (calls.Length + agents.Length > 0) _bus.Tell(node => News(node, calls, agents, draft));
    }
}
