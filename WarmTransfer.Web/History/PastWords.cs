using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Web.History;

/// <summary>What a past or live call and its legs are called where they are read of.</summary>
internal static class PastWords
{
    public static Sentence Of(Call call) => call.Phase switch
    {
        CallPhase.InFlow => $"{FlowWords.Where(call)}",
        CallPhase.Ended { Reason: EndReason.LeftInFlow } => $"Hung up: {FlowWords.Where(call)}",
        CallPhase.Ended { Reason: EndReason.EndedByFlow } => $"Ended by the flow {call.Flow?.Name}",
        CallPhase.Ended { Reason: EndReason.ForwardedByFlow } => $"Put through outside by the flow {call.Flow?.Name}",
        CallPhase.Ended { Reason: EndReason.CustomerLeft } => $"Ended: the customer hung up",
        CallPhase.Ended { Reason: EndReason.EndedByAgent } => $"Ended by an agent",
        CallPhase.Ended { Reason: EndReason.AgentLeft } => $"Ended: the other party hung up",
        CallPhase.Ended { Reason: EndReason.Closed } => $"Came while closed, and was told so",
        CallPhase.Ended { Reason: EndReason.ForwardedWhileClosed } => $"Came while closed, and was put through outside",
        CallPhase.Ended { Reason: EndReason.TurnedAway } => $"Nobody could answer, and the customer was told so",
        CallPhase.Ended { Reason: EndReason.ForwardedOnOverflow } => $"Nobody could answer, and the call was put through outside",
        CallPhase.Ended { Reason: EndReason.CallBackBooked } => $"The customer asked to be called back",
        CallPhase.Ended { Reason: EndReason.NotReached } => $"The customer was not reached",
        CallPhase.Ended { Reason: EndReason.CalledOff } => $"Called off before the customer answered",
        CallPhase.Ended { Reason: EndReason.Voicemail } => $"Ended: sent to voicemail",
        _ => $"Live",
    };

    public static Sentence Of(HangUpBy by) => by switch
    {
        HangUpBy.Customer => $"the customer",
        HangUpBy.Agent => $"an agent",
        HangUpBy.System => $"the rules",
        HangUpBy.Network => $"the phone network",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not somebody who ends calls."),
    };

    /// <summary>The parts of a call that took any time, in words.</summary>
    public static IEnumerable<(Sentence Name, TimeSpan Took)> Of(CallTimes times) => new (Sentence Name, TimeSpan Took)[]
    {
        ($"In the menus", times.Flow), ($"Waiting", times.Wait), ($"Ringing", times.Ring), ($"Talking", times.Talk), ($"On hold", times.Hold), ($"Consultation", times.Consult),
    }.Where(part => part.Took > TimeSpan.Zero);

    public static Sentence Part(Leg leg) => leg switch
    {
        { Id: var id } when id == LegId.Customer => $"Customer",
        { OnlyMonitored: true } => $"Supervisor",
        { SoughtIn: not null } => $"Queue",
        { Agent: null } => $"Outside number",
        { Monitoring: not null } => $"Supervisor, took the call over",
        _ => $"Agent",
    };

    public static Sentence Outcome(Call call, Leg leg) => leg switch
    {
        { IsLive: true } => StatusLines.State(call, leg),
        { SoughtIn: not null } => $"Asked for an expert",
        { LostTo: not null } => $"Another agent was first",
        { Ending: LegEnding.HungUp, Released: true } => $"Left",
        { Ending: LegEnding.HungUp } => $"Hung up",
        { Ending: LegEnding.Declined, Declines: { } why } => $"Declined: {StatusLines.Why(why)}",
        { Ending: LegEnding.Declined } => $"Declined",
        { Ending: LegEnding.NoAnswer } => $"Did not answer",
        { Ending: LegEnding.NotRegistered } => $"Phone not connected",
        { Ending: LegEnding.Canceled } => $"Withdrawn",
        { Ending: LegEnding.CallerLeft } => $"The customer was gone",
        _ => $"Could not be dialled",
    };

    /// <summary>Who or what an event is about.</summary>
    public static Sentence Whom(CallEvent happened, Parties parties) => happened switch
    {
        CallEvent.Fact fact => WhomOfFact(fact, parties),
        CallEvent.Intent.Offer e => $"{parties.Of(e.Agent)}: {e.Why}",
        CallEvent.Intent.NextExpert { Agent: { } agent, Why: var why } => $"{parties.Of(agent)}: {why}",
        CallEvent.Intent.NextExpert e => e.Why,
        CallEvent.Intent.BeginConsult e => $"{parties.Of(e.Agent)}: {e.Why}",
        CallEvent.Intent.AnswerConsultRequest e => $"{StatusLines.Answer(e.Answer, e.Why)}",
        CallEvent.Intent.AnnounceWait e => Told(e),
        CallEvent.Intent.BookCallBack e => $"at {e.Number}",
        CallEvent.Intent.Overflow e => SentTo(e.Why, e.Rule.Then),
        CallEvent.Intent.CallCustomer e => Shows(e.CallerId, e.Reason),
        CallEvent.Intent.CallOut e => Shows(e.CallerId, e.Reason),
        CallEvent.Intent.Transfer e => parties.Of(e.Target),
        CallEvent.Intent.Decline e => $"{StatusLines.Why(e.Reason)}",
        CallEvent.Intent.Monitor e => StateWords.Of(e.Mode),
        CallEvent.Intent.ChangeMonitorMode e => StateWords.Of(e.Mode),
        CallEvent.Intent.TakeOver e => $"{e.Reason}",
        CallEvent.Intent.Remove e => parties.Of(e.Leg),
        _ => $"",
    };

    private static Sentence WhomOfFact(CallEvent.Fact happened, Parties parties) => happened switch
    {
        CallEvent.Fact.CustomerArrived e => Arrival(e),
        CallEvent.Fact.FlowStepped e => $"{FlowWords.Of(e.Progress)}",
        CallEvent.Fact.LegProgressed e => $"{parties.Of(e.Leg)}: {StateWords.Of(e.Progress)}",
        CallEvent.Fact.LegEnded e => $"{parties.Of(e.Leg)}: {StateWords.Of(e.Ending)}",
        CallEvent.Fact.AgentAnswered e => parties.Of(e.Leg),
        CallEvent.Fact.ParticipantJoined e => parties.OfSid(e.Sid),
        CallEvent.Fact.ParticipantLeft { HungUp: true } e => $"{parties.OfSid(e.Sid)}, hung up",
        CallEvent.Fact.ParticipantLeft e => parties.OfSid(e.Sid),
        CallEvent.Fact.ParticipantFlags e => $"{parties.OfSid(e.Sid)}: {StateWords.OfFlags(e.Held, e.Muted)}",
        CallEvent.Fact.ParticipantsFound e => Listed([.. e.Participants.Select(one => parties.OfSid(one.Sid))]),
        CallEvent.Fact.HoldAnswered e => $"{parties.Of(e.Leg)}: {StateWords.OfFlags(e.Held, muted: false)}",
        CallEvent.Fact.RecordingBegun e => parties.Of(e.Leg),
        CallEvent.Fact.RecordingAnswered e => $"{parties.Of(e.Leg)}: {StateWords.Of(e.State)}",
        CallEvent.Fact.RecordingRefused e => $"{parties.Of(e.Leg)}: {e.Why}",
        CallEvent.Fact.RecordingOver e => parties.Of(e.Leg),
        CallEvent.Fact.TranscriptionBegun e => parties.Of(e.Leg),
        CallEvent.Fact.TranscriptionStopped e => parties.Of(e.Leg),
        CallEvent.Fact.CoachingAnswered { Muted: true } e => $"{parties.Of(e.Leg)}: muted",
        CallEvent.Fact.CoachingAnswered e => parties.Of(e.Leg),
        CallEvent.Fact.DialFinished e => parties.Of(e.Leg),
        CallEvent.Fact.ConsultRequestTimeUp e => $"{parties.Of(e.To)}",
        CallEvent.Fact.EffectTroubled e => $"{EffectWords.Of(e.Trouble.Effect, parties)}: {e.Trouble.Why}",
        CallEvent.Fact.EffectDone e => EffectWords.Of(e.Effect, parties),
        _ => $"",
    };

    private static Sentence Arrival(CallEvent.Fact.CustomerArrived e) => Listed(
        (Sentence)$"called {e.To}",
        Verified(e.Verification),
        e.Closed is { } route ? SentTo($"closed", route) : null,
        e.Told is { OffersCallBack: true } ? (Sentence)$"offered a call-back" : null,
        e.Flow is { } progress ? (Sentence)$"{FlowWords.Of(progress)}" : null);

    private static Sentence? Verified(CallerVerification? number) => number switch
    {
        CallerVerification.Verified => $"number verified",
        CallerVerification.Failed => $"number not verified",
        _ => null,
    };

    private static Sentence Told(CallEvent.Intent.AnnounceWait e) => Listed(
        e.Position is { } place ? (Sentence)$"place {place}" : null,
        e.Estimate is { } wait ? (Sentence)$"about {wait.TotalSeconds:0} s" : null,
        e.AtMost is { } most ? (Sentence)$"at most {most.TotalSeconds:0} s" : null,
        e.OffersCallBack ? (Sentence)$"offered a call-back" : null,
        e.IsLate ? (Sentence)$"told that it takes longer" : null);

    // One after the other, and no sentence together.
    private static Sentence Listed(params ReadOnlySpan<Sentence?> said)
    {
        Sentence? all = null;
        foreach (var one in said)
            if (one is not null) all = all is null ? one : $"{all}, {one}";
        return all ?? $"";
    }

    private static Sentence Shows(string callerId, Sentence? reason) => reason switch
    {
        null or { Key: "" } => $"shows {callerId}",
        _ => $"shows {callerId}: {reason}",
    };

    private static Sentence SentTo(Sentence why, Destination route) => route switch
    {
        Destination.EndCall => why,
        Destination.ToCallBack { Queue: { } queue } => $"{why}: to be called back by {queue}",
        Destination.ToCallBack => $"{why}: to be called back",
        Destination.ToQueue to => $"{why}: sent to the queue {to.Queue}",
        Destination.ToVoicemail to => $"{why}: sent to the voicemail of {to.Queue}",
        Destination.ToNumber to => $"{why}: put through to {to.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "Not a way."),
    };

    /// <summary>Who has told of an event; people are called by their names elsewhere.</summary>
    public static Sentence Actor(string actor) => actor switch
    {
        "customer" => $"customer",
        "routing" => $"routing",
        "outbox" => $"outbox",
        "timer" => $"timer",
        "phone" => $"phone",
        "waiting" => $"waiting",
        "voicemail" => $"voicemail",
        "recordings" => $"recordings",
        "reconciler" => $"reconciler",
        "sessions" => $"sessions",
        _ => $"{actor}",
    };
}
