using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about one call that last: each bad state may be there for so long and no longer.</summary>
internal sealed class CallWatch(Dossier dossier, PhoneNetwork network, Limits limits, Rules rules, bool isAlone)
{
    /// <summary>What can only be found by looking is found by the second look.</summary>
    internal const int WithExcuse = 60_000;
    private readonly Meter _bothHeld = new("A swap leaves somebody to talk to", 1_500, WithExcuse);
    private readonly Meter _wrongHold = new("Holds follow the phase", limits.Hold, WithExcuse);
    private readonly Meter _apart = new("Customer and owner meet", 7_000, WithExcuse);
    private readonly Meter _leaving = new("An owner who leaves is let go", 5_000, WithExcuse);
    private readonly Meter _waitsForLost = new("A lost agent is waited for no longer than agreed", 22_000, WithExcuse);
    private readonly Meter _consults = new("A consultation lasts no longer than agreed", (long)Office.ConsultTime.TotalMilliseconds + 2_000, WithExcuse);
    private readonly Meter _alone = new("Nobody stays alone in the room of a call that is over", 3_000, WithExcuse);
    private readonly Meter _endsRoom = new("The room ends with the leaving of whom we think", limits.Hold, WithExcuse);
    private readonly Meter _outOfFlow = new("Whoever is out of a flow waits in a queue", 4_000, WithExcuse);
    private readonly Meter _overflowing = new("Whoever is to wait no longer goes on", 6_000, WithExcuse);
    private readonly Meter _transcripts = new("Nothing private is written down", 3_000, WithExcuse);
    private readonly Meter _request = new("A request for a consultation is over in time", 2_000, WithExcuse);
    private readonly List<PhoneLeg> _legs = [];
    private readonly List<LegWatch> _watches = [];
    private readonly Transitions _transitions = new(dossier, network, isAlone);
    private readonly RecordingWatch _recordings = new(dossier, network.Studio, rules);
    private readonly Silence _silence = new(dossier, Customer(dossier, network));
    private readonly Eavesdropping _eavesdropping = new(dossier, Customer(dossier, network));
    private readonly PhoneLeg _customer = Customer(dossier, network);
    private int _looked;

    public void Check(long now, DateTimeOffset clock, bool down)
    {
        var call = dossier.Call;
        var legs = Legs();
        var excused = down || dossier.IsBlind || dossier.Troubled > 0 || legs.Exists(leg => IsUnknown(call, leg));
        _silence.Read(now, legs, down);
        _eavesdropping.Read(now, legs, excused);
        _bothHeld.Read(now, AreBothHeld(call, legs), excused, call.Id.Value);
        _wrongHold.Read(now, legs.Exists(leg => IsWronglyHeld(call, leg)), excused, call.Id.Value);
        _apart.Read(now, AreApart(call, legs), excused, call.Id.Value);
        _leaving.Read(now, call.Phase is CallPhase.Completing, excused, call.Id.Value);
        _waitsForLost.Read(now, call.Phase is CallPhase.Rejoining or CallPhase.Offered { Lost: not null }, down, call.Id.Value);
        _consults.Read(now, call.Phase is CallPhase.Consulting { Until: not null } && Office.ConsultTimes.ContainsKey(call.Queue), down || dossier.Troubled > 0, call.Id.Value);
        _alone.Read(now, call.IsOver && legs.Exists(IsAlone), excused, call.Id.Value);
        _endsRoom.Read(now, legs.Exists(leg => Here(call, leg) is { } known && !leg.Held && known.EndsRoom != leg.Ends), excused, call.Id.Value);
        _outOfFlow.Read(now, call.Phase is CallPhase.InFlow && _customer.In is not null, excused, call.Id.Value);
        _overflowing.Read(now, call.Phase is CallPhase.Overflowing, excused, call.Id.Value);
        _transcripts.Read(now, Privacy.WantsHold(call.Phase, LegId.Customer) && legs.Exists(leg => leg is { IsLive: true, Transcribed.Count: > 0 }), excused || dossier.Unwritten > 0, call.Id.Value);
        _request.Read(now, call.ConsultRequest is { Until: var until } && until <= Agenda.Start.AddMilliseconds(now), down || dossier.Troubled > 0, call.Id.Value);
        if (EndsWithoutAWord(call)) throw new Violation("Nobody's call ends without an agent, a message, a promise or a goodbye", $"{call.Id} in {call.Phase}");
        foreach (var watch in _watches) watch.Check(call, now, excused, helpless: down || dossier.Troubled > 0);
        _transitions.Check(_customer, legs, now);
        _recordings.Check(now, clock, legs, down);
    }

    // A callback is on its way, or nothing will ever tell: the product cannot know yet.
    private static bool IsUnknown(Call call, PhoneLeg leg) => call.Find(leg.Id) is { } known
        && (leg.IsStranded || known.IsLive != leg.IsLive || (known.Presence == Presence.In ? known.Room : 0) != (leg.In?.Room ?? 0));

    private static PhoneLeg Customer(Dossier dossier, PhoneNetwork network) => network.Legs.First(leg => leg.Call == dossier.Call.Id && leg.IsCustomer);

    /// <summary>The leg as we know it when it is where we think.</summary>
    internal static Leg? Here(Call call, PhoneLeg leg) => leg.In?.Room == call.Room && call.Find(leg.Id) is { Released: false } known && known.IsIn(call.Room) ? known : null;

    // Whoever hangs up, or is hung up on by somebody outside or by a network that has no document of ours, has ended it by themselves.
    private bool EndsWithoutAWord(Call call) => call.AnsweredAt is null && _customer is { CalledIn: true, IsLive: false, EndedByParty: false, IsForsaken: false, HeardGoodbye: false };

    private bool AreBothHeld(Call call, List<PhoneLeg> legs) => _customer is { Held: true, In: { } room }
        && call.Phase is CallPhase.Consulting phase && legs.Exists(leg => leg.Id == phase.Second && leg.Held && leg.In == room);

    private static bool IsAlone(PhoneLeg leg) => leg is { IsLive: true, In: { } room } && room.Legs.TrueForAll(other => other == leg);

    private static bool IsWronglyHeld(Call call, PhoneLeg leg) => leg.In is { Started: true, Room: var room } && room == call.Room && !call.IsOver
        && call.Find(leg.Id) is { Released: false } && leg.Held != Privacy.WantsHold(call.Phase, leg.Id);

    // In a room that has not started both hear music, and each other they do not.
    private bool AreApart(Call call, List<PhoneLeg> legs) => _customer.IsLive && call.Phase is not CallPhase.CallingOut
        && call.Phase.OwnerLeg is { } owner && legs.Exists(leg => leg.Id == owner && leg is { IsLive: true, HearsBriefing: false } && (leg.In is not { Started: true } || leg.In != _customer.In));

    // A leg never changes calls, so only the new ones are looked at.
    private List<PhoneLeg> Legs()
    {
        for (; _looked < network.Legs.Count; _looked++)
            if (network.Legs[_looked] is var leg && leg.Call == dossier.Call.Id) Add(leg);
        return _legs;
    }

    private void Add(PhoneLeg leg)
    {
        _legs.Add(leg);
        _watches.Add(new LegWatch(leg, limits));
    }
}
