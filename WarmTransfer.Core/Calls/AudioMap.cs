using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>What one party of a call hears.</summary>
public sealed record Hearing(LegId Leg, ImmutableArray<LegId> Hears, bool Music);

/// <summary>Who hears whom, as far as Twilio has told us.</summary>
public static class AudioMap
{
    public static ImmutableArray<Hearing> Of(Call call)
    {
        var present = call.Legs.FindAll(leg => leg.IsIn(call.Room));
        // The conference starts with the first agent, or with the customer whom we call; until then whoever is there hears its wait music.
        var started = call.Phase is not CallPhase.CallingOut && present.Exists(leg => leg.Id != LegId.Customer && !call.IsMonitoring(leg)) && present.Count > 1;
        return [.. present.Select(leg => leg.Held || !started ? Music(leg) : Of(leg, present))];
    }

    private static Hearing Of(Leg leg, ImmutableList<Leg> present) =>
        new(leg.Id, [.. present.Where(other => other.Id != leg.Id && Reaches(other, leg)).Select(other => other.Id)], Music: false);

    private static bool Reaches(Leg speaker, Leg listener) =>
        speaker is { Held: false, Muted: false } && (speaker.Coaching is null || speaker.Coaching == listener.Sid);

    private static Hearing Music(Leg leg) => new(leg.Id, [], Music: true);
}
