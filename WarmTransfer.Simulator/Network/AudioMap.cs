using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>Decides who hears whom. Whatever changes a leg, a seat or a playback calls <see cref="Rewire(Leg)"/>.</summary>
internal sealed class AudioMap(Exchange exchange)
{
    public void Rewire(Leg leg)
    {
        if (leg.Seat is { } seat) Rewire(seat.Conference);
        else Set(leg);
        if (leg.Bridge is { } other) Set(other);
    }

    public void Rewire(Conference conference)
    {
        var ringing = conference.Seats.Exists(seat => seat.Options.EarlyMedia && !seat.Joined && seat.Leg.Status == LegStatus.Ringing);
        foreach (var seat in conference.Present)
        {
            seat.Leg.EarlyMedia = ringing ? seat.Leg.EarlyMedia ?? new Playback(exchange.Sounds.RingTone) : null;
            Set(seat.Leg);
        }
    }

    private void Set(Leg leg)
    {
        var hearing = Of(leg);
        leg.DeadAir.Set(leg.IsUp && hearing.People.IsEmpty && hearing.Playback is null);
        if (Same(leg.Audio.Hearing, hearing)) return;
        leg.Audio.Hearing = hearing;
        exchange.Log.Touch();
    }

    private static Hearing Of(Leg leg) => leg switch
    {
        { IsUp: false } => Hearing.Nothing,
        { Seat: { Joined: true } seat } => InConference(leg, seat),
        { Bridge: { IsUp: true } other } => new Hearing([other.Audio], leg.Announcement ?? leg.Prompt),
        _ => new Hearing([], leg.Announcement ?? leg.Prompt),
    };

    private static Hearing InConference(Leg leg, Seat seat) =>
        seat.Hold || !seat.Conference.IsUp
            ? new Hearing([], leg.Prompt)
            : new Hearing([.. Audible(seat)], leg.Announcement ?? leg.EarlyMedia);

    private static IEnumerable<AudioLeg> Audible(Seat listener) =>
        listener.Conference.Present.Where(speaker => Hears(listener, speaker)).Select(speaker => speaker.Leg.Audio);

    private static bool Hears(Seat listener, Seat speaker) =>
        speaker != listener && !speaker.Hold && !speaker.Muted && (!speaker.Coaching || speaker.CallSidToCoach == listener.Leg.Sid);

    private static bool Same(Hearing a, Hearing b) => ReferenceEquals(a.Playback, b.Playback) && a.People.AsSpan().SequenceEqual(b.People.AsSpan());
}
