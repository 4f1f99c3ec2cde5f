using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>
/// One node takes an event in. It is applied to the newest that this node has in its memory; the version in the database is the judge whether
/// that was the newest there is. If not, the newest is loaded from there, and the event applied again.
/// </summary>
internal sealed class Desk(Agenda agenda, Rules rules, Office office, Node node)
{
    private const int Tries = 8;
    private readonly HashSet<string> _known = [];

    public void Arrive(Call call)
    {
        var dossier = new Dossier(call);
        office.Calls.Add(call.Id, dossier);
        Publish(dossier.Saved, [], owed: false);
        office.Leads.Hear(node, call);
        node.Dispatcher.Route();
    }

    /// <summary>A call to a customer that an agent begins.</summary>
    public Refusal? Begin(CallId id, CallEvent.Intent.CallOut intent)
    {
        node.Board.Take(office.Agents[intent.By]);
        var step = rules.Begin(id, intent, agenda.Clock);
        var employed = new Dictionary<AgentId, (Saved<Agent> Read, Agent Now)>();
        if ((step.Refusal ?? Employ(null, step.Call, employed)) is { } refusal) return refusal;
        var dossier = new Dossier(step.Call);
        office.Calls.Add(id, dossier);
        var agents = employed.Values.Select(one => one.Read.With(one.Now)).ToArray();
        foreach (var agent in agents) office.Agents[agent.Value.Id] = agent;
        foreach (var effect in step.Effects) office.Outbox.Owe(node, dossier, effect);
        Publish(dossier.Saved, agents, step.Effects.Count > 0);
        return null;
    }

    /// <summary>A call to a customer that begins before an agent is free.</summary>
    public void Begin(CallId id, CallEvent.Intent.CallCustomer intent)
    {
        var step = rules.Begin(id, intent, agenda.Clock);
        var dossier = new Dossier(step.Call);
        office.Calls.Add(id, dossier);
        foreach (var effect in step.Effects) office.Outbox.Owe(node, dossier, effect);
        Publish(dossier.Saved, [], step.Effects.Count > 0);
    }

    /// <summary>Call, agents and effects change together or not at all.</summary>
    /// <param name="key">Whatever comes again under this key has been taken in; null when it cannot come again.</param>
    public Refusal? Post(CallId id, CallEvent e, string? key = null)
    {
        if (key is not null && rules.IsRepeat(_known.Contains(key), office.Calls[id].Keys.Contains(key))) return null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var draft = Make(id, e);
            if (IsNewest(draft)) return Save(draft, e, key);
            Refresh(draft);
        }

        throw new InvalidOperationException("It was never the newest, though nobody writes in between.");
    }

    public Refusal? Ask(AgentId id, AgentEvent e)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var read = node.Board.Find(id)!;
            var (agent, refusal) = rules.Apply(read.Value, e, agenda.Clock);
            if (IsNewest(read))
            {
                if (refusal is null) WorkWatch.Check(read.Value, e, agent);
                Save(read, agent);
                node.Dispatcher.Route();
                return refusal;
            }

            node.Board.Take(office.Agents[id]);
        }

        throw new InvalidOperationException("It was never the newest, though nobody writes in between.");
    }

    private Draft Make(CallId id, CallEvent e)
    {
        var read = node.Board.Find(id) ?? office.Calls[id].Saved;
        var step = rules.Apply(read.Value, e, agenda.Clock);
        var draft = new Draft(read, step);
        return draft with { Refusal = step.Refusal ?? Employ(read.Value, step.Call, draft.Agents) };
    }

    // What the change of a call makes agents do. Also what only decides that nothing is done has to be the newest.
    private Refusal? Employ(Call? before, Call after, Dictionary<AgentId, (Saved<Agent> Read, Agent Now)> agents)
    {
        if (before?.Legs == after.Legs) return null;
        foreach (var (id, e) in rules.ConsequencesOf(before, after))
        {
            if (!agents.TryGetValue(id, out var known)) agents[id] = known = (node.Board.Find(id)!, node.Board.Find(id)!.Value);
            var (agent, refusal) = rules.Apply(known.Now, e, agenda.Clock);
            if (refusal is not null) return refusal;
            WorkWatch.Check(known.Now, e, agent);
            agents[id] = known with { Now = AgentStateHistory.Note(known.Now, agent, after.Queue, agenda.Clock).Agent };
        }

        return null;
    }

    private bool IsNewest(Draft draft)
    {
        if (!rules.MayWrite(draft.Read.Version, office.Calls[draft.Read.Value.Id].Saved.Version)) return false;
        foreach (var (read, _) in draft.Agents.Values)
            if (!IsNewest(read)) return false;
        return true;
    }

    private bool IsNewest(Saved<Agent> read) => rules.MayWrite(read.Version, office.Agents[read.Value.Id].Version);

    private void Refresh(Draft draft)
    {
        node.Board.Take(office.Calls[draft.Read.Value.Id].Saved);
        foreach (var id in draft.Agents.Keys) node.Board.Take(office.Agents[id]);
    }

    private Refusal? Save(Draft draft, CallEvent e, string? key)
    {
        var dossier = office.Calls[draft.Read.Value.Id];
        if (key is not null) Know(key, dossier);
        dossier.Events.Add((e, agenda.Clock, draft.Refusal is null));
        if (draft.Refusal is not null) return draft.Refusal;
        dossier.Saved = draft.Read.With(draft.Step.Call);
        var agents = draft.Agents.Values.Select(one => one.Read.With(one.Now)).ToArray();
        foreach (var agent in agents) office.Agents[agent.Value.Id] = agent;
        foreach (var effect in draft.Step.Effects) office.Outbox.Owe(node, dossier, effect);
        Publish(dossier.Saved, agents, draft.Step.Effects.Count > 0);
        office.Leads.Hear(node, dossier.Call);
        if (draft.Step.Call != draft.Read.Value) node.Dispatcher.Route();
        return null;
    }

    private void Know(string key, Dossier dossier)
    {
        _known.Add(key);
        dossier.Keys.Add(key);
    }

    private void Save(Saved<Agent> read, Agent agent)
    {
        var saved = read.With(agent);
        office.Agents[agent.Id] = saved;
        Publish(null, [saved], owed: false);
    }

    private void Publish(Saved<Call>? call, Saved<Agent>[] agents, bool owed)
    {
        var newer = call is not null && node.Board.Take(call);
        foreach (var agent in agents) newer |= node.Board.Take(agent);
        if (newer || owed) office.Tell(node, new News(call, agents, owed));
    }

    /// <summary>What would be written, and what that was made from.</summary>
    private sealed record Draft(Saved<Call> Read, Step Step)
    {
        public Dictionary<AgentId, (Saved<Agent> Read, Agent Now)> Agents { get; } = [];

        public Refusal? Refusal { get; init; }
    }
}
