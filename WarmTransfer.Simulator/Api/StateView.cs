using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Api;

/// <summary>Everything a page shows of the network at one instant.</summary>
/// <param name="LastEvent">Number of the newest event; smaller than before after a restart.</param>
internal sealed record StateView(
    DateTimeOffset At, IReadOnlyList<NumberView> Numbers, IReadOnlyList<IdentityView> Identities, IReadOnlyList<LegView> Legs,
    IReadOnlyList<ConferenceView> Conferences, IReadOnlyList<AgentView> Agents, ChaosSettings Chaos, long LastEvent)
{
    private const int EndedLegsShown = 20;

    public static StateView Of(Exchange exchange, Crowd crowd) => exchange.Loop.Do(() => new StateView(
        exchange.Now,
        [.. exchange.Directory.Numbers.Select(number => new NumberView(number.Number, number.VoiceUrl, number.VoiceFallbackUrl))],
        [.. exchange.Directory.Identities.Select(entry => new IdentityView(entry.Identity, entry.Devices))],
        [.. exchange.Legs.Where(leg => !leg.IsOver).Concat(exchange.Legs.Where(leg => leg.IsOver).Take(EndedLegsShown)).Select(LegView.Of)],
        [.. exchange.Hall.All.Where(conference => !conference.IsOver).Select(ConferenceView.Of)],
        [.. crowd.Agents.Select(agent => new AgentView(agent.Identity, agent.Plan.Behaviour, agent.Frozen, agent.Ringing()))],
        exchange.Chaos.Settings,
        exchange.Log.LastSeq));
}

internal sealed record NumberView(string Number, string VoiceUrl, string VoiceFallbackUrl);

internal sealed record IdentityView(string Identity, int Devices);

internal sealed record AgentView(string Identity, AgentBehaviour Behaviour, bool Frozen, IReadOnlyList<string> Ringing);

/// <param name="Hears">CallSids of the people this leg hears.</param>
/// <param name="Playing">Caption of the prompt or tune this leg hears.</param>
internal sealed record LegView(
    string CallSid, string From, string To, string Direction, string Status, string? ParentCallSid, string? ConferenceSid, string? Conference,
    DateTimeOffset Created, DateTimeOffset? Started, DateTimeOffset? Ended, IReadOnlyList<string> Hears, string? Playing, DeadAirView DeadAir, bool Transcribed)
{
    public static LegView Of(Leg leg)
    {
        var (hearing, reading) = (leg.Audio.Hearing, leg.Reading);
        return new LegView(
            leg.Sid, leg.From, leg.To, leg.Direction, leg.Status.Wire(), leg.Parent?.Sid, leg.Seat?.Conference.Sid, leg.Seat?.Conference.FriendlyName,
            leg.Created, reading.Started, reading.Ended, [.. hearing.People.Select(person => person.CallSid)], hearing.Playback?.Clip.Caption,
            new DeadAirView(leg.DeadAir.Longest.TotalSeconds, leg.DeadAir.Total.TotalSeconds, leg.DeadAir.Current?.TotalSeconds), leg.Transcriptions.Exists(one => !one.IsOver));
    }
}

/// <summary>One leg, and when it heard nothing and nobody.</summary>
internal sealed record LegRecord(LegView Leg, IReadOnlyList<Silence> Silences)
{
    public static LegRecord Of(Leg leg) => new(LegView.Of(leg), leg.DeadAir.Silences);
}

/// <summary>Seconds in progress in which a leg heard nothing and nobody.</summary>
/// <param name="CurrentSeconds">How long it has been silent by now; null while something is heard.</param>
internal sealed record DeadAirView(double LongestSeconds, double TotalSeconds, double? CurrentSeconds);

internal sealed record ConferenceView(string Sid, string Name, string Status, DateTimeOffset Created, IReadOnlyList<SeatView> Participants)
{
    public static ConferenceView Of(Conference conference) => new(
        conference.Sid, conference.FriendlyName, conference.WireStatus, conference.Created, [.. conference.Seats.Select(SeatView.Of)]);
}

internal sealed record SeatView(
    string CallSid, string? Label, bool Joined, bool Muted, bool Hold, bool Coaching, string? CallSidToCoach, bool StartConferenceOnEnter, bool EndConferenceOnExit)
{
    public static SeatView Of(Seat seat) => new(
        seat.Leg.Sid, seat.Label, seat.Joined, seat.Muted, seat.Hold, seat.Coaching, seat.CallSidToCoach, seat.Options.StartOnEnter, seat.EndOnExit);
}
