using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>What was missed, as the difference that it made: what we believed, and what is so at Twilio.</summary>
internal sealed class ResyncWords(Call call, ImmutableDictionary<AgentId, Agent> agents)
{
    private readonly Names _names = new(call, new AgentId(""), agents);

    public string Of(CallEvent.Fact fact) => fact switch
    {
        CallEvent.Fact.LegEnded f => Said(call[f.Leg], Shown(call[f.Leg]), "the leg is over"),
        CallEvent.Fact.LegProgressed f => Said(call[f.Leg], Shown(call[f.Leg]), f.Progress.ToString().ToLowerInvariant()),
        CallEvent.Fact.FoundAlive f => Said(call[f.Leg], "the leg is over", "it is up"),
        CallEvent.Fact.ParticipantsFound f => string.Join(" ", f.Participants.Where(one => one.Party is not null).Select(one => $"{Whose(one.Party!)}: here not known, at Twilio in the conference.")),
        CallEvent.Fact.FoundOutside f => Said(call[f.Leg], Shown(call[f.Leg]), "up and in no conference"),
        CallEvent.Fact.ParticipantLeft f => Said(Leg(f.Sid), "in the conference", "not in it"),
        CallEvent.Fact.ParticipantJoined f => Said(Leg(f.Sid), "not in this conference", "in it"),
        CallEvent.Fact.ParticipantFlags f => Said(Leg(f.Sid), Flags(Leg(f.Sid).Muted, Leg(f.Sid).Held), Flags(f.Muted, f.Held)),
        _ => throw new InvalidOperationException($"A comparison does not find a {fact.GetType().Name}."),
    };

    private string Whose(Target party) => party switch
    {
        Target.Colleague one => agents.GetValueOrDefault(one.Agent)?.Name ?? one.Agent.Value,
        _ => "Somebody outside",
    };

    private string Said(Leg leg, string here, string there) => $"{_names.Of(leg)}: here {here}, at Twilio {there}.";

    private string Shown(Leg leg) => StatusLines.State(call, leg).ToLowerInvariant();

    private static string Flags(bool muted, bool held) => (muted, held) switch
    {
        (true, true) => "muted and on hold",
        (true, false) => "muted",
        (false, true) => "on hold",
        (false, false) => "neither muted nor on hold",
    };

    private Leg Leg(string sid) => call.Legs.First(leg => leg.Sid == sid);
}
