using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>One node carries out effects; REST fails before or after the deed, and a process dies or stands still between deed and note.</summary>
internal sealed class Relay(Agenda agenda, Chance chance, Weather weather, Rules rules, Outbox outbox, Node node, PhoneNetwork network)
{
    private const int TimeOut = 2_000;
    private const int NobodyToCoach = 500;
    private const int FaultsInARow = 3;
    private int _life;
    private long _nextTurn;

    /// <summary>What is under way here goes no further.</summary>
    /// <param name="dies">And the process forgets what it knew of the account's budget.</param>
    public void Stop(bool dies)
    {
        _life++;
        if (dies) _nextTurn = 0;
    }

    public void Carry(Debt debt)
    {
        (debt.InFlight, debt.Holder) = (true, node);
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
                Request(debt, () => network.EndRoom(debt.Call.Id, e.Room), () => outbox.Done(debt));
                break;
            case CallEffect.RedirectLeg e:
                Request(debt, () => network.Redirect(network.Find(debt.Call[e.Leg].Sid!)!, e.Room), () => outbox.Done(debt));
                break;
            case CallEffect.TakeOut e:
                TakeOut(debt, e.Room);
                break;
            case CallEffect.FindExpert:
                FindExpert(debt);
                break;
            case CallEffect.StartRecording e:
                Record(debt, debt.Call[e.Leg].Sid!, e.Leg, doubtful && rules.LooksForRecordings);
                break;
            case CallEffect.SetRecording e:
                SetRecording(debt, e);
                break;
            case CallEffect.StartTranscription e:
                Transcribe(debt, e);
                break;
            case CallEffect.StopTranscription e:
                StopTranscript(debt, e);
                break;
            case CallEffect.Announce:
                outbox.Done(debt);
                break;
            default:
                throw new InvalidOperationException($"{debt.Effect.Name} is not known to the simulation.");
        }
    }

    private void Dial(Debt debt, Leg leg, bool doubtful)
    {
        if (leg is not { IsLive: true, Sid: null }) outbox.Done(debt);
        else if (doubtful && leg.Agent is null) Conclude(debt, new CallEvent.Fact.LegEnded(leg.Id, null, LegEnding.Failed));
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
            outbox.Done(debt);
            return;
        }

        if (now.Released || debt.Call.IsOver)
        {
            Conclude(debt, new CallEvent.Fact.LegEnded(leg.Id, null, debt.Call.Customer.IsLive ? LegEnding.Canceled : LegEnding.CallerLeft));
            return;
        }

        if (Turn(debt) is var wait and > 0) Alive(debt, wait, () => Create(debt, leg));
        else Place(debt, leg);
    }

    // The turn that was taken is this debt's until it is used.
    private int Turn(Debt debt)
    {
        if (debt.Turn is null || debt.Turn < agenda.Now) _nextTurn = (debt.Turn = Math.Max(_nextTurn, agenda.Now)).Value + network.BetweenCalls;
        return (int)(debt.Turn.Value - agenda.Now);
    }

    private void Place(Debt debt, Leg leg)
    {
        debt.Turn = null;
        PhoneLeg? created = null;
        Request(debt, () => created = network.Create(debt.Call.Id, leg.Id, leg.Agent, leg.Agent is not { } agent || outbox.IsReachable(agent)),
            () => Conclude(debt, new CallEvent.Fact.LegProgressed(leg.Id, created!.Sid, LegProgress.Dialled)));
    }

    private void EndLeg(Debt debt, Leg leg)
    {
        if (leg.Sid is not { } sid)
        {
            if (leg.IsLive) outbox.Again(debt, 200);
            else outbox.Done(debt);
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
            if (answer == VoiceAnswer.NobodyToCoach) outbox.Again(debt, NobodyToCoach);
            else Conclude(debt, answer == VoiceAnswer.Done
                ? new CallEvent.Fact.CoachingAnswered(e.Leg, e.Room, voice.Muted, voice.Coaching)
                : new CallEvent.Fact.ParticipantLeft(sid, e.Room, HungUp: false));
        });
    }

    private void Record(Debt debt, string sid, LegId leg, bool looks)
    {
        if (!Recordings.IsToBegin(debt.Call, leg))
        {
            outbox.Done(debt);
            return;
        }

        Tape? begun = null;
        Request(debt, () => begun = (looks ? network.Studio.RunningOf(sid) : null) ?? network.Studio.Begin(sid), () => Conclude(debt, begun is null
            ? new CallEvent.Fact.RecordingRefused(leg, RecordingState.InProgress, "the leg is over")
            : new CallEvent.Fact.RecordingBegun(leg, begun.Sid)));
    }

    // What is wanted is asked anew each time.
    private void SetRecording(Debt debt, CallEffect.SetRecording e)
    {
        if (Recordings.Of(debt.Call, e.Leg) is not { Sid: { } sid } known)
        {
            outbox.Done(debt);
            return;
        }

        var wanted = Recordings.Wanted(debt.Call, known);
        CallEvent.Fact? answer = null;
        var refuses = wanted == RecordingState.Paused && chance.Strikes(Luck.PauseRefused, debt.Serial, weather.Rest);
        Request(debt, () => answer = (!refuses || network.Studio.Does(sid, wanted)) && network.Studio.Set(sid, wanted) == wanted ? new CallEvent.Fact.RecordingAnswered(e.Leg, wanted) : new CallEvent.Fact.RecordingRefused(e.Leg, wanted, "no"), () => Conclude(debt, answer!));
    }

    // Whoever has been answered meanwhile is left in peace.
    private void TakeOut(Debt debt, int room)
    {
        if (rules.TakesOut(debt.Call, room)) Request(debt, () => network.TakeOut(network.Find(debt.Call.Customer.Sid!)!, room), () => outbox.Done(debt));
        else outbox.Done(debt);
    }

    // A stop may overtake the beginning, and a request that timed out may have been heard.
    private void Transcribe(Debt debt, CallEffect.StartTranscription e)
    {
        if (network.Find(debt.Call[e.Leg].Sid!) is not { } leg || !rules.Transcribes(debt.Call[e.Leg], e.Number)) Untranscribe(debt, e);
        else Request(debt, () => leg.Transcribed.Add(e.Number), () =>
        {
            if (rules.Transcribes(debt.Call[e.Leg], e.Number)) Conclude(debt, new CallEvent.Fact.TranscriptionBegun(e.Leg, e.Number));
            else Untranscribe(debt, e);
        });
    }

    private void Untranscribe(Debt debt, CallEffect.StartTranscription e) =>
        Request(debt, () => network.Find(debt.Call[e.Leg].Sid!)?.Transcribed.Remove(e.Number), () => Conclude(debt, new CallEvent.Fact.TranscriptionStopped(e.Leg, e.Number)));

    private void StopTranscript(Debt debt, CallEffect.StopTranscription e) => Request(debt, () => network.Find(debt.Call[e.Leg].Sid!)?.Transcribed.Remove(e.Number), () =>
    {
        if (Transcription.SpanOf(debt.Call, e.Leg, e.Number) is { HasBegun: true }) Conclude(debt, new CallEvent.Fact.TranscriptionStopped(e.Leg, e.Number));
        else outbox.Done(debt);
    });

    private void FindExpert(Debt debt)
    {
        if (node.Dispatcher.RingExpert(debt.Call) is { Code: RefusalCode.AgentNotAvailable }) outbox.Again(debt, 100);
        else outbox.Done(debt);
    }

    private void SetEnds(Debt debt, CallEffect.SetEndsRoom e)
    {
        var brought = rules.EndsRoomNow(debt.Call[e.Leg], e);
        Request(debt, () => network.SetEnds(debt.Call.Id, e.Room, debt.Call[e.Leg].Sid!, brought), () =>
        {
            if (brought == rules.EndsRoomNow(debt.Call[e.Leg], e)) outbox.Done(debt);
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
            Alive(debt, way * 2, then);
        }
    }

    private void Fail(Debt debt, int after)
    {
        Outbox.Trouble(debt);
        Alive(debt, after, () => outbox.Again(debt, Math.Min(250 << Math.Min(debt.Tries, 10), 5_000)));
    }

    private void Alive(Debt debt, int after, Action then)
    {
        var life = _life;
        agenda.In(after, () => node.WhenAwake(() =>
        {
            if (life != _life) return;
            if (rules.CarriesOut(node.IsOnDuty, debt.SavedBy == node)) then();
            else outbox.LetGo(debt);
        }));
    }

    private void Conclude(Debt debt, CallEvent.Fact fact)
    {
        node.Desk.Post(debt.Call.Id, fact);
        outbox.Done(debt);
    }
}
