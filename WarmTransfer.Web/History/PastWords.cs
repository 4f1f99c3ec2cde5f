using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Web.History;

/// <summary>What a past or live call and its legs are called where they are read of.</summary>
internal static class PastWords
{
    public static string Of(Call call) => call.Phase switch
    {
        CallPhase.InFlow => FlowWords.Where(call).English,
        CallPhase.Ended { Reason: EndReason.LeftInFlow } => $"Hung up: {FlowWords.Where(call)}",
        CallPhase.Ended { Reason: EndReason.EndedByFlow } => $"Ended by the flow {call.Flow?.Name}",
        CallPhase.Ended { Reason: EndReason.ForwardedByFlow } => $"Put through outside by the flow {call.Flow?.Name}",
        CallPhase.Ended { Reason: EndReason.CustomerLeft } => "Ended: the customer hung up",
        CallPhase.Ended { Reason: EndReason.EndedByAgent } => "Ended by an agent",
        CallPhase.Ended { Reason: EndReason.AgentLeft } => "Ended: the other party hung up",
        CallPhase.Ended { Reason: EndReason.Closed } => "Came while closed, and was told so",
        CallPhase.Ended { Reason: EndReason.ForwardedWhileClosed } => "Came while closed, and was put through outside",
        CallPhase.Ended { Reason: EndReason.TurnedAway } => "Nobody could answer, and the customer was told so",
        CallPhase.Ended { Reason: EndReason.ForwardedOnOverflow } => "Nobody could answer, and the call was put through outside",
        CallPhase.Ended { Reason: EndReason.CallBackBooked } => "The customer asked to be called back",
        CallPhase.Ended { Reason: EndReason.NotReached } => "The customer was not reached",
        CallPhase.Ended { Reason: EndReason.CalledOff } => "Called off before the customer answered",
        CallPhase.Ended { Reason: EndReason.Voicemail } => "Ended: sent to voicemail",
        _ => "Live",
    };

    public static string Of(HangUpBy by) => by switch
    {
        HangUpBy.Customer => "the customer",
        HangUpBy.Agent => "an agent",
        HangUpBy.System => "the rules",
        HangUpBy.Network => "the phone network",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not somebody who ends calls."),
    };

    /// <summary>The parts of a call that took any time, in words.</summary>
    public static IEnumerable<(string Name, TimeSpan Took)> Of(CallTimes times) => new[]
    {
        ("In the menus", times.Flow), ("Waiting", times.Wait), ("Ringing", times.Ring), ("Talking", times.Talk), ("On hold", times.Hold), ("Consultation", times.Consult),
    }.Where(part => part.Item2 > TimeSpan.Zero);

    public static string Part(Leg leg) => leg switch
    {
        { Id: var id } when id == LegId.Customer => "Customer",
        { OnlyMonitored: true } => "Supervisor",
        { SoughtIn: not null } => "Queue",
        { Agent: null } => "Outside number",
        { Monitoring: not null } => "Supervisor, took the call over",
        _ => "Agent",
    };

    public static string Outcome(Call call, Leg leg) => leg switch
    {
        { IsLive: true } => StatusLines.State(call, leg),
        { SoughtIn: not null } => "Asked for an expert",
        { LostTo: not null } => "Another agent was first",
        { Ending: LegEnding.HungUp, Released: true } => "Left",
        { Ending: LegEnding.HungUp } => "Hung up",
        { Ending: LegEnding.Declined, Declines: { } why } => $"Declined: {StatusLines.Why(why)}",
        { Ending: LegEnding.Declined } => "Declined",
        { Ending: LegEnding.NoAnswer } => "Did not answer",
        { Ending: LegEnding.NotRegistered } => "Phone not connected",
        { Ending: LegEnding.Canceled } => "Withdrawn",
        { Ending: LegEnding.CallerLeft } => "The customer was gone",
        _ => "Could not be dialled",
    };

    /// <summary>Who or what an event is about.</summary>
    public static string Whom(CallEvent happened, Parties parties) => happened switch
    {
        CallEvent.Fact.CustomerArrived e => $"called {e.To}" + e.Verification switch
        {
            CallerVerification.Verified => ", number verified",
            CallerVerification.Failed => ", number not verified",
            _ => "",
        } + (e.Closed is { } route ? $", closed{To(route)}" : "") + (e.Told is { OffersCallBack: true } ? ", offered a call-back" : "") + (e.Flow is { } progress ? $", {FlowWords.Of(progress)}" : ""),
        CallEvent.Fact.FlowStepped e => FlowWords.Of(e.Progress).English,
        CallEvent.Fact.LegProgressed e => $"{parties.Of(e.Leg)}: {Word(e.Progress)}",
        CallEvent.Fact.LegEnded e => $"{parties.Of(e.Leg)}: {Word(e.Ending)}",
        CallEvent.Fact.AgentAnswered e => parties.Of(e.Leg),
        CallEvent.Fact.ParticipantJoined e => parties.OfSid(e.Sid),
        CallEvent.Fact.ParticipantLeft e => $"{parties.OfSid(e.Sid)}{(e.HungUp ? ", hung up" : "")}",
        CallEvent.Fact.ParticipantFlags e => $"{parties.OfSid(e.Sid)}: {(e.Held ? "on hold" : "not on hold")}{(e.Muted ? ", muted" : "")}",
        CallEvent.Fact.ParticipantsFound e => string.Join(", ", e.Participants.Select(one => parties.OfSid(one.Sid))),
        CallEvent.Fact.HoldAnswered e => $"{parties.Of(e.Leg)}: {(e.Held ? "on hold" : "not on hold")}",
        CallEvent.Fact.RecordingBegun e => parties.Of(e.Leg),
        CallEvent.Fact.RecordingAnswered e => $"{parties.Of(e.Leg)}: {Word(e.State)}",
        CallEvent.Fact.RecordingRefused e => $"{parties.Of(e.Leg)}: {e.Why}",
        CallEvent.Fact.RecordingOver e => parties.Of(e.Leg),
        CallEvent.Fact.TranscriptionBegun e => parties.Of(e.Leg),
        CallEvent.Fact.TranscriptionStopped e => parties.Of(e.Leg),
        CallEvent.Fact.CoachingAnswered e => $"{parties.Of(e.Leg)}{(e.Muted ? ": muted" : "")}",
        CallEvent.Fact.DialFinished e => parties.Of(e.Leg),
        CallEvent.Fact.EffectTroubled e => $"{parties.In(e.Trouble.Effect)}: {e.Trouble.Why}",
        CallEvent.Fact.EffectDone e => parties.In(e.Effect),
        CallEvent.Intent.Offer e => $"{parties.Of(e.Agent)}: {e.Why}",
        CallEvent.Intent.NextExpert { Agent: { } agent, Why: var why } => $"{parties.Of(agent)}: {why}",
        CallEvent.Intent.NextExpert e => e.Why,
        CallEvent.Intent.BeginConsult e => $"{parties.Of(e.Agent)}: {e.Why}",
        CallEvent.Intent.AnswerConsultRequest e => StatusLines.Answer(e.Answer, e.Why),
        CallEvent.Fact.ConsultRequestTimeUp e => parties.Of(e.To),
        CallEvent.Intent.AnnounceWait e => string.Join(", ", new[] { e.Position is { } place ? $"place {place}" : null, e.Estimate is { } wait ? $"about {wait.TotalSeconds:0} s" : null, e.AtMost is { } most ? $"at most {most.TotalSeconds:0} s" : null, e.OffersCallBack ? "offered a call-back" : null, e.IsLate ? "told that it takes longer" : null }.OfType<string>()),
        CallEvent.Intent.BookCallBack e => $"at {e.Number}",
        CallEvent.Intent.Overflow e => e.Why + To(e.Rule.Then),
        CallEvent.Intent.CallCustomer e => $"shows {e.CallerId}{(e.Reason is "" ? "" : $": {e.Reason}")}",
        CallEvent.Intent.CallOut e => $"shows {e.CallerId}{(e.Reason is "" ? "" : $": {e.Reason}")}",
        CallEvent.Intent.Transfer e => parties.Of(e.Target),
        CallEvent.Intent.Decline e => StatusLines.Why(e.Reason),
        CallEvent.Intent.Monitor e => Word(e.Mode),
        CallEvent.Intent.ChangeMonitorMode e => Word(e.Mode),
        CallEvent.Intent.TakeOver e => e.Reason,
        CallEvent.Intent.Remove e => parties.Of(e.Leg),
        _ => "",
    };

    private static string To(Destination route) => route switch
    {
        Destination.EndCall => "",
        Destination.ToCallBack { Queue: { } queue } => $": to be called back by {queue}",
        Destination.ToCallBack => ": to be called back",
        Destination.ToQueue to => $": sent to the queue {to.Queue}",
        Destination.ToVoicemail to => $": sent to the voicemail of {to.Queue}",
        Destination.ToNumber to => $": put through to {to.Number}",
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "Not a way."),
    };

    public static string Of(CallEffect effect, Parties parties) => effect is CallEffect.StartTimer timer
        ? $"timer: {Kind(timer.Event)}"
        : parties.In(effect.Name);

    /// <summary>What a case of a closed hierarchy is called, such as <c>dial in</c>.</summary>
    public static string Kind(CallEvent happened) => Json.NameOf(happened).Replace('-', ' ');

    // "NotRegistered" is "not registered".
    private static string Word<T>(T value) where T : struct, Enum =>
        string.Concat($"{value}".Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
