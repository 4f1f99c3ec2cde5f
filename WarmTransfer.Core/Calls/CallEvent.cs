using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Calls;

/// <summary>What happened to a call (<see cref="Fact"/>) or was asked of it (<see cref="Intent"/>). A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Fact.CustomerArrived), "customer-arrived")]
[JsonDerivedType(typeof(Fact.FlowStepped), "flow-stepped")]
[JsonDerivedType(typeof(Fact.LegProgressed), "leg-progressed")]
[JsonDerivedType(typeof(Fact.LegEnded), "leg-ended")]
[JsonDerivedType(typeof(Fact.AgentAnswered), "agent-answered")]
[JsonDerivedType(typeof(Fact.ParticipantJoined), "participant-joined")]
[JsonDerivedType(typeof(Fact.ParticipantLeft), "participant-left")]
[JsonDerivedType(typeof(Fact.ParticipantFlags), "participant-flags")]
[JsonDerivedType(typeof(Fact.RoomEnded), "room-ended")]
[JsonDerivedType(typeof(Fact.DialFinished), "dial-finished")]
[JsonDerivedType(typeof(Fact.RingTimedOut), "ring-timed-out")]
[JsonDerivedType(typeof(Fact.PhoneGone), "phone-gone")]
[JsonDerivedType(typeof(Fact.EndTimedOut), "end-timed-out")]
[JsonDerivedType(typeof(Fact.HoldAnswered), "hold-answered")]
[JsonDerivedType(typeof(Fact.CoachingAnswered), "coaching-answered")]
[JsonDerivedType(typeof(Fact.HoldInDoubt), "hold-in-doubt")]
[JsonDerivedType(typeof(Fact.PresenceInDoubt), "presence-in-doubt")]
[JsonDerivedType(typeof(Fact.RejoinTimeUp), "rejoin-time-up")]
[JsonDerivedType(typeof(Fact.ConsultTimeUp), "consult-time-up")]
[JsonDerivedType(typeof(Fact.ConsultRequestTimeUp), "consult-request-time-up")]
[JsonDerivedType(typeof(Fact.FoundOutside), "found-outside")]
[JsonDerivedType(typeof(Fact.FoundAlive), "found-alive")]
[JsonDerivedType(typeof(Fact.ParticipantsFound), "participants-found")]
[JsonDerivedType(typeof(Fact.NothingRecorded), "nothing-recorded")]
[JsonDerivedType(typeof(Fact.RecordingBegun), "recording-begun")]
[JsonDerivedType(typeof(Fact.RecordingAnswered), "recording-answered")]
[JsonDerivedType(typeof(Fact.RecordingRefused), "recording-refused")]
[JsonDerivedType(typeof(Fact.RecordingOver), "recording-over")]
[JsonDerivedType(typeof(Fact.TranscriptionBegun), "transcription-begun")]
[JsonDerivedType(typeof(Fact.TranscriptionStopped), "transcription-stopped")]
[JsonDerivedType(typeof(Fact.PauseTimeUp), "pause-time-up")]
[JsonDerivedType(typeof(Fact.EffectTroubled), "effect-troubled")]
[JsonDerivedType(typeof(Fact.EffectDone), "effect-done")]
[JsonDerivedType(typeof(Intent.Offer), "offer")]
[JsonDerivedType(typeof(Intent.NextExpert), "next-expert")]
[JsonDerivedType(typeof(Intent.AnnounceWait), "announce-wait")]
[JsonDerivedType(typeof(Intent.Overflow), "overflow")]
[JsonDerivedType(typeof(Intent.BookCallBack), "book-call-back")]
[JsonDerivedType(typeof(Intent.CallOut), "call-out")]
[JsonDerivedType(typeof(Intent.CallCustomer), "call-customer")]
[JsonDerivedType(typeof(Intent.DialIn), "dial-in")]
[JsonDerivedType(typeof(Intent.Consult), "consult")]
[JsonDerivedType(typeof(Intent.ColdTransfer), "cold-transfer")]
[JsonDerivedType(typeof(Intent.RequestConsult), "request-consult")]
[JsonDerivedType(typeof(Intent.AnswerConsultRequest), "answer-consult-request")]
[JsonDerivedType(typeof(Intent.BeginConsult), "begin-consult")]
[JsonDerivedType(typeof(Intent.Merge), "merge")]
[JsonDerivedType(typeof(Intent.Swap), "swap")]
[JsonDerivedType(typeof(Intent.Cancel), "cancel")]
[JsonDerivedType(typeof(Intent.Leave), "leave")]
[JsonDerivedType(typeof(Intent.Hold), "hold")]
[JsonDerivedType(typeof(Intent.Resume), "resume")]
[JsonDerivedType(typeof(Intent.PauseRecording), "pause-recording")]
[JsonDerivedType(typeof(Intent.ResumeRecording), "resume-recording")]
[JsonDerivedType(typeof(Intent.BeginPayment), "begin-payment")]
[JsonDerivedType(typeof(Intent.EndPayment), "end-payment")]
[JsonDerivedType(typeof(Intent.Rejoin), "rejoin")]
[JsonDerivedType(typeof(Intent.HangUp), "hang-up")]
[JsonDerivedType(typeof(Intent.Decline), "decline")]
[JsonDerivedType(typeof(Intent.End), "end")]
[JsonDerivedType(typeof(Intent.RequestHelp), "request-help")]
[JsonDerivedType(typeof(Intent.WithdrawHelpRequest), "withdraw-help-request")]
[JsonDerivedType(typeof(Intent.Monitor), "monitor")]
[JsonDerivedType(typeof(Intent.ChangeMonitorMode), "change-monitor-mode")]
[JsonDerivedType(typeof(Intent.StopMonitoring), "stop-monitoring")]
[JsonDerivedType(typeof(Intent.TakeOver), "take-over")]
[JsonDerivedType(typeof(Intent.Remove), "remove")]
[JsonDerivedType(typeof(Intent.AcceptHelpRequest), "accept-help-request")]
public abstract partial record CallEvent
{
    private CallEvent() { }

    /// <summary>Something that is so, whether it suits us or not. It is merged, never refused.</summary>
    public abstract partial record Fact : CallEvent
    {
        private Fact() { }

        /// <summary>A support number was called, which leads to a queue.</summary>
        /// <param name="Queue">Where the customer waits; of a call that does not wait, the last queue that was closed.</param>
        /// <param name="Closed">Where the call was sent because its queue was closed; null: it was open.</param>
        /// <param name="Needs">Skills that this call needs besides those of its queue, such as the caller's language.</param>
        /// <param name="Flow">How far the call has come in the flow to which the number leads; null: it leads to a queue.</param>
        /// <param name="Told">What they are told before they wait; null: nothing.</param>
        public sealed record CustomerArrived(
            string From, string To, QueueId? Queue = null, CallerVerification? Verification = null, Destination? Closed = null, SkillNeeds? Needs = null, FlowProgress? Flow = null, ToldOnArrival? Told = null) : Fact;

        /// <summary>The caller has answered a menu, and is somewhere else in the flow, or out of it.</summary>
        public sealed record FlowStepped(FlowProgress Progress) : Fact;

        /// <summary>Twilio reports a leg's progress, or the number it gave the leg.</summary>
        public sealed record LegProgressed(LegId Leg, string Sid, LegProgress Progress) : Fact;

        /// <summary>A leg is over, or could not be placed at all.</summary>
        public sealed record LegEnded(LegId Leg, string? Sid, LegEnding Ending) : Fact;

        /// <summary>An agent's phone was picked up and Twilio asks where to connect it: this is where the offer is claimed.</summary>
        public sealed record AgentAnswered(LegId Leg, string Sid) : Fact;

        public sealed record ParticipantJoined(string Sid, int Room, string? Conference = null) : Fact;

        /// <summary>A leg left a conference; <paramref name="HungUp"/> when its party did, and not the conference that ended under it.</summary>
        public sealed record ParticipantLeft(string Sid, int Room, bool HungUp) : Fact;

        public sealed record ParticipantFlags(string Sid, int Room, bool Muted, bool Held, int Sequence) : Fact;

        /// <summary>A conference is over; <paramref name="EndedBy"/> is the sid of the leg whose leaving ended it, when one did.</summary>
        public sealed record RoomEnded(int Room, string? EndedBy) : Fact;

        /// <summary>The conference is over for a leg and Twilio asks where the leg goes next; <paramref name="HungUp"/> when it goes nowhere any more.</summary>
        public sealed record DialFinished(LegId Leg, int Room, bool HungUp, string? Sid = null) : Fact;

        /// <summary>A phone has rung for longer than Twilio lets it: its last callback was lost.</summary>
        public sealed record RingTimedOut(LegId Leg) : Fact;

        /// <summary>The page of the agent whom this leg rings was closed, or its phone cannot be answered any more.</summary>
        public sealed record PhoneGone(LegId Leg) : Fact;

        /// <summary>Twilio's REST API has answered that the participant is now on hold, or off it.</summary>
        public sealed record HoldAnswered(LegId Leg, int Room, bool Held) : Fact;

        /// <summary>Twilio's REST API has answered who hears the participant now.</summary>
        public sealed record CoachingAnswered(LegId Leg, int Room, bool Muted, string? Coaching) : Fact;

        /// <summary>We were down while the leg was on hold: nobody may have answered Twilio when it asked for the music.</summary>
        public sealed record HoldInDoubt(LegId Leg) : Fact;

        /// <summary>We were down while the leg was in a room: Twilio may have asked where it goes next, had no answer, and sent it away.</summary>
        public sealed record PresenceInDoubt(LegId Leg) : Fact;

        /// <summary>The agent who was lost has had time enough to come back.</summary>
        public sealed record RejoinTimeUp(AgentId Agent) : Fact;

        /// <summary>A consultation with this second party has lasted as long as it may.</summary>
        public sealed record ConsultTimeUp(LegId Second) : Fact;

        /// <summary>A colleague who was busy has been asked for a consultation, and has had time enough.</summary>
        public sealed record ConsultRequestTimeUp(AgentId To) : Fact;

        /// <summary>Twilio was asked, twice, and has the leg up but in no conference: whatever it was doing has come to nothing.</summary>
        public sealed record FoundOutside(LegId Leg) : Fact;

        /// <summary>Twilio was asked and still has a leg that was taken to be over.</summary>
        public sealed record FoundAlive(LegId Leg, string Sid) : Fact;

        /// <summary>Somebody is in the call's conference whose leg is not known here, as after the database was restored from a back-up: these are all who are there.</summary>
        public sealed record ParticipantsFound(int Room, string Conference, ImmutableArray<ParticipantAtTwilio> Participants) : Fact
        {
            // An ImmutableArray compares by its array.
            public bool Equals(ParticipantsFound? other) => other is not null && Room == other.Room && Conference == other.Conference && Participants.SequenceEqual(other.Participants);

            public override int GetHashCode() => HashCode.Combine(Room, Conference, Participants.Length);
        }

        /// <summary>The call ended a while ago; whoever is still connected is let go.</summary>
        public sealed record EndTimedOut : Fact;

        /// <summary>The customer was sent to voicemail and left no message there.</summary>
        public sealed record NothingRecorded : Fact;

        /// <summary>Something that is owed does not get done: people are to know.</summary>
        public sealed record EffectTroubled(Trouble Trouble) : Fact;

        /// <summary>What did not get done for a while is done.</summary>
        public sealed record EffectDone(string Effect) : Fact;
    }

    /// <summary>Something that somebody asks for. It may be refused.</summary>
    public abstract partial record Intent : CallEvent
    {
        private Intent() { }

        /// <summary>The agent who asks; null for routing.</summary>
        public abstract AgentId? Actor { get; }

        /// <summary>Routing offers the waiting customer to an agent; <paramref name="Why"/> is for the timeline.</summary>
        /// <param name="Also">The agent is rung as well, while others may be ringing already.</param>
        public sealed record Offer(AgentId Agent, Sentence Why, bool Also = false) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>Routing rings another agent in place of one who did not take the transfer; null: nobody is free. <paramref name="Why"/> is for the timeline.</summary>
        public sealed record NextExpert(AgentId? Agent, Sentence Why) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>Routing has found free the colleague who was asked for a consultation while they were busy: it begins. <paramref name="Why"/> is for the timeline.</summary>
        public sealed record BeginConsult(AgentId Agent, Sentence Why) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>The waiting customer is told where they stand.</summary>
        /// <param name="Position">Place in line, from 1; null: it is not told.</param>
        /// <param name="Estimate">How long they will wait yet, where that is sure enough; null: it is not told.</param>
        /// <param name="AtMost">In place of that, how long they will wait at most; null: it is not told.</param>
        /// <param name="OffersCallBack">They may press a key to be called back instead.</param>
        /// <param name="IsLate">We have called them, and no agent was free in time: they may hang up, and are called again.</param>
        /// <param name="Takes">How long it takes at most to be told; null: not known.</param>
        public sealed record AnnounceWait(int? Position, TimeSpan? Estimate = null, TimeSpan? AtMost = null, bool OffersCallBack = false, bool IsLate = false, TimeSpan? Takes = null) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>The waiting customer is to wait no longer, because a rule of the queue holds; <paramref name="Why"/> is for the timeline.</summary>
        public sealed record Overflow(OverflowRule Rule, Sentence Why) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>The waiting customer wants to be called back, and to keep their place in line.</summary>
        /// <param name="Number">Where they are to be called, E.164.</param>
        public sealed record BookCallBack(string Number) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>Begins a call to a customer who was promised one: their phone is rung before an agent is free, and they wait in front of the others.</summary>
        /// <param name="Number">The customer's, E.164.</param>
        /// <param name="CallerId">The number of ours that the customer sees.</param>
        /// <param name="Queue">Where they wait.</param>
        /// <param name="Reason">Why now, for the timeline; null: nobody says.</param>
        public sealed record CallCustomer(string Number, string CallerId, QueueId Queue, Sentence? Reason = null, string? Language = null) : Intent
        {
            public override AgentId? Actor => null;
        }

        /// <summary>Asked by an agent.</summary>
        public abstract record ByAgent(AgentId By) : Intent
        {
            public override AgentId? Actor => By;
        }

        /// <summary>Begins a call to a customer: the agent's phone is rung first, then the customer's.</summary>
        /// <param name="Number">The customer's, E.164.</param>
        /// <param name="CallerId">The number of ours that the customer sees.</param>
        /// <param name="Queue">Where the customer waits should the agent be lost.</param>
        /// <param name="Reason">Why they are called, in a few words, for the timeline; null: nobody says.</param>
        /// <param name="Language">The customer's, such as <c>en-GB</c>; null: not known.</param>
        public sealed record CallOut(AgentId By, string Number, string CallerId, QueueId Queue, Sentence? Reason = null, string? Language = null) : ByAgent(By);

        /// <summary>Brings somebody else in, in one of three ways.</summary>
        /// <param name="Override">A colleague is rung although they are not available; never one who is on a call or being rung.</param>
        public abstract record Transfer(AgentId By, Target Target, Briefing Briefing, bool Override) : ByAgent(By);

        /// <summary>Introduce: a second party is brought in three-way while customer and owner talk on.</summary>
        public sealed record DialIn(AgentId By, Target Target, Briefing Briefing, bool Override = false) : Transfer(By, Target, Briefing, Override);

        /// <summary>Consult: the customer is put on hold, then the second party is rung, in private.</summary>
        public sealed record Consult(AgentId By, Target Target, Briefing Briefing, bool Override = false) : Transfer(By, Target, Briefing, Override);

        /// <summary>Cold transfer: the owner leaves at once; the customer comes back if the second party, or the other queue, does not answer.</summary>
        public sealed record ColdTransfer(AgentId By, Target Target, Briefing Briefing, bool Override = false) : Transfer(By, Target, Briefing, Override);

        /// <summary>A colleague who is busy is asked for a consultation: nothing rings, customer and owner talk on until the colleague is free.</summary>
        public sealed record RequestConsult(AgentId By, Target Target, Briefing Briefing) : Transfer(By, Target, Briefing, Override: false);

        /// <summary>The colleague answers who was asked; they have no part in the call.</summary>
        /// <param name="Why">Of a refusal; null: they do not say.</param>
        public sealed record AnswerConsultRequest(AgentId By, ConsultAnswer Answer, DeclineReason? Why = null) : ByAgent(By);

        /// <summary>From private to three-way.</summary>
        public sealed record Merge(AgentId By) : ByAgent(By);

        /// <summary>From the second agent to the customer, or back; whoever is left is on hold.</summary>
        public sealed record Swap(AgentId By) : ByAgent(By);

        /// <summary>Cancel or return: the second party goes, customer and owner talk on. Works in every state of a transfer.</summary>
        public sealed record Cancel(AgentId By) : ByAgent(By);

        /// <summary>Complete: the owner leaves; customer and second agent talk on. A second agent who leaves gives the call back.</summary>
        public sealed record Leave(AgentId By) : ByAgent(By);

        public sealed record Hold(AgentId By) : ByAgent(By);

        public sealed record Resume(AgentId By) : ByAgent(By);

        /// <summary>The agent's own browser has called in to come back; <paramref name="Sid"/> is its new leg.</summary>
        public sealed record Rejoin(AgentId By, string Sid) : ByAgent(By);

        /// <summary>The agent is about to hang the phone up on purpose, which is not to be taken for a lost browser.</summary>
        public sealed record HangUp(AgentId By) : ByAgent(By);

        /// <summary>The agent is about to decline the ringing phone, and says why.</summary>
        public sealed record Decline(AgentId By, DeclineReason Reason) : ByAgent(By);

        /// <summary>An agent ends the call for everybody.</summary>
        public sealed record End(AgentId By) : ByAgent(By);

        /// <summary>An agent on the call asks a supervisor for help.</summary>
        public sealed record RequestHelp(AgentId By) : ByAgent(By);

        /// <summary>The help is no longer needed.</summary>
        public sealed record WithdrawHelpRequest(AgentId By) : ByAgent(By);

        /// <summary>Asked by a supervisor, who need not have a part in the call.</summary>
        public abstract record BySupervisor(AgentId By) : Intent
        {
            public override AgentId? Actor => By;
        }

        /// <summary>The supervisor's own browser has called in to take part; <paramref name="Sid"/> is its leg.</summary>
        public sealed record Monitor(AgentId By, string Sid, MonitorMode Mode) : BySupervisor(By);

        /// <summary>From listening to whispering to speaking and back, on the same leg.</summary>
        public sealed record ChangeMonitorMode(AgentId By, MonitorMode Mode) : BySupervisor(By);

        /// <summary>The supervisor's leg is hung up; the call goes on.</summary>
        public sealed record StopMonitoring(AgentId By) : BySupervisor(By);

        /// <summary>The supervisor on the line becomes the owner, and the owner goes.</summary>
        public sealed record TakeOver(AgentId By, string Reason) : BySupervisor(By);

        /// <summary>A party is hung up; <paramref name="Then"/> says what becomes of a customer who would be alone.</summary>
        public sealed record Remove(AgentId By, LegId Leg, CustomerFate? Then = null) : BySupervisor(By);

        /// <summary>"I'm coming": the help request is accepted by this supervisor.</summary>
        public sealed record AcceptHelpRequest(AgentId By) : BySupervisor(By);
    }
}
