using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>
/// The promises about supervisors, judged by who really hears whom. Whoever has not asked to speak is heard by nobody but the owners
/// they whisper to, from the first moment on and without excuse; a change of mode or owner is followed soon.
/// </summary>
internal sealed class Eavesdropping(Dossier dossier, PhoneLeg customer)
{
    private const int WithExcuse = 60_000;
    private readonly Dictionary<PhoneLeg, Meters> _meters = [];
    private readonly HashSet<PhoneLeg> _maySpeak = [];
    private readonly HashSet<(PhoneLeg Supervisor, PhoneLeg Owner)> _mayWhisper = [];

    public void Read(long now, List<PhoneLeg> legs, bool excused)
    {
        foreach (var leg in legs.Where(leg => leg.Watches))
            if (dossier.Call.Find(leg.Id) is { Monitoring: not null } known) Read(now, leg, known, legs, excused);
    }

    private void Read(long now, PhoneLeg leg, Leg known, List<PhoneLeg> legs, bool excused)
    {
        if (!_meters.TryGetValue(leg, out var meters)) _meters.Add(leg, meters = new Meters());
        var call = dossier.Call;
        var (speaks, owner) = (Speaks(call, known), Whispered(call, known, legs));
        if (speaks) _maySpeak.Add(leg);
        else if (IsSilenced(leg, known)) _maySpeak.Remove(leg);
        if (owner is not null) _mayWhisper.Add((leg, owner));
        var hearing = legs.FindAll(other => other.Hears(leg));
        if (!_maySpeak.Contains(leg) && hearing.Find(other => !_mayWhisper.Contains((leg, other))) is { } eavesdropper)
            throw new Violation("Nobody hears a supervisor who has not asked for it", $"{eavesdropper.Id} hears {leg}");
        meters.Overheard.Read(now, !speaks && hearing.Exists(other => other != owner), excused, leg);
        meters.Unheard.Read(now, owner is not null && leg.Meets(owner) && !owner.Hears(leg), excused, leg);
        meters.LeftBehind.Read(now, call.IsMonitoring(known) && customer is { IsUp: true, In: { } room } && leg.IsUp && leg.In != room, excused, leg);
    }

    private static bool Speaks(Call call, Leg known) =>
        call.Phase.Parties.Contains(known.Id) || call.IsMonitoring(known) && known.Monitoring == MonitorMode.Barge;

    private static PhoneLeg? Whispered(Call call, Leg known, List<PhoneLeg> legs) =>
        call.IsMonitoring(known) && known.Monitoring == MonitorMode.Whisper && call.Phase.OwnerLeg is { } owner ? legs.Find(leg => leg.Sid == call[owner].Sid) : null;

    // Until Twilio has answered, a request to speak that was taken back may still arrive.
    private static bool IsSilenced(PhoneLeg leg, Leg known) => leg is { In: not null } and ({ Muted: true } or { Coaching: not null })
        && known is { CoachingPending: false } and ({ Muted: true } or { Coaching: not null });

    private sealed class Meters
    {
        public Meter Overheard { get; } = new("Who stops speaking is not heard any more", 2_000, WithExcuse);

        public Meter Unheard { get; } = new("A whisper follows the owner", 2_000, WithExcuse);

        public Meter LeftBehind { get; } = new("A supervisor goes with the call", 10_000, WithExcuse);
    }
}
