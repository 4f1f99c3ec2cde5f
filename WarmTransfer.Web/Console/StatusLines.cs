using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>The state of a call in an agent's words.</summary>
internal static class StatusLines
{
    public static Sentence Of(Call call, Leg mine, Names names) => call.Phase switch
    {
        CallPhase.Ended { Reason: EndReason.NotReached } => NotReached(call.Customer.Ending),
        CallPhase.Ended p => Ended(p.Reason),
        _ when mine.LostTo is { } first => $"{names.Of(call[first])} took the call",
        _ when mine.Released => $"Leaving the call",
        CallPhase.CallingOut when mine.Progress < LegProgress.Answered => $"Your call to the customer: answer, and they are called",
        _ when mine.Progress < LegProgress.Answered && call.HandoverTo(mine.Id) is { } handover && handover.By == mine.Agent => $"Your customer comes back: nobody answered in the other queue",
        _ when mine.Progress < LegProgress.Answered && call.HandoverTo(mine.Id) is { } handover => $"Incoming transfer from {names.Of(handover.By)}",
        _ when mine.Progress < LegProgress.Answered && call is { CalledAt: not null, AnsweredAt: null } => $"Your customer was called back and waits: answer, and you talk",
        _ when mine.Progress < LegProgress.Answered => $"Incoming support call",
        CallPhase.CallingOut when !mine.IsIn(call.Room) => $"Connecting your phone",
        CallPhase.CallingOut => Rings(call.Customer) ? (Sentence)$"Calling the customer: ringing" : $"Calling the customer: dialling",
        _ when mine is { HearsBriefing: true, Presence: Presence.NotYet } => $"You hear who transfers, and why",
        _ when !mine.IsIn(call.Room) => call.Phase.SecondLeg == mine.Id ? (Sentence)$"Connecting to the call" : $"Connecting to the customer",
        CallPhase.Talking { OnHold: true } => $"Customer on hold",
        CallPhase.Talking => $"In call with customer",
        CallPhase.DiallingIn p => DiallingIn(call[p.Second], names),
        CallPhase.Consulting p => Consulting(call, p, mine, names),
        CallPhase.Completing or CallPhase.ThreeWay => Together(call, mine, names),
        CallPhase.InFlow or CallPhase.CallingCustomer or CallPhase.Offered or CallPhase.Waiting or CallPhase.Cold or CallPhase.Rejoining or CallPhase.Overflowing => $"Connecting to the customer",
        _ => throw new InvalidOperationException($"{call.Phase.GetType().Name} has no statusText."),
    };

    private static Sentence DiallingIn(Leg second, Names names) => second switch
    {
        { IsLive: false, SoughtIn: null } => $"In call with customer, looking for the next expert",
        { IsLive: false } => $"In call with customer, looking for somebody free of {names.Of(second)}",
        _ when Rings(second) => $"In call with customer, ringing {names.Of(second)}",
        _ => $"In call with customer, dialling {names.Of(second)}",
    };

    private static Sentence Consulting(Call call, CallPhase.Consulting p, Leg mine, Names names) => (mine.Id == p.Second, p.WithCustomer) switch
    {
        (true, false) => $"In private with {names.Of(call[p.Owner])}, customer on hold",
        (true, true) => $"On hold, {names.Of(call[p.Owner])} speaks with the customer",
        (false, true) => $"In call with customer, {names.Of(call[p.Second])} on hold",
        (false, false) when call[p.Second] is { IsLive: true } second && second.IsIn(call.Room) => $"In private with {names.Of(second)}, customer on hold",
        (false, false) => ToConsult(call[p.Second], names),
    };

    private static Sentence ToConsult(Leg second, Names names) => second switch
    {
        { IsLive: false, SoughtIn: null } => $"Customer on hold, looking for the next expert",
        { IsLive: false } => $"Customer on hold, looking for somebody free of {names.Of(second)}",
        _ when Hears(second) => $"Customer on hold, {names.Of(second)} hears the briefing",
        _ when Rings(second) => $"Customer on hold, ringing {names.Of(second)}",
        _ => $"Customer on hold, dialling {names.Of(second)}",
    };

    private static Sentence Together(Call call, Leg mine, Names names)
    {
        var (owner, second) = (call[call.Phase.OwnerLeg!.Value], call[call.Phase.SecondLeg!.Value]);
        return second.IsIn(call.Room)
            ? (Sentence)$"In call with customer and {names.Of(second.Id == mine.Id ? owner : second)}"
            : Hears(second) ? (Sentence)$"{names.Of(second)} hears the briefing" : $"{names.Of(second)} answered, connecting";
    }

    private static bool Hears(Leg second) => second is { HearsBriefing: true, Progress: LegProgress.Admitted, Presence: Presence.NotYet };

    public static Sentence State(Call call, Leg leg) => leg switch
    {
        { Progress: LegProgress.Ended } => $"Left",
        { Released: true } => $"Leaving",
        { Progress: LegProgress.Planned or LegProgress.Dialled } => $"Dialling",
        { Progress: LegProgress.Ringing } => $"Ringing",
        { Held: true } => $"On hold",
        { Monitoring: { } mode } when call.IsMonitoring(leg) && leg.IsIn(call.Room) => Mode(mode),
        _ when Hears(leg) => $"Hears the briefing",
        _ when call.Phase is CallPhase.InFlow => $"In the flow",
        _ when leg.IsIn(call.Room) => call.Phase.OwnerLeg is null ? (Sentence)$"Waiting" : $"Connected",
        _ => leg.Id == LegId.Customer && call.Direction is CallDirection.Inbound ? (Sentence)$"Waiting" : $"Connecting",
    };

    public static Sentence Mode(MonitorMode mode) => mode switch
    {
        MonitorMode.Listen => $"Listening",
        MonitorMode.Whisper => $"Whispering",
        MonitorMode.Barge => $"Speaking",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };

    /// <summary>How the last transfer failed; null when none did.</summary>
    public static Sentence? Failure(Call call, Names names) => call switch
    {
        { LastRequestFailure: { Ending: not ConsultRequestEnding.Withdrawn } request } => Failure(request, names.Of(request.To)),
        { LastFailure: { } failure } when call[failure.Leg].SoughtIn is not null => $"Nobody of {names.Of(call[failure.Leg])} is free.",
        { LastFailure: { } failure, Handover.Experts: { } queue, Phase: CallPhase.Talking } => $"Nobody of {names.Of(queue)} came. {Failure(failure, names.Of(call[failure.Leg]), call[failure.Leg].Declines)}",
        { LastFailure: { } failure } => Failure(failure, names.Of(call[failure.Leg]), call[failure.Leg].Declines),
        _ => null,
    };

    private static Sentence Failure(ConsultRequestFailure request, string name) => request.Ending switch
    {
        ConsultRequestEnding.Declined when request.Why is { } reason => $"{name} declined: {Why(reason)}.",
        ConsultRequestEnding.Declined => $"{name} declined.",
        ConsultRequestEnding.NotAnswered => $"{name} has not answered your request.",
        ConsultRequestEnding.Withdrawn => $"The request to {name} was withdrawn.",
        ConsultRequestEnding.NotFree => $"{name} wanted to come, and was not free in time.",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Ending, "Not an ending."),
    };

    public static Sentence Answer(ConsultAnswer answer, DeclineReason? why) => answer switch
    {
        ConsultAnswer.After => $"after this call",
        ConsultAnswer.Now => $"now",
        ConsultAnswer.Decline => why is { } reason ? (Sentence)$"declined: {Why(reason)}" : $"declined",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    private static Sentence Failure(TransferFailure failure, string name, DeclineReason? why) => failure.Ending switch
    {
        LegEnding.Declined when why is { } reason => $"{name} declined: {Why(reason)}.",
        LegEnding.Declined => $"{name} declined.",
        LegEnding.NoAnswer => $"{name} did not answer.",
        LegEnding.NotRegistered => $"{name}'s phone is not connected.",
        LegEnding.Failed => $"{name} could not be dialled.",
        LegEnding.Canceled => $"The call to {name} was withdrawn.",
        LegEnding.CallerLeft => $"The customer left before the second agent answered.",
        LegEnding.HungUp => $"{name} hung up.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Ending, "Not an ending."),
    };

    public static Sentence Why(DeclineReason reason) => reason switch
    {
        DeclineReason.Busy => $"busy with other work",
        DeclineReason.NotMyField => $"somebody else knows more of this",
        DeclineReason.Break => $"about to take a break",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    public static TroubleView Trouble(Trouble trouble) => trouble.Kind switch
    {
        TroubleKind.Retrying when trouble.Of is { } most => new($"The phone network does not answer: retrying ({trouble.Try}/{most})."),
        TroubleKind.Retrying => new($"The phone network does not answer: retrying ({trouble.Try})."),
        TroubleKind.Refused => new($"The phone network has refused a command for good ({trouble.Effect}): {trouble.Why}"),
        TroubleKind.Queued => new($"Many calls are being dialled. The turn of this one comes in", trouble.Until),
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble.Kind, "Not a kind of trouble."),
    };

    /// <summary>Why a customer whom we have called is not on the line.</summary>
    public static Sentence NotReached(LegEnding? ending) => ending switch
    {
        LegEnding.Declined => $"The customer is busy, or has declined",
        LegEnding.NoAnswer => $"The customer did not answer",
        LegEnding.NotRegistered or LegEnding.Failed => $"The customer could not be called: please look at the number",
        LegEnding.Canceled or LegEnding.CallerLeft or null => $"The call was withdrawn",
        LegEnding.HungUp => $"The customer hung up at once",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Not an ending."),
    };

    private static bool Rings(Leg leg) => leg.Progress >= LegProgress.Ringing;

    private static Sentence Ended(EndReason reason) => reason switch
    {
        EndReason.CustomerLeft => $"The customer hung up",
        EndReason.EndedByAgent => $"The call was ended",
        EndReason.AgentLeft => $"The other party hung up",
        EndReason.NotReached => $"The customer was not reached",
        EndReason.CalledOff => $"The call was withdrawn before the customer answered",
        EndReason.Closed => $"The queue was closed",
        EndReason.LeftInFlow => $"The caller hung up in the menu",
        EndReason.EndedByFlow => $"The call flow ended the call",
        EndReason.ForwardedByFlow => $"The call flow put the call through outside",
        EndReason.ForwardedWhileClosed => $"The queue was closed, and the call was put through outside",
        EndReason.CallBackBooked => $"The customer asked to be called back",
        EndReason.Voicemail => $"The customer was sent to voicemail",
        EndReason.TurnedAway => $"Nobody could answer, and the customer was told so",
        EndReason.ForwardedOnOverflow => $"Nobody could answer, and the call was put through outside",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
