using System.Collections.Immutable;
using WarmTransfer.Core.Dispositions;

namespace WarmTransfer.Core.Leads;

/// <summary>The only place that decides anything about a lead. What comes twice changes nothing the second time.</summary>
public static class LeadMachine
{
    /// <summary>Characters of the reason why a lead is given up.</summary>
    public const int ReasonMaxLength = 100;

    /// <summary>For so long a lead is held by whoever is not heard of any more.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(60);

    /// <summary>So often a customer is called who was promised a call; whoever has not been reached by then is a lead like any other.</summary>
    public const int MostRounds = 3;

    /// <summary>A customer who was not reached is called again after this time.</summary>
    public static TimeSpan BetweenRounds { get; } = TimeSpan.FromMinutes(15);

    /// <summary>A customer who was called, and did not wait for an agent, is called again after this time at the soonest.</summary>
    public static TimeSpan AfterHangingUp { get; } = TimeSpan.FromMinutes(1);

    /// <summary>A number's first call that nobody answered.</summary>
    public static Lead Begin(string number, LeadEvent.Missed missed) =>
        new()
        {
            Id = new LeadId(missed.Call.Call.Value), Number = number, Called = missed.Called, Queue = missed.Queue, Language = missed.Language, Calls = [missed.Call], Booking = BookingOf(missed), FollowUp = missed.FollowUp,
        };

    /// <summary>The lead after the event, or why not; then it is unchanged.</summary>
    public static (Lead Lead, Refusal? Refusal) Apply(Lead lead, LeadEvent e, DateTimeOffset now) => e switch
    {
        LeadEvent.Asked asked => Refuse(lead, asked, now) is { } refusal ? (lead, refusal) : (Do(lead, asked, now), null),
        _ when !lead.IsOpen => (lead, null),
        LeadEvent.Missed m => (Join(lead, m), null),
        LeadEvent.Answered a => (a.At >= lead.Last.At || a.Call == lead.Calling ? Close(lead, new LeadEnd(LeadEnding.Answered, a.At, Call: a.Call)) : lead, null),
        LeadEvent.NotReached n => (lead.Calling == n.Call ? Try(lead, n, now) : lead, null),
        LeadEvent.NotBegun n => (lead.Calling == n.Call ? NotBegun(lead, now) : lead, null),
        LeadEvent.CalledFirst c => Call(lead, c.Call, now),
        LeadEvent.Cancelled c => lead is { Booking: not null, Calling: null } ? (Close(lead, new LeadEnd(LeadEnding.Cancelled, now, Call: c.Call)), null) : (lead, NothingToCancel),
        LeadEvent.Renewed => (lead.HolderAt(now) is null ? lead : lead with { Hold = lead.Hold! with { Until = now + Lease } }, null),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is not an event that is known here."),
    };

    private static Refusal? Refuse(Lead lead, LeadEvent.Asked e, DateTimeOffset now) => e switch
    {
        _ when lead.End is { } end => new(RefusalCode.CallEnded, Words(end)),
        LeadEvent.Release { Forced: true } => Refuse(lead.Calling is not null, RefusalCode.WrongPhase, $"The customer is being called at this moment."),
        _ when lead.HolderAt(now) is { } holder && holder != e.By => new(RefusalCode.Taken, $"{holder} has this lead."),
        LeadEvent.Take when lead is { Calling: not null, Hold: null } => BeingCalled,
        LeadEvent.Take => null,
        LeadEvent.CallBack c when lead.Calling == c.Call => null,
        _ when lead is { Calling: not null, Hold: null } => BeingCalled,
        _ when lead.Calling is not null => new(RefusalCode.WrongPhase, $"You are calling this customer at this moment."),
        LeadEvent.CallBack => null,
        LeadEvent.GiveUp g when g.Reason.Trim() is not { Length: > 0 and <= ReasonMaxLength } => new(RefusalCode.WrongPhase, $"Say why, in at most {ReasonMaxLength} characters."),
        _ when lead.HolderAt(now) is null => new(RefusalCode.WrongPhase, $"Take the lead first."),
        _ => null,
    };

    // An agent who cannot be rung is not the only one; a customer who cannot be called is not asked for again and again.
    private static Lead NotBegun(Lead lead, DateTimeOffset now) => lead with
    {
        Calling = null, CallingSince = null, Booking = lead is { Hold: null, Booking: { } booking } ? booking with { NotBefore = now + AfterHangingUp } : lead.Booking,
    };

    private static Refusal BeingCalled { get; } = new(RefusalCode.WrongPhase, $"This customer is being called at this moment.");

    private static Refusal NothingToCancel { get; } = new(RefusalCode.WrongPhase, $"No call-back is booked any more, or the customer is being called at this moment.");

    private static (Lead, Refusal?) Call(Lead lead, CallId call, DateTimeOffset now) => lead switch
    {
        { Calling: { } calling } when calling == call => (lead, null),
        { Calling: null, Booking: not null } when lead.HolderAt(now) is null => (lead with { Calling = call, CallingSince = now, Hold = null }, null),
        _ => (lead, new Refusal(RefusalCode.Taken, $"Somebody sees to this lead already.")),
    };

    private static Refusal? Refuse(bool refused, RefusalCode code, Sentence reason) => refused ? new Refusal(code, reason) : null;

    private static Lead Do(Lead lead, LeadEvent.Asked e, DateTimeOffset now) => e switch
    {
        LeadEvent.Take => Hold(lead, e.By, now),
        LeadEvent.CallBack c => Hold(lead, e.By, now) with { Calling = c.Call, CallingSince = now },
        LeadEvent.Release => lead with { Hold = null },
        LeadEvent.Finish => Close(lead, new LeadEnd(LeadEnding.Done, now, e.By)),
        LeadEvent.GiveUp g => Close(lead, new LeadEnd(LeadEnding.GivenUp, now, e.By, g.Reason.Trim())),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is not known here."),
    };

    private static Lead Hold(Lead lead, AgentId by, DateTimeOffset now) => lead with
    {
        Hold = lead.HolderAt(now) == by ? lead.Hold! with { Until = now + Lease } : new LeadHold(by, now, now + Lease),
    };

    // Older than those that are kept one by one: it has been counted.
    private static bool Knows(Lead lead, MissedCall call) => lead.Calls.Exists(one => one.Call == call.Call) || lead.Calls.Count == Lead.MostCalls && call.At < lead.Calls[0].At;

    private static Lead Promise(Lead lead, FollowUp? followUp) => followUp is null || followUp == lead.FollowUp ? lead : lead with { FollowUp = followUp };

    private static Lead Join(Lead lead, LeadEvent.Missed m) => Knows(lead, m.Call) ? Promise(lead, m.FollowUp) : lead with
    {
        Calls = Newest(lead.Calls.Add(m.Call).Sort((one, other) => one.At.CompareTo(other.At)), Lead.MostCalls), Times = lead.Times + 1,
        Booking = lead.Booking ?? BookingOf(m), FollowUp = m.FollowUp ?? lead.FollowUp,
        Called = m.Call.At >= lead.Last.At ? m.Called : lead.Called, Queue = m.Call.At >= lead.Last.At ? m.Queue : lead.Queue,
        Language = m.Call.At >= lead.Last.At ? m.Language ?? lead.Language : lead.Language,
    };

    // Whoever could not reach the customer has the lead no more: it is open to all, with what came of it.
    private static Lead Try(Lead lead, LeadEvent.NotReached n, DateTimeOffset now) => lead with
    {
        Calling = null, CallingSince = null, Hold = null, Tried = lead.Tried + 1, Booking = Next(lead.Booking, n.Outcome, now),
        Attempts = Newest(lead.Attempts.Add(new LeadAttempt(n.Call, lead.Hold?.By, now, n.Outcome)), Lead.MostAttempts),
    };

    private static Booking? BookingOf(LeadEvent.Missed m) => m.Call.Why is MissedBecause.Booked ? new(m.Call.At - m.Call.Waited, m.Call.At) : null;

    // An agent who did not pick up says nothing of the customer: the next one is asked at once.
    private static Booking? Next(Booking? booking, LeadOutcome outcome, DateTimeOffset now) => booking switch
    {
        null => null,
        _ when outcome is LeadOutcome.CalledOff => booking with { NotBefore = now },
        // They have waited twice: what was promised holds, and they do not wait again.
        _ when outcome is LeadOutcome.HungUp => booking with { NotBefore = now + AfterHangingUp, AgentFirst = true },
        { Rounds: >= MostRounds - 1 } => null,
        _ => booking with { Rounds = booking.Rounds + 1, NotBefore = now + BetweenRounds },
    };

    private static Lead Close(Lead lead, LeadEnd end) => lead with { End = end, Hold = null, Calling = null, CallingSince = null, Booking = null };

    private static ImmutableList<T> Newest<T>(ImmutableList<T> all, int most) => all.Count <= most ? all : all.RemoveRange(0, all.Count - most);

    private static Sentence Words(LeadEnd end) => end.How switch
    {
        LeadEnding.Answered => $"The customer has been spoken to already.",
        LeadEnding.Done => $"This lead is done already.",
        LeadEnding.GivenUp => $"This lead was given up already.",
        LeadEnding.Cancelled => $"The customer has cancelled their call-back.",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end.How, "Not an ending."),
    };
}
