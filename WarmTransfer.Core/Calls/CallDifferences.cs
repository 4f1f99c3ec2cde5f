namespace WarmTransfer.Core.Calls;

/// <summary>
/// What was missed, as ordinary facts: the call as it was <em>before</em> Twilio was asked, compared with the answers. In that
/// order, because a leg's way is one-way: whoever was known to be in a room before the look, and is not seen there, has left it.
/// </summary>
public static class CallDifferences
{
    /// <param name="earlier">The look before this one, a few seconds ago or more; null if there was none.</param>
    public static IEnumerable<CallEvent.Fact> Compare(Call call, CallAtTwilio seen, CallAtTwilio? earlier = null) =>
        Unknown(call, seen).Concat(call.Legs.Where(leg => leg.Sid is not null).SelectMany(leg => Of(call, leg, leg.Sid!, seen, earlier)));

    /// <summary>
    /// What cannot be relied upon any more after a time in which nobody here listened. Whoever was put on hold just before it may be there
    /// without music; whoever would end the call by hanging up may have been sent away without having hung up.
    /// </summary>
    public static IEnumerable<CallEvent.Fact> Inherit(Call call) =>
    [
        .. call.Legs.Where(leg => leg.Held && leg.IsIn(call.Room)).Select(leg => new CallEvent.Fact.HoldInDoubt(leg.Id)),
        .. call.AgentLegs.Where(leg => leg is { EndsCall: true, IsLive: true, Presence: Presence.In }).Select(leg => new CallEvent.Fact.PresenceInDoubt(leg.Id)),
    ];

    // Before everything else: what the end of a known leg means for the call depends on who is there.
    private static IEnumerable<CallEvent.Fact> Unknown(Call call, CallAtTwilio seen) => seen.Rooms
        .Where(room => !call.IsOver && room.Room >= call.Room && room.Participants.Any(one => FoundParticipants.IsNew(call, one)))
        .OrderByDescending(room => room.Room).Take(1)
        .Select(room => new CallEvent.Fact.ParticipantsFound(room.Room, room.Conference, room.Participants));

    private static IEnumerable<CallEvent.Fact> Of(Call call, Leg leg, string sid, CallAtTwilio seen, CallAtTwilio? earlier)
    {
        var status = seen.Legs.FirstOrDefault(one => one.Sid == sid);
        if (status is { Ending: { } ending })
        {
            // A leg also ends when Twilio asks where it goes next and we are down: found afterwards, it is not taken for somebody who hung up.
            if (leg is { EndsCall: true } && leg.IsIn(leg.Room)) yield return new CallEvent.Fact.ParticipantLeft(sid, leg.Room, HungUp: false);
            if (leg.IsLive) yield return new CallEvent.Fact.LegEnded(leg.Id, sid, ending);
            yield break;
        }

        // Given up or sent away, and still there: but a first look may have come in the midst of the goodbye.
        if (status is not null && !leg.IsLive && earlier?.At > leg.Since) yield return new CallEvent.Fact.FoundAlive(leg.Id, sid);
        if (status is not null && leg.IsLive && status.Progress > leg.Progress) yield return new CallEvent.Fact.LegProgressed(leg.Id, sid, status.Progress);
        foreach (var fact in Place(call, leg, sid, seen)) yield return fact;
        if (IsOutside(seen, sid) && IsOutside(earlier, sid)) yield return new CallEvent.Fact.FoundOutside(leg.Id);
    }

    private static IEnumerable<CallEvent.Fact> Place(Call call, Leg leg, string sid, CallAtTwilio seen)
    {
        var room = seen.RoomOf(sid);
        if (room is null)
        {
            if (leg is { IsLive: true, Presence: Presence.In }) yield return new CallEvent.Fact.ParticipantLeft(sid, leg.Room, HungUp: false);
            yield break;
        }

        var astray = room.Room < call.Room || call.IsOver;
        if (!leg.IsIn(room.Room) || leg.InDoubt || astray) yield return new CallEvent.Fact.ParticipantJoined(sid, room.Room, room.Conference);
        var flags = room.Participants.First(participant => participant.Sid == sid);
        if (Known(leg, room.Room, flags) != (flags.Muted, flags.Held)) yield return new CallEvent.Fact.ParticipantFlags(sid, room.Room, flags.Muted, flags.Held, Next(leg, room.Room));
    }

    // What we have asked for ourselves is told by the answer: reported here too, it would only pass for newer than the next event.
    private static (bool Muted, bool Held) Known(Leg leg, int room, ParticipantAtTwilio flags) => leg.IsIn(room)
        ? (leg.CoachingPending ? flags.Muted : leg.Muted, leg.HoldPending ? flags.Held : leg.Held)
        : (leg.Monitoring is not null, false);

    // Newer than what is known, and older than any event that Twilio has yet to send.
    private static int Next(Leg leg, int room) => leg.Room == room ? leg.FlagsSequence + 1 : 0;

    private static bool IsOutside(CallAtTwilio? seen, string sid) => seen?.IsUp(sid) == true && seen.RoomOf(sid) is null;
}
