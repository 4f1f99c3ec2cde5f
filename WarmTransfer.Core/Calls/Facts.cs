namespace WarmTransfer.Core.Calls;

/// <summary>How each fact changes what is known of the legs. Nothing is decided here.</summary>
internal static class Facts
{
    public static Step Merge(Call call, CallEvent.Fact fact, CallPolicy policy, DateTimeOffset now) => fact switch
    {
        CallEvent.Fact.CustomerArrived => Step.Of(call),
        CallEvent.Fact.FlowStepped f => Step.Of(FlowFacts.Merge(call, f.Progress, now)),
        CallEvent.Fact.LegProgressed f => Change(call, f.Leg, f.Sid, leg => Learn(leg, f.Sid).MoveTo(f.Progress, now)),
        CallEvent.Fact.LegEnded f => Change(call, f.Leg, f.Sid, leg => (f.Sid is null ? leg : Learn(leg, f.Sid)).End(f.Ending, now)),
        CallEvent.Fact.AgentAnswered f => Change(call, f.Leg, f.Sid, leg => AtDoor(call, Learn(leg, f.Sid), policy, now)),
        CallEvent.Fact.ParticipantJoined f => Joined(call, f),
        CallEvent.Fact.ParticipantLeft f => ChangeBySid(call, f.Sid, leg => Left(leg, f.Room, f.HungUp, now)),
        // Whoever is muted or put on hold in a room is in it, although nobody said so yet.
        CallEvent.Fact.ParticipantFlags f => ChangeBySid(call, f.Sid, leg => leg.Enter(f.Room).Flag(f.Room, f.Muted, f.Held, f.Sequence, now)),
        CallEvent.Fact.RoomEnded f => RoomEnded(call, f, now),
        CallEvent.Fact.DialFinished f => DialFinished(call, f, now),
        CallEvent.Fact.RingTimedOut f => RingGuard(call, f.Leg, now),
        CallEvent.Fact.PhoneGone f => GiveUp(call, f.Leg, LegEnding.NotRegistered, now),
        CallEvent.Fact.HoldAnswered f => Change(call, f.Leg, leg => leg.AnswerHold(f.Room, f.Held, now)),
        CallEvent.Fact.CoachingAnswered f => Change(call, f.Leg, leg => leg.AnswerVoice(f.Room, new CoachingFlags(f.Muted, f.Coaching))),
        CallEvent.Fact.HoldInDoubt f => HoldAgain(call, f.Leg),
        CallEvent.Fact.PresenceInDoubt f => Change(call, f.Leg, leg => leg.Doubt()),
        CallEvent.Fact.RejoinTimeUp f => Step.Of(RejoinTimeUp(call, f.Agent, now)),
        // What follows is seen from the time alone.
        CallEvent.Fact.ConsultTimeUp or CallEvent.Fact.ConsultRequestTimeUp => Step.Of(call),
        CallEvent.Fact.FoundOutside f when !Waits.IsBeingTold(call, f.Leg, now) && !Briefings.IsHeard(call.Find(f.Leg), now) && !call.IsInMenu(policy, now) => Rescue(call, f.Leg),
        CallEvent.Fact.FoundOutside => Step.Of(call),
        CallEvent.Fact.FoundAlive f => call.Find(f.Leg) is { IsLive: false } && !EndOfCall.GoesOn(call, f.Leg) ? Step.Of(call, new CallEffect.EndLeg(f.Leg)) : Step.Of(call),
        CallEvent.Fact.ParticipantsFound f => FoundParticipants.Adopt(call, f, now),
        CallEvent.Fact.RecordingBegun f => Step.Of(RecordingFacts.Begun(call, f, now)),
        CallEvent.Fact.RecordingAnswered f => Step.Of(RecordingFacts.Answered(call, f, now)),
        CallEvent.Fact.TranscriptionBegun f => Transcription.Begun(call, f),
        CallEvent.Fact.TranscriptionStopped f => Step.Of(Transcription.Stopped(call, f)),
        CallEvent.Fact.RecordingRefused f => Step.Of(RecordingFacts.Refused(call, f, now)),
        CallEvent.Fact.RecordingOver f => Step.Of(RecordingFacts.Over(call, f, now)),
        // As above.
        CallEvent.Fact.PauseTimeUp => Step.Of(call),
        CallEvent.Fact.EffectTroubled f => Step.Of(call with { Trouble = f.Trouble }),
        CallEvent.Fact.EffectDone f => Step.Of(call.Trouble?.Effect == f.Effect ? call with { Trouble = null } : call),
        CallEvent.Fact.EndTimedOut => Step.Of(call, [.. call.Legs.Where(leg => leg.IsLive).Select(leg => Voicemail.LetGo(call, leg))]),
        CallEvent.Fact.NothingRecorded => Step.Of(Voicemail.WithoutMessage(call)),
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is not a fact that is known here."),
    };

    private static Step Change(Call call, LegId id, Func<Leg, Leg> change) => Change(call, id, sid: null, change);

    private static Step Change(Call call, LegId id, string? sid, Func<Leg, Leg> change) =>
        Step.Of(call.Find(id, sid) is { } leg ? call.With(change(leg)) : call);

    private static Step ChangeBySid(Call call, string sid, Func<Leg, Leg> change) =>
        Step.Of(call.FindBySid(sid) is { } leg ? call.With(change(leg)) : call);

    private static Leg Learn(Leg leg, string sid) => leg.Sid is null ? leg with { Sid = sid } : leg;

    // Whether the leg may come in is asked of the phase: only a leg that still has a part in the call is admitted.
    private static Leg AtDoor(Call call, Leg leg, CallPolicy policy, DateTimeOffset now) => call.HasPart(leg.Id) && !leg.Released
        ? Briefings.Begin(call, leg, policy).MoveTo(LegProgress.Admitted, now)
        : leg.MoveTo(LegProgress.Answered, now);

    // Whoever hangs up in a room was in it, although nobody said so.
    private static Leg Left(Leg leg, int room, bool hungUp, DateTimeOffset now) =>
        hungUp ? leg.Enter(room).End(LegEnding.HungUp, now).Quit(room) : leg.Quit(room);

    // Somebody who enters a room that the call has left behind would be alone there: ending it sends them after the others, or home.
    private static Step Joined(Call call, CallEvent.Fact.ParticipantJoined f)
    {
        var joined = Follow(ChangeBySid(call, f.Sid, leg => leg.Enter(f.Room)).Call, f);
        var known = f.Conference is { } sid ? joined with { Conferences = joined.Conferences.SetItem(f.Room, sid) } : joined;
        return IsAstray(joined, f) ? Step.Of(known, new CallEffect.EndRoom(f.Room)) : Step.Of(known);
    }

    // A customer whose call is over for us may have been let in just before.
    private static bool IsAstray(Call call, CallEvent.Fact.ParticipantJoined f) => call.FindBySid(f.Sid) is { } leg
        && (call.IsOver ? leg.IsIn(f.Room) || leg is { Id: var id, Released: true } && id == LegId.Customer : f.Room < call.Room && leg.IsIn(f.Room));

    // A customer goes from room to room because we say so: where we do not know of it any more, the others follow.
    private static Call Follow(Call call, CallEvent.Fact.ParticipantJoined f) => f.Sid == call.Customer.Sid && f.Room > call.Room ? call with { Room = f.Room } : call;

    private static Call RejoinTimeUp(Call call, AgentId agent, DateTimeOffset now) =>
        call.Phase.Rejoinable is not { } lost || lost.Agent != agent || lost.Until > now ? call
        : call.Go(
            call.Phase switch
            {
                CallPhase.Offered offer => offer with { Lost = null },
                CallPhase.Talking talking => talking with { Lost = null },
                _ => new CallPhase.Waiting(),
            }, now);

    // Somebody who came in just as the room ended has opened another one of the same name, and is alone there.
    private static Step RoomEnded(Call call, CallEvent.Fact.RoomEnded f, DateTimeOffset now)
    {
        // A customer may leave a conference without hanging up: when Twilio cannot have their music because we are down.
        var left = f.EndedBy is { } sid ? ChangeBySid(call, sid, leg => Left(leg, f.Room, hungUp: leg.Id != LegId.Customer, now)).Call : call;
        var next = NextRoom(left, f.Room);
        return next.Legs.Exists(leg => leg.IsIn(f.Room)) ? Step.Of(next, new CallEffect.EndRoom(f.Room)) : Step.Of(next);
    }

    private static Call NextRoom(Call call, int ended) => ended < call.Room ? call : call with { Room = ended + 1 };

    // That one leg's Dial is over does not prove that the conference is: ending it makes sure that all meet in the next.
    private static Step DialFinished(Call call, CallEvent.Fact.DialFinished f, DateTimeOffset now)
    {
        if (call.Find(f.Leg, f.Sid) is not { } leg) return Step.Of(call);
        // Nobody tells us when a leg ends that has called us, a customer's or a returning agent's: it is sent away with this answer.
        var sentAway = !call.HasPart(leg.Id);
        var left = call.With(Left(leg, f.Room, f.HungUp || sentAway, now));
        return f.HungUp || f.Room < call.Room || call.IsOver || call.IsMonitoring(leg) && IsSomebodyIn(left, f.Room)
            ? Step.Of(left)
            : Step.Of(NextRoom(left, f.Room), new CallEffect.EndRoom(f.Room));
    }

    // Nobody's conversation is moved for somebody who only listens.
    private static bool IsSomebodyIn(Call call, int room) => call.Legs.Exists(leg => leg.Monitoring is null && leg.IsIn(room));

    private static Step HoldAgain(Call call, LegId id) => call.Find(id) is { Held: true, HoldPending: false } leg && leg.IsIn(call.Room)
        ? Step.Of(call.With(leg with { HoldPending = true }), new CallEffect.SetHold(id, call.Room, Held: true))
        : Step.Of(call);

    // Whoever is still kept out for the sake of privacy asks again by themselves. When the call is over, what they are told is goodbye.
    private static Step Rescue(Call call, LegId id) =>
        call.Find(id) is { IsLive: true, Presence: not Presence.In } leg && (call.IsOver || call.HasPart(id)) && Privacy.MayEnter(call, id)
            // A supervisor who was in no room yet may still come into this one: the others are not moved for that.
            ? Step.Of(call, new CallEffect.RedirectLeg(id, call.IsMonitoring(leg) ? leg.Room : Math.Max(leg.Room, 1)))
            : Step.Of(call);

    // A leg whose turn to be dialled never came has not rung: nobody has missed it.
    private static Step RingGuard(Call call, LegId id, DateTimeOffset now) =>
        GiveUp(call, id, call.Find(id) is { Progress: LegProgress.Planned } ? LegEnding.Canceled : LegEnding.NoAnswer, now);

    // Twilio may go on ringing. Whoever has been let in meanwhile stays.
    private static Step GiveUp(Call call, LegId id, LegEnding ending, DateTimeOffset now) =>
        call.Find(id) is { IsLive: true, Progress: < LegProgress.Admitted } leg
            ? Step.Of(call.With(leg.End(ending, now)), new CallEffect.EndLeg(id))
            : Step.Of(call);
}
