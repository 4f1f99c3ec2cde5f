using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>What was missed, as the difference that it made: what we believed, and what is so at Twilio.</summary>
internal sealed class ResyncWords(Call call, ImmutableDictionary<AgentId, Agent> agents)
{
    private readonly Names _names = new(call, new AgentId(""), agents);

    public Sentence Of(CallEvent.Fact fact) => fact switch
    {
        CallEvent.Fact.LegEnded f => Said(call[f.Leg], Shown(call[f.Leg]), $"the leg is over"),
        CallEvent.Fact.LegProgressed f => Said(call[f.Leg], Shown(call[f.Leg]), StateWords.Of(f.Progress)),
        CallEvent.Fact.FoundAlive f => Said(call[f.Leg], $"the leg is over", $"it is up"),
        CallEvent.Fact.ParticipantsFound f => Found(f),
        CallEvent.Fact.FoundOutside f => Said(call[f.Leg], Shown(call[f.Leg]), $"up and in no conference"),
        CallEvent.Fact.ParticipantLeft f => Said(Leg(f.Sid), $"in the conference", $"not in it"),
        CallEvent.Fact.ParticipantJoined f => Said(Leg(f.Sid), $"not in this conference", $"in it"),
        CallEvent.Fact.ParticipantFlags f => Said(Leg(f.Sid), Flags(Leg(f.Sid).Muted, Leg(f.Sid).Held), Flags(f.Muted, f.Held)),
        _ => throw new InvalidOperationException($"A comparison does not find a {fact.GetType().Name}."),
    };

    private Sentence Found(CallEvent.Fact.ParticipantsFound f) => f.Participants.Where(one => one.Party is not null)
        .Select(one => (Sentence)$"{Whose(one.Party!)}: here not known, at Twilio in the conference.").DefaultIfEmpty((Sentence)$"").Aggregate((all, next) => $"{all} {next}");

    private Sentence Whose(Target party) => party switch
    {
        Target.Colleague one => $"{agents.GetValueOrDefault(one.Agent)?.Name ?? one.Agent.Value}",
        _ => $"Somebody outside",
    };

    private Sentence Said(Leg leg, Sentence here, Sentence there) => $"{_names.InWords(leg)}: here {here}, at Twilio {there}.";

    // What the console shows, as it stands in a sentence.
    private Sentence Shown(Leg leg) => StatusLines.State(call, leg).Key switch
    {
        "Left" => $"left",
        "Leaving" => $"leaving",
        "Dialling" => $"dialling",
        "Ringing" => $"ringing",
        "On hold" => $"on hold",
        "Listening" => $"listening",
        "Whispering" => $"whispering",
        "Speaking" => $"speaking",
        "Hears the briefing" => $"hears the briefing",
        "In the flow" => $"in the flow",
        "Waiting" => $"waiting",
        "Connected" => $"connected",
        "Connecting" => $"connecting",
        var other => throw new InvalidOperationException($"{other} is no state of a leg."),
    };

    private static Sentence Flags(bool muted, bool held) => (muted, held) switch
    {
        (true, true) => $"muted and on hold",
        (true, false) => $"muted",
        (false, true) => $"on hold",
        (false, false) => $"neither muted nor on hold",
    };

    private Leg Leg(string sid) => call.Legs.First(leg => leg.Sid == sid);
}
