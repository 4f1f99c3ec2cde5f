using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>What Twilio says of one call when it is asked.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Rooms">The conferences under the call's room names that are not completed.</param>
/// <param name="Legs">The legs whose sid the call knows.</param>
public sealed record CallAtTwilio(DateTimeOffset At, ImmutableArray<ConferenceAtTwilio> Rooms, ImmutableArray<LegAtTwilio> Legs)
{
    public ConferenceAtTwilio? RoomOf(string sid) => Rooms.FirstOrDefault(room => room.Participants.Any(participant => participant.Sid == sid));

    public bool IsUp(string sid) => Legs.Any(leg => leg.Sid == sid && leg.Progress is LegProgress.Answered);
}

/// <summary>A conference that is waiting or in progress, and who is in it.</summary>
public sealed record ConferenceAtTwilio(int Room, string Conference, ImmutableArray<ParticipantAtTwilio> Participants);

/// <summary>A participant's flags.</summary>
/// <param name="Coaching">CallSid of the only one who hears them; null when everybody does.</param>
/// <param name="EndsRoom">The conference ends as they leave (endConferenceOnExit).</param>
/// <param name="Party">Whose leg it is, where the call does not know it; otherwise null.</param>
public sealed record ParticipantAtTwilio(string Sid, bool Muted, bool Held, string? Coaching = null, bool EndsRoom = false, Target? Party = null);

/// <summary>A leg's status; <paramref name="Ending"/> when it is over.</summary>
public sealed record LegAtTwilio(string Sid, LegProgress Progress, LegEnding? Ending = null);
