using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>
/// Takes in whoever is in the call's conference and is not known here: the database was restored from a back-up, and what has happened since is known to
/// Twilio alone. Who they are to each other follows from who hears whom; nobody who talks is moved for it.
/// </summary>
internal static class FoundParticipants
{
    private const int OwnerAndSecond = 2;

    public static Step Adopt(Call call, CallEvent.Fact.ParticipantsFound f, DateTimeOffset now)
    {
        if (call.IsOver || f.Room < call.Room || !f.Participants.Any(one => IsNew(call, one))) return Step.Of(call);
        var moved = call with { Room = f.Room, Conferences = call.Conferences.SetItem(f.Room, f.Conference) };
        var present = call.AgentLegs.Where(leg => leg.IsIn(f.Room) && !IsThere(f, leg)).Aggregate(moved, (next, gone) => next.With(gone.Quit(f.Room)));
        var replaced = f.Participants.Aggregate(present, (next, one) => EndOthersOf(next, one, f, now));
        return Assign(f.Participants.Aggregate(replaced, (next, one) => Place(next, one, f.Room, now)), now);
    }

    public static bool IsNew(Call call, ParticipantAtTwilio one) => one.Party is not null && call.FindBySid(one.Sid) is null;

    private static bool IsThere(CallEvent.Fact.ParticipantsFound f, Leg leg) => f.Participants.Any(one => one.Sid == leg.Sid);

    // A browser has one call: where its agent had another leg in this call, that one is over.
    private static Call EndOthersOf(Call call, ParticipantAtTwilio one, CallEvent.Fact.ParticipantsFound f, DateTimeOffset now) =>
        IsNew(call, one) && one.Party is Target.Colleague { Agent: var agent } && call.PartOf(agent) is { } other && !IsThere(f, other) ? call.With(other.End(LegEnding.HungUp, now)) : call;

    private static Call Place(Call call, ParticipantAtTwilio one, int room, DateTimeOffset now)
    {
        if (call.FindBySid(one.Sid) is { } known) return call.With(Flag(known.Enter(room), one, room, now));
        return one.Party switch
        {
            null => call,
            Target.Outside { Number: var number } when call.Customer is { Sid: null, IsLive: true } customer && call.From == number => call.With(Found(customer, one, room, now)),
            var party => Add(call, party, one, room, now),
        };
    }

    // A customer whom we call: that they were dialled, and have answered, is known to Twilio alone.
    private static Leg Found(Leg customer, ParticipantAtTwilio one, int room, DateTimeOffset now) =>
        Flag((customer with { Sid = one.Sid, DialAsked = true, HasRingTimeout = true }).MoveTo(LegProgress.Admitted, now).Enter(room), one, room, now);

    private static Call Add(Call call, Target party, ParticipantAtTwilio one, int room, DateTimeOffset now)
    {
        var (planned, leg) = Dialling.Plan(call, party, now);
        var monitoring = ModeOf(one);
        var there = leg with
        {
            Sid = one.Sid, DialAsked = true, HasRingTimeout = true, Progress = LegProgress.Admitted, AdmittedAt = monitoring is null ? now : null, Monitoring = monitoring, EndsRoom = one.EndsRoom,
        };
        return planned.With(Flag(there.Enter(room), one, room, now) with { Coaching = one.Coaching });
    }

    private static Leg Flag(Leg leg, ParticipantAtTwilio one, int room, DateTimeOffset now) => leg.Flag(room, one.Muted, one.Held, leg.FlagsSequence + 1, now);

    // Only supervisors are muted, or heard by one alone.
    private static MonitorMode? ModeOf(ParticipantAtTwilio one) => one switch
    {
        { Coaching: not null } => MonitorMode.Whisper,
        { Muted: true } => MonitorMode.Listen,
        _ => null,
    };

    private static Step Assign(Call call, DateTimeOffset now)
    {
        ImmutableArray<Leg> there = [.. call.AgentLegs.Where(leg => Speaks(call, leg)).OrderBy(leg => leg.Id != call.Phase.OwnerLeg).ThenBy(leg => leg.Held)];
        var parties = call.Phase.Parties;
        var known = !parties.IsEmpty && parties.All(id => there.Any(leg => leg.Id == id)) && (parties.Length == OwnerAndSecond || parties.Length == there.Length);
        if (there.IsEmpty || known) return Step.Of(JoinIn(call, [.. there.Where(leg => !parties.Contains(leg.Id))]));
        var talking = JoinIn(call, there[Math.Min(OwnerAndSecond, there.Length)..]).Go(PhaseOf(call.Customer, there), now) with { AnsweredAt = call.AnsweredAt ?? now };
        return parties.Where(id => call[id].Progress < LegProgress.Admitted).Aggregate(Step.Of(talking), (step, id) => step.Then(next => Dialling.CallOff(next, id, now)));
    }

    private static bool Speaks(Call call, Leg leg) => leg.IsIn(call.Room) && !leg.Released && (leg.Monitoring is null || call.Phase.Parties.Contains(leg.Id));

    // A call has an owner and at most a second; whoever else speaks is a supervisor who has joined in.
    private static Call JoinIn(Call call, ImmutableArray<Leg> others) =>
        others.Aggregate(call, (next, leg) => next.With(leg with { Monitoring = MonitorMode.Barge, AdmittedAt = null }));

    private static CallPhase PhaseOf(Leg customer, ImmutableArray<Leg> there) => there switch
    {
        [var owner] => new CallPhase.Talking(owner.Id, OnHold: customer.Held),
        [var owner, var second, ..] when customer.Held || second.Held => new CallPhase.Consulting(owner.Id, second.Id, WithCustomer: second.Held),
        _ => new CallPhase.ThreeWay(there[0].Id, there[1].Id),
    };
}
