using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Leads;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Everything that the product decides. A planted fault overrides one decision.</summary>
internal class Rules
{
    /// <summary>Here no caller takes longer between two answers, late news of the first and early news of the second included.</summary>
    public static readonly TimeSpan LongestFlowStep = TimeSpan.FromSeconds(10);
    public static readonly CallPolicy Policy = new()
    {
        LongestFlowStep = LongestFlowStep, SeekExperts = [Office.RingAll], TakeMessages = [Office.Messages], ReturnTimes = Office.ReturnTimes, ConsultTimes = Office.ConsultTimes, MergeConsults = [Office.RingAll], TranscribedQueues = [Office.RingAll, Office.Recorded, QueueId.Default],
        Recordings = ImmutableDictionary<QueueId, QueueRecording>.Empty.Add(Office.Recorded, new() { Calls = RecordedCalls.All, Tells = false, Consults = true, LongestPause = TimeSpan.FromSeconds(10) }),
        TellBriefings = [Office.Messages], ConsultRequestTime = TimeSpan.FromSeconds(15), AcceptedRequestTime = TimeSpan.FromSeconds(30),
        Numbers = new NumberPlan { Allowed = ["+1202"], Classify = _ => new(NumberKind.Ordinary, "+1", IsAtHome: true) },
    };
    private static readonly CallMachine Machine = new(Policy);
    private static readonly DispositionSet Said = new() { Codes = [new("done", "Done"), new("handed-over", "Handed over")], Required = true, WhenTransferred = "handed-over" };
    private static readonly AgentMachine Agents = new(new AgentPolicy
    {
        WrapUp = TimeSpan.FromSeconds(3), MissedLimit = 4, Dispositions = new(ImmutableDictionary<QueueId, DispositionSet>.Empty.Add(Office.Requiring, Said)),
    });

    public virtual Step Apply(Call call, CallEvent e, DateTimeOffset now) => Machine.Apply(call, e, now);

    public virtual Step Begin(CallId id, CallEvent.Intent.CallOut intent, DateTimeOffset now) => Machine.Begin(id, intent, now);

    public virtual Step Begin(CallId id, CallEvent.Intent.CallCustomer intent, DateTimeOffset now) => Machine.Begin(id, intent, now);

    /// <summary>Who was asked for a consultation while they were busy, and is free.</summary>
    public virtual IEnumerable<(Call Call, AgentId Agent)> Requested(IEnumerable<Call> calls, IReadOnlyDictionary<AgentId, Agent> agents, DateTimeOffset now) => Router.Requested(calls, agents, now);

    public virtual ImmutableArray<Offer> Match(Queues queues, IReadOnlyCollection<Call> calls, IEnumerable<Agent> agents, DateTimeOffset now) => Router.Match(queues, calls, agents, now);

    public virtual bool StartsRoom(Call call, Leg leg) => call.StartsRoom(leg);

    /// <summary>What is sent to Twilio for a change of <see cref="Leg.EndsRoom"/>.</summary>
    public virtual bool EndsRoomNow(Leg leg, CallEffect.SetEndsRoom change) => leg.EndsRoom;

    public virtual bool EntersMuted(Leg leg) => leg.Monitoring is not null;

    /// <summary>Whether the customer is still to be taken out of the room when it comes to doing it.</summary>
    public virtual bool TakesOut(Call call, int room) => call is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Overflowing, Customer.IsLive: true } && call.Room == room;

    /// <summary>Whether Twilio is still to write down what the leg says when it comes to asking, and after it was asked.</summary>
    public virtual bool Transcribes(Leg leg, int number) => Transcription.IsWanted(leg, number);

    public virtual bool HasPart(Call call, LegId leg) => call.HasPart(leg);

    public virtual bool MayEnter(Call call, LegId leg) => Privacy.MayEnter(call, leg);

    public virtual IEnumerable<(AgentId Agent, AgentEvent Event)> ConsequencesOf(Call? before, Call after) => AgentConsequences.Between(before, after);

    public virtual (Agent Agent, Refusal? Refusal) Apply(Agent agent, AgentEvent e, DateTimeOffset now) => Agents.Apply(agent, e, now);

    public virtual IEnumerable<CallEvent.Fact> Inherit(Call call) => CallDifferences.Inherit(call);

    public virtual IEnumerable<CallEvent.Fact> Compare(Call call, CallAtTwilio seen, CallAtTwilio? earlier) => CallDifferences.Compare(call, seen, earlier);

    /// <summary>Which customers wait no longer.</summary>
    public virtual IEnumerable<OverflowDue> Due(WayIn wayIn, IReadOnlyCollection<Call> calls, ImmutableDictionary<QueueId, DateTimeOffset> absences, DateTimeOffset now) =>
        Overflow.Due(wayIn.Queues, calls, absences, queue => wayIn.IsClosed(queue, now), wayIn.MayBeCalled, now);

    /// <summary>What a customer gets whose call is over for us.</summary>
    public virtual Document Farewell(Call call) => call.Phase switch
    {
        CallPhase.Ended { Reason: EndReason.Voicemail } => new Document.Record(),
        CallPhase.Ended { Reason: EndReason.ForwardedOnOverflow or EndReason.ForwardedWhileClosed or EndReason.ForwardedByFlow } => new Document.Forward(),
        _ => new Document.Goodbye(Says: true),
    };

    public virtual LeadEvent? NewsOf(Call call, TimeSpan shortest) => LeadNews.Of(call, shortest);

    /// <summary>Whether what is news of a number belongs to this lead.</summary>
    public virtual bool IsOf(Lead lead, string number) => lead.IsOpen && lead.Number == number;

    public virtual (Lead Lead, Refusal? Refusal) Apply(Lead lead, LeadEvent e, DateTimeOffset now) => LeadMachine.Apply(lead, e, now);

    public virtual ImmutableArray<Call> InLine(IEnumerable<Lead> leads, Predicate<QueueId> isClosed, DateTimeOffset now) => Bookings.InLine(leads, isClosed, _ => false, now);

    /// <summary>Whether a node takes the call with which somebody booked to be still on: it may not have heard.</summary>
    public virtual bool IsStillOn(Saved<Call>? known) => known is { Value.IsOver: false };

    /// <summary>Whether what a process could not note as it died is found later.</summary>
    public virtual bool LooksForLeads => true;

    /// <summary>Whether a call that is over may yet become a lead: nobody knows at first that no message was left.</summary>
    public virtual bool LooksAgain(Call call) => Voicemail.Has(call);

    /// <summary>Whether Twilio is asked for messages of which nobody told.</summary>
    public virtual bool LooksForMessages => true;

    /// <summary>Whether agents are told that the customer may say the data of a card.</summary>
    public virtual bool MayTakePayment(Call call) => Payments.MayBegin(call);

    /// <summary>Whether Twilio is asked for a recording that may have begun, before another is.</summary>
    public virtual bool LooksForRecordings => true;

    /// <summary>WHERE Version = @read.</summary>
    public virtual bool MayWrite(int read, int saved) => read == saved;

    /// <summary>Whether what has a key was taken in before: as this node remembers, and as it is saved.</summary>
    public virtual bool IsRepeat(bool remembered, bool saved) => saved;

    /// <summary>Whether a node keeps what it is told instead of what it knows.</summary>
    public virtual bool IsNews(int known, int told) => told > known;

    /// <summary>Whether what a node has left behind is taken up by whoever comes after it.</summary>
    public virtual bool TakesUpWhatWasLeft => true;

    /// <summary>Whether a node looks in the database for what the bus did not bring.</summary>
    public virtual bool LooksForNews => true;

    /// <summary>Whether a node still has the duty when its last beat was so many milliseconds ago.</summary>
    public virtual bool HoldsDuty(bool believed, long silentFor) => believed && silentFor < Duty.Doubt;

    /// <summary>Whether a node still has the duty when its beat was written, or hit nothing.</summary>
    public virtual bool KeepsDuty(bool written) => written;

    /// <summary>Whether a node carries out what is owed.</summary>
    public virtual bool CarriesOut(bool onDuty, bool savedHere) => onDuty;
}
