using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A small model of Twilio: legs and conferences, and what it tells about them.</summary>
internal sealed class PhoneNetwork(Agenda agenda, Chance chance)
{
    /// <summary>Twilio lets a phone ring for five seconds longer than it was told.</summary>
    public const int RingsFor = 25_000;
    /// <summary>A customer whom we call is rung for longer.</summary>
    public static int RingTimeOf(PhoneLeg leg) => leg.IsCustomer ? RingsFor + 10_000 : RingsFor;

    private const int Sentence = 2_500;
    private long _nextPlaced;

    /// <summary>Twilio places so many milliseconds apart what it is asked to call.</summary>
    public int BetweenCalls { get; init; } = 1_000;

    public List<PhoneLeg> Legs { get; } = [];

    public List<Conference> Conferences { get; } = [];

    /// <summary>What it has recorded.</summary>
    public List<Message> Messages { get; } = [];

    public Studio Studio => field ??= new(this);

    /// <summary>When it was asked to call somebody.</summary>
    public List<long> Creations { get; } = [];

    /// <summary>The product's end of the line; set once, because each needs the other.</summary>
    public Webhooks Webhooks { get; set; } = null!;

    /// <summary>What the party of a ringing leg does about it.</summary>
    public Action<PhoneLeg> OnRing { get; set; } = _ => { };

    public PhoneLeg? Find(string sid) => Legs.Find(leg => leg.Sid == sid);

    public PhoneLeg CallIn(CallId call, LegId id, AgentId? agent, bool watches = false)
    {
        var leg = Add(id == LegId.Customer ? call.Value : $"CA{Legs.Count:00}", call, id, agent, calledIn: true, watches);
        leg.Progress = LegProgress.Answered;
        leg.Busy = true;
        return leg;
    }

    public PhoneLeg Create(CallId call, LegId id, AgentId? agent, bool reachable)
    {
        var leg = Add($"CA{Legs.Count:00}", call, id, agent, calledIn: false);
        Creations.Add(agenda.Now);
        var turn = Math.Max(_nextPlaced, agenda.Now);
        _nextPlaced = turn + BetweenCalls;
        agenda.In(turn - agenda.Now + Travel(leg, 60, 400), () => Place(leg, reachable));
        return leg;
    }

    public void Answer(PhoneLeg leg)
    {
        if (leg.Progress != LegProgress.Ringing) return;
        leg.Progress = LegProgress.Answered;
        Webhooks.Tell(leg, new CallEvent.Fact.LegProgressed(leg.Id, leg.Sid, LegProgress.Answered));
        AskAtDoor(leg);
    }

    public void End(PhoneLeg leg, LegEnding ending, bool byParty)
    {
        if (!leg.IsLive) return;
        leg.Progress = LegProgress.Ended;
        leg.Ending = ending;
        leg.EndedByParty = byParty;
        leg.WasTalking = leg.In is { Started: true };
        if (leg.RecordedSince is not null) Keep(leg);
        Studio.LegEnded(leg);
        var room = leg.In?.Room;
        if (leg.In is { } conference) Leave(leg, conference, hungUp: true);
        if (room is null && leg.CalledIn) Webhooks.Lose(leg);
        if (!leg.CalledIn && !leg.IsQueued) Webhooks.Tell(leg, new CallEvent.Fact.LegEnded(leg.Id, leg.Sid, ending));
        if (room is { } left && chance.Strikes(Luck.LastAsk, leg.Serial, 0.5)) Webhooks.AskNext(leg, left, hungUp: true, _ => { });
    }

    public void Perform(PhoneLeg leg, Document document)
    {
        if (!leg.IsLive) return;
        leg.Busy = document is not Document.Enter { SaysFirst: false };
        switch (document)
        {
            case Document.Enter { SaysFirst: true } enter:
                Then(leg, Sentence, () => Perform(leg, enter with { SaysFirst = false }));
                break;
            case Document.Enter enter:
                Join(leg, enter);
                break;
            case Document.AskAgain:
                Then(leg, 1_000, () => AskAtDoor(leg));
                break;
            case Document.HearBriefing briefing:
                leg.HearsBriefing = true;
                Then(leg, briefing.Milliseconds, () => Briefed(leg));
                break;
            case Document.Goodbye goodbye:
                Then(leg, goodbye.Says ? Sentence : 0, () => Dismiss(leg, goodbye));
                break;
            case Document.Record:
                leg.IsElsewhere = true;
                Then(leg, Sentence, () => Record(leg));
                break;
            case Document.Forward:
                leg.IsElsewhere = true;
                Then(leg, chance.Between(Luck.Caller, leg.Serial, 3_000, 20_000), () => End(leg, LegEnding.HungUp, byParty: true));
                break;
        }
    }

    public Conference? LiveRoom(CallId call, int room) => Conferences.Find(one => one.IsLive && one.Call == call && one.Room == room);

    public void EndRoom(CallId call, int room)
    {
        if (LiveRoom(call, room) is { } conference) Finish(conference, endedBy: null);
    }

    /// <summary>Null: nobody of that sid is in the room.</summary>
    public bool? SetHold(CallId call, int room, string sid, bool held)
    {
        if (LiveRoom(call, room) is not { } conference || conference.Legs.Find(leg => leg.Sid == sid) is not { } leg) return null;
        if (leg.Held == held) return held;
        leg.Held = held;
        TellFlags(leg, conference);
        return held;
    }

    public void SetMuted(PhoneLeg leg, bool muted)
    {
        if (leg.In is not { IsLive: true } conference || leg.Muted == muted) return;
        leg.Muted = muted;
        TellFlags(leg, conference);
    }

    /// <summary>Muted and coach in one go.</summary>
    public VoiceAnswer SetCoaching(CallId call, int room, string sid, CoachingFlags voice)
    {
        if (LiveRoom(call, room) is not { } conference || conference.Legs.Find(leg => leg.Sid == sid) is not { } leg) return VoiceAnswer.Gone;
        if (voice.Coaching is { } coached && !conference.Legs.Exists(other => other.Sid == coached)) return VoiceAnswer.NobodyToCoach;
        leg.Coaching = voice.Coaching;
        SetMuted(leg, voice.Muted);
        return VoiceAnswer.Done;
    }

    public void SetEnds(CallId call, int room, string sid, bool ends)
    {
        if (LiveRoom(call, room)?.Legs.Find(leg => leg.Sid == sid) is { Held: false } leg) leg.Ends = ends;
    }

    /// <summary>The leg is redirected to the address of what comes next.</summary>
    public void Redirect(PhoneLeg leg, int room)
    {
        if (leg is not { IsUp: true, In: null }) return;
        leg.IsBriefingCut |= leg.HearsBriefing;
        AskNext(leg, room);
    }

    /// <summary>A leg that may be in a conference leaves it, to be told something.</summary>
    public void TakeOut(PhoneLeg leg, int room)
    {
        if (!leg.IsUp) return;
        if (leg.In is { } conference) Leave(leg, conference, hungUp: false);
        AskNext(leg, room);
    }

    public void AskAtDoor(PhoneLeg leg)
    {
        var errand = Begin(leg);
        Webhooks.AskAtDoor(leg, document => Follow(leg, errand, document));
    }

    /// <summary>An agent's browser has called in to come back.</summary>
    public void AskBack(PhoneLeg leg)
    {
        var errand = Begin(leg);
        Webhooks.AskRejoin(leg, document => Follow(leg, errand, document));
    }

    /// <summary>A supervisor's browser has called in to take part.</summary>
    public void AskWatch(PhoneLeg leg, MonitorMode mode)
    {
        var errand = Begin(leg);
        Webhooks.AskWatch(leg, mode, document => Follow(leg, errand, document));
    }

    /// <summary>What Twilio answers when it is asked about one call.</summary>
    public CallAtTwilio Look(Call call) => new(
        agenda.Clock,
        [.. Conferences.Where(one => one.IsLive && one.Call == call.Id).Select(Look)],
        [.. Legs.Where(leg => call.FindBySid(leg.Sid) is not null).Select(leg => new LegAtTwilio(leg.Sid, leg.Progress, leg.Ending))]);

    private static ConferenceAtTwilio Look(Conference one) =>
        new(one.Room, one.Sid, [.. one.Legs.Select(leg => new ParticipantAtTwilio(leg.Sid, leg.Muted, leg.Held))]);

    private void Briefed(PhoneLeg leg)
    {
        (leg.HearsBriefing, leg.IsBriefed) = (false, true);
        AskAtDoor(leg);
    }

    private void Dismiss(PhoneLeg leg, Document.Goodbye goodbye)
    {
        leg.HeardGoodbye = goodbye.Says;
        End(leg, LegEnding.HungUp, byParty: false);
    }

    private void Record(PhoneLeg leg)
    {
        leg.RecordedSince = agenda.Now;
        Then(leg, chance.Between(Luck.Caller, leg.Serial, 0, 9_000), () =>
        {
            Keep(leg);
            Perform(leg, new Document.Goodbye(Says: true));
        });
    }

    private void Keep(PhoneLeg leg)
    {
        var message = new Message($"RE{Messages.Count:00}", leg.Call, agenda.Now - leg.RecordedSince!.Value, agenda.Now);
        leg.RecordedSince = null;
        Messages.Add(message);
        Webhooks.Tell(leg, message);
    }

    private void TellFlags(PhoneLeg leg, Conference conference) =>
        Webhooks.Tell(leg, new CallEvent.Fact.ParticipantFlags(leg.Sid, conference.Room, leg.Muted, leg.Held, ++conference.Sequence));

    private void AskNext(PhoneLeg leg, int room)
    {
        var errand = Begin(leg);
        Webhooks.AskNext(leg, room, hungUp: false, document => Follow(leg, errand, document));
    }

    private static int Begin(PhoneLeg leg)
    {
        (leg.Busy, leg.IsStranded) = (true, false);
        return ++leg.Errand;
    }

    private void Follow(PhoneLeg leg, int errand, Document document)
    {
        if (leg.Errand == errand) Perform(leg, document);
    }

    private void Then(PhoneLeg leg, int after, Action then)
    {
        var errand = Begin(leg);
        agenda.In(after, () =>
        {
            if (leg.IsLive && leg.Errand == errand) then();
        });
    }

    private PhoneLeg Add(string sid, CallId call, LegId id, AgentId? agent, bool calledIn, bool watches = false)
    {
        var leg = new PhoneLeg(Legs.Count, sid, call, id, agent) { CalledIn = calledIn, Watches = watches };
        Legs.Add(leg);
        return leg;
    }

    private void Place(PhoneLeg leg, bool reachable)
    {
        if (!leg.IsLive) return;
        leg.IsQueued = false;
        if (reachable) Ring(leg);
        else End(leg, LegEnding.NotRegistered, byParty: true);
    }

    private void Ring(PhoneLeg leg)
    {
        (leg.Progress, leg.RangAt) = (LegProgress.Ringing, agenda.Now);
        Webhooks.Tell(leg, new CallEvent.Fact.LegProgressed(leg.Id, leg.Sid, LegProgress.Dialled));
        Webhooks.Tell(leg, new CallEvent.Fact.LegProgressed(leg.Id, leg.Sid, LegProgress.Ringing));
        agenda.In(RingTimeOf(leg), () =>
        {
            if (leg.Progress == LegProgress.Ringing) End(leg, LegEnding.NoAnswer, byParty: true);
        });
        OnRing(leg);
    }

    private void Join(PhoneLeg leg, Document.Enter enter)
    {
        // Now and then a leg falls out of its document: the wait document could not be fetched, a label was taken.
        if (chance.Strikes(Luck.Stranded, leg.Serial, 0.002))
        {
            leg.IsStranded = true;
            return;
        }

        var conference = LiveRoom(leg.Call, enter.Room);
        if (conference is null) Conferences.Add(conference = new Conference(leg.Call, enter.Room, $"CF{Conferences.Count:00}"));
        (leg.In, leg.Held, leg.Muted, leg.Coaching, leg.Starts, leg.Ends) = (conference, false, enter.Muted, null, enter.Starts, enter.Ends);
        conference.Legs.Add(leg);
        conference.Started |= conference.Legs.Count > 1 && conference.Legs.Exists(one => one.Starts);
        conference.Sequence++;
        Webhooks.Tell(leg, new CallEvent.Fact.ParticipantJoined(leg.Sid, conference.Room, conference.Sid));
    }

    private void Leave(PhoneLeg leg, Conference conference, bool hungUp)
    {
        Remove(leg, conference, hungUp);
        if (leg.Ends) Finish(conference, leg.Sid);
        else if (conference.Legs.Count == 0) Finish(conference, endedBy: null);
    }

    private void Remove(PhoneLeg leg, Conference conference, bool hungUp)
    {
        (leg.In, leg.Held, leg.Muted, leg.Coaching) = (null, false, false, null);
        conference.Legs.Remove(leg);
        conference.Sequence++;
        Webhooks.Tell(leg, new CallEvent.Fact.ParticipantLeft(leg.Sid, conference.Room, hungUp));
    }

    private void Finish(Conference conference, string? endedBy)
    {
        conference.IsLive = false;
        foreach (var leg in conference.Legs.ToArray())
        {
            Remove(leg, conference, hungUp: false);
            AskNext(leg, conference.Room);
        }

        Webhooks.Tell(conference, new CallEvent.Fact.RoomEnded(conference.Room, endedBy));
    }

    private int Travel(PhoneLeg leg, int least, int most) => chance.Between(Luck.Travel, leg.Serial, least, most);
}

/// <summary>What Twilio makes of a change of who hears a participant.</summary>
internal enum VoiceAnswer
{
    Done,

    /// <summary>Nobody of that sid is in the room.</summary>
    Gone,

    /// <summary>Whoever is to be coached is not in the conference.</summary>
    NobodyToCoach,
}
