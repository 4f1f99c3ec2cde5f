using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>An effect that is owed.</summary>
internal sealed class Debt(int serial, Dossier dossier, CallEffect effect)
{
    public int Serial { get; } = serial;

    public Dossier Dossier { get; } = dossier;

    public CallEffect Effect { get; } = effect;

    public int Tries { get; set; }

    public bool InFlight { get; set; }

    public bool IsTroubled { get; set; }

    /// <summary>When this debt may create its call; null until it has asked.</summary>
    public long? Turn { get; set; }

    public Call Call => Dossier.Call;
}

/// <summary>Carries out effects after a while and in any order; REST fails before or after the deed, and a process dies between deed and note.</summary>
internal sealed class Outbox(Agenda agenda, Chance chance, Weather weather, Rules rules, Office office, PhoneNetwork network)
{
    // What a dead process had taken: the only process takes it up at once, one of several when the lease runs out.
    private const int Lease = 20_000;
    private const int TimeOut = 2_000;
    private const int NobodyToCoach = 500;
    private const int FaultsInARow = 3;
    private readonly List<Debt> _open = [];
    private int _owed;
    private int _life;
    private long _nextTurn;

    /// <summary>Whether the browser phone of an agent can be rung.</summary>
    public Func<AgentId, bool> IsReachable { get; set; } = _ => true;

    public void Owe(Dossier dossier, CallEffect effect)
    {
        if (effect is CallEffect.StartTimer timer)
        {
            agenda.At(timer.Due, () => Ring(dossier.Call.Id, timer.Event));
            return;
        }

        var debt = new Debt(_owed++, dossier, effect);
        _open.Add(debt);
        Again(debt, chance.Between(Luck.Travel, debt.Serial, 1, 30));
    }

    public void Die()
    {
        var lease = chance.Strikes(Luck.Lease, 0, 0.5) ? Lease : 0;
        _life++;
        _nextTurn = 0;
        foreach (var debt in _open.Where(debt => debt.InFlight))
        {
            debt.Turn = null;
            Trouble(debt);
            Again(debt, lease);
        }
    }

    private void Ring(CallId call, CallEvent e)
    {
        if (office.IsDown) agenda.In(200, () => Ring(call, e));
        else office.Post(call, e);
    }

    // What waits for its next try is in nobody's hands: the end of the process, which makes what is in flight be tried again, leaves it alone.
    private void Again(Debt debt, int after)
    {
        debt.InFlight = false;
        agenda.In(after, () =>
        {
            if (office.IsDown) Again(debt, 200);
            else Carry(debt);
        });
    }

    private void Carry(Debt debt)
    {
        debt.InFlight = true;
        var doubtful = debt.Tries++ > 0;
        switch (debt.Effect)
        {
            case CallEffect.DialAgent e:
                Dial(debt, debt.Call[e.Leg], doubtful);
                break;
            case CallEffect.DialNumber e:
                Dial(debt, debt.Call[e.Leg], doubtful);
                break;
            case CallEffect.EndLeg e:
                EndLeg(debt, debt.Call[e.Leg]);
                break;
            case CallEffect.SetHold e:
                SetHold(debt, e);
                break;
            case CallEffect.SetCoaching e:
                SetCoaching(debt, e);
                break;
            case CallEffect.SetEndsRoom e:
                SetEnds(debt, e);
                break;
            case CallEffect.EndRoom e:
                Request(debt, () => network.EndRoom(debt.Call.Id, e.Room), () => Done(debt));
                break;
            case CallEffect.RedirectLeg e:
                Request(debt, () => network.Redirect(network.Find(debt.Call[e.Leg].Sid!)!, e.Room), () => Done(debt));
                break;
            case CallEffect.FindExpert:
                FindExpert(debt);
                break;
            case CallEffect.Announce:
                Done(debt);
                break;
            default:
                throw new InvalidOperationException($"{debt.Effect.Name} is not known to the simulation.");
        }
    }

    private void Dial(Debt debt, Leg leg, bool doubtful)
    {
        if (leg is not { IsLive: true, Sid: null }) Done(debt);
        else if (doubtful && leg.Number is not null) Conclude(debt, new CallEvent.Fact.LegEnded(leg.Id, null, LegEnding.Failed));
        else if (doubtful) Look(debt, leg);
        else Create(debt, leg);
    }

    private void Look(Debt debt, Leg leg)
    {
        PhoneLeg? found = null;
        Request(debt, () => found = network.Legs.Find(one => one.IsLive && one.Agent == leg.Agent && one.Call == debt.Call.Id && one.Id == leg.Id), () =>
        {
            if (found is null) Create(debt, leg);
            else Conclude(debt, new CallEvent.Fact.LegProgressed(leg.Id, found.Sid, LegProgress.Dialled));
        });
    }

    private void Create(Debt debt, Leg leg)
    {
        var now = debt.Call[leg.Id];
        if (now is not { IsLive: true, Sid: null })
        {
            Done(debt);
            return;
        }

        if (now.Released || debt.Call.IsOver)
        {
            Conclude(debt, new CallEvent.Fact.LegEnded(leg.Id, null, debt.Call.Customer.IsLive ? LegEnding.Canceled : LegEnding.CallerLeft));
            return;
        }

        if (Turn(debt) is var wait and > 0) Alive(wait, () => Create(debt, leg));
        else Place(debt, leg);
    }

    // The turn that was taken is this debt's until it is used.
    private int Turn(Debt debt)
    {
        if (debt.Turn is null) _nextTurn = (debt.Turn = Math.Max(_nextTurn, agenda.Now)).Value + network.BetweenCalls;
        return (int)(debt.Turn.Value - agenda.Now);
    }

    private void Place(Debt debt, Leg leg)
    {
        debt.Turn = null;
        PhoneLeg? created = null;
        Request(debt, () => created = network.Create(debt.Call.Id, leg.Id, leg.Agent, leg.Agent is not { } agent || IsReachable(agent)),
            () => Conclude(debt, new CallEvent.Fact.LegProgressed(leg.Id, created!.Sid, LegProgress.Dialled)));
    }

    private void EndLeg(Debt debt, Leg leg)
    {
        if (leg.Sid is not { } sid)
        {
            if (leg.IsLive) Again(debt, 200);
            else Done(debt);
            return;
        }

        var ending = LegEnding.HungUp;
        Request(debt, () => ending = End(sid), () => Conclude(debt, new CallEvent.Fact.LegEnded(leg.Id, sid, ending)));
    }

    private LegEnding End(string sid)
    {
        if (network.Find(sid) is not { IsLive: true } leg) return LegEnding.HungUp;
        var ending = leg.IsUp ? LegEnding.HungUp : LegEnding.Canceled;
        network.End(leg, ending, byParty: false);
        return ending;
    }

    private void SetHold(Debt debt, CallEffect.SetHold e)
    {
        bool? held = null;
        var sid = debt.Call[e.Leg].Sid!;
        Request(debt, () => held = network.SetHold(debt.Call.Id, e.Room, sid, e.Held), () => Conclude(debt, held is { } now
            ? new CallEvent.Fact.HoldAnswered(e.Leg, e.Room, now)
            : new CallEvent.Fact.ParticipantLeft(sid, e.Room, HungUp: false)));
    }

    // Whom to whisper to is asked anew each time.
    private void SetCoaching(Debt debt, CallEffect.SetCoaching e)
    {
        var (sid, voice) = (debt.Call[e.Leg].Sid!, Coaching.Wanted(debt.Call, debt.Call[e.Leg]));
        var answer = VoiceAnswer.Gone;
        Request(debt, () => answer = network.SetCoaching(debt.Call.Id, e.Room, sid, voice), () =>
        {
            if (answer == VoiceAnswer.NobodyToCoach) Again(debt, NobodyToCoach);
            else Conclude(debt, answer == VoiceAnswer.Done
                ? new CallEvent.Fact.CoachingAnswered(e.Leg, e.Room, voice.Muted, voice.Coaching)
                : new CallEvent.Fact.ParticipantLeft(sid, e.Room, HungUp: false));
        });
    }

    private void FindExpert(Debt debt)
    {
        if (office.RingExpert(debt.Call) is { Code: RefusalCode.AgentNotAvailable }) Again(debt, 100);
        else Done(debt);
    }

    private void SetEnds(Debt debt, CallEffect.SetEndsRoom e)
    {
        var brought = rules.EndsRoomNow(debt.Call[e.Leg], e);
        Request(debt, () => network.SetEnds(debt.Call.Id, e.Room, debt.Call[e.Leg].Sid!, brought), () =>
        {
            if (brought == rules.EndsRoomNow(debt.Call[e.Leg], e)) Done(debt);
            else SetEnds(debt, e);
        });
    }

    private void Request(Debt debt, Action deed, Action then)
    {
        var way = chance.Between(Luck.Travel, debt.Serial, 20, 150);
        if (debt.Tries <= FaultsInARow && chance.Strikes(Luck.RestRefused, debt.Serial, weather.Rest))
        {
            Fail(debt, way * 2);
        }
        else if (debt.Tries <= FaultsInARow && chance.Strikes(Luck.RestTimeOut, debt.Serial, weather.Rest / 2))
        {
            agenda.In(way, deed);
            Fail(debt, TimeOut);
        }
        else
        {
            // Twilio does what it was asked even when the one who asked has died meanwhile.
            agenda.In(way, deed);
            Alive(way * 2, then);
        }
    }

    private void Fail(Debt debt, int after)
    {
        Trouble(debt);
        Alive(after, () => Again(debt, Math.Min(250 << Math.Min(debt.Tries, 10), 5_000)));
    }

    private void Alive(int after, Action then)
    {
        var life = _life;
        agenda.In(after, () =>
        {
            if (life == _life) then();
        });
    }

    private void Conclude(Debt debt, CallEvent.Fact fact)
    {
        office.Post(debt.Call.Id, fact);
        Done(debt);
    }

    private void Done(Debt debt)
    {
        debt.InFlight = false;
        if (!_open.Remove(debt)) throw new InvalidOperationException($"{debt.Effect} is done twice.");
        if (debt.IsTroubled) Count(debt, -1);
    }

    private static void Trouble(Debt debt)
    {
        if (!debt.IsTroubled) Count(debt, 1);
        debt.IsTroubled = true;
    }

    private static void Count(Debt debt, int by)
    {
        debt.Dossier.Troubled += by;
        if (debt.Effect is CallEffect.EndRoom or CallEffect.RedirectLeg or CallEffect.SetHold or CallEffect.SetCoaching) debt.Dossier.Helpless += by;
    }
}
