using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about one call that last: each bad state may be there for so long and no longer.</summary>
internal sealed class CallWatch(Dossier dossier, PhoneNetwork network)
{
    /// <summary>What can only be found by looking is found by the second look.</summary>
    private const int WithExcuse = 60_000;
    private readonly Meter _bothHeld = new("A swap leaves somebody to talk to", 1_500, WithExcuse);
    private readonly Meter _wrongHold = new("Holds follow the phase", 2_500, WithExcuse);
    private readonly Meter _apart = new("Customer and owner meet", 7_000, WithExcuse);
    private readonly Meter _leaving = new("An owner who leaves is let go", 5_000, WithExcuse);
    private readonly Meter _rungOut = new("A phone that has rung out is given up", 5_000, WithExcuse);
    private readonly Meter _waitsForLost = new("A lost agent is waited for no longer than agreed", 22_000, WithExcuse);
    private readonly Meter _endsRoom = new("The room ends with the leaving of whom we think", 2_500, WithExcuse);
    private readonly Dictionary<PhoneLeg, (Meter Over, Meter CalledOff)> _ending = [];
    // For each leg: while the report about one is late, the next change may be another one's.
    private readonly Dictionary<PhoneLeg, Meter> _muted = [];
    private readonly Transitions _transitions = new(dossier, network);
    private readonly Silence _silence = new(dossier, Customer(dossier, network));
    private readonly Eavesdropping _eavesdropping = new(dossier, Customer(dossier, network));
    private readonly PhoneLeg _customer = Customer(dossier, network);

    public void Check(long now, bool down)
    {
        var call = dossier.Call;
        var legs = network.Legs.FindAll(leg => leg.Call == call.Id);
        var excused = down || dossier.IsBlind || dossier.Troubled > 0 || legs.Exists(leg => IsUnknown(call, leg));
        _silence.Read(now, legs, down);
        _eavesdropping.Read(now, legs, excused);
        _bothHeld.Read(now, AreBothHeld(call, legs), excused, call.Id.Value);
        _wrongHold.Read(now, legs.Exists(leg => IsWronglyHeld(call, leg)), excused, call.Id.Value);
        _apart.Read(now, AreApart(call, legs), excused, call.Id.Value);
        _leaving.Read(now, call.Phase is CallPhase.Completing, excused, call.Id.Value);
        _rungOut.Read(now, legs.Exists(leg => leg.Ending == LegEnding.NoAnswer && call.Find(leg.Id) is { IsLive: true }), down || dossier.Troubled > 0, call.Id.Value);
        _waitsForLost.Read(now, call.Phase is CallPhase.Rejoining, down, call.Id.Value);
        _endsRoom.Read(now, legs.Exists(leg => Here(call, leg) is { } known && !leg.Held && known.EndsRoom != leg.Ends), excused, call.Id.Value);
        foreach (var leg in legs) Muted(leg).Read(now, Here(call, leg) is { } known && known.Muted != leg.Muted, excused, $"{leg.Id} of {call.Id}");
        foreach (var leg in legs.Where(leg => leg.IsLive)) Ends(call, leg, now, excused);
        _transitions.Check(_customer, legs, now);
    }

    // A callback is on its way, or nothing will ever tell: the product cannot know yet.
    private static bool IsUnknown(Call call, PhoneLeg leg) => call.Find(leg.Id) is { } known
        && (leg.IsStranded || known.IsLive != leg.IsLive || (known.Presence == Presence.In ? known.Room : 0) != (leg.In?.Room ?? 0));

    private static PhoneLeg Customer(Dossier dossier, PhoneNetwork network) => network.Legs.First(leg => leg.Call == dossier.Call.Id && leg.IsCustomer);

    /// <summary>The leg as we know it when it is where we think.</summary>
    private static Leg? Here(Call call, PhoneLeg leg) => leg.In?.Room == call.Room && call.Find(leg.Id) is { Released: false } known && known.IsIn(call.Room) ? known : null;

    private bool AreBothHeld(Call call, List<PhoneLeg> legs) => _customer is { Held: true, In: { } room }
        && call.Phase is CallPhase.Consulting phase && legs.Exists(leg => leg.Id == phase.Second && leg.Held && leg.In == room);

    private static bool IsWronglyHeld(Call call, PhoneLeg leg) => leg.In is { Started: true, Room: var room } && room == call.Room && !call.IsOver
        && call.Find(leg.Id) is { Released: false } && leg.Held != Privacy.WantsHold(call.Phase, leg.Id);

    private bool AreApart(Call call, List<PhoneLeg> legs) => _customer.IsLive
        && Parts.Owner(call.Phase) is { } owner && legs.Exists(leg => leg.Id == owner && leg.IsLive && (leg.In is null || leg.In != _customer.In));

    private Meter Muted(PhoneLeg leg)
    {
        if (!_muted.TryGetValue(leg, out var meter)) _muted.Add(leg, meter = new("Who is muted on our screens is muted", 4_000, WithExcuse));
        return meter;
    }

    private void Ends(Call call, PhoneLeg leg, long now, bool excused)
    {
        if (!_ending.TryGetValue(leg, out var meters)) _ending.Add(leg, meters = (Over(), CalledOff()));
        meters.Over.Read(now, call.IsOver, excused, $"{leg.Id} of {call.Id}");
        // Those who are in the room of a call that is over may hear the goodbye first.
        var off = call.Find(leg.Id)?.Released == true && (!call.IsOver || leg.Progress == LegProgress.Ringing);
        meters.CalledOff.Read(now, off, excused, $"{leg.Id} of {call.Id}");
    }

    private static Meter Over() => new("Every leg of a call that is over ends", 15_000, WithExcuse);

    private static Meter CalledOff() => new("A leg that is let go ends", 1_500, WithExcuse);
}
