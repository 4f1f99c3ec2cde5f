using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>One call in each phase, and one event of each kind.</summary>
internal static class EveryPhase
{
    public static Story[] Stories { get; } =
        [
        InFlow, Waiting, Ringing, RingingTwo, Talking, DiallingIn, ThreeWay, Holding, ConsultRinging, Consulting, Consulting.Then(new CallEvent.Intent.Leave(Agent1)),
        ColdRinging, SentToSales, SentToSales.Then(new CallEvent.Intent.Offer(Agent2, $"")), Lost, Talking.Then(new CallEvent.Intent.Hold(Agent1)), Talking.Then(new CallEvent.Intent.End(Agent1)),
        Asked, Asked.Then(new CallEvent.Intent.AnswerConsultRequest(Agent2, ConsultAnswer.After)), Asked.Then(HungUp(L1)), AskingSales, AskingSales.Then(new CallEvent.Intent.NextExpert(Agent2, $"")), Monitored, Monitored.Then(new CallEvent.Intent.TakeOver(Boss, "")), Told, Overflowing, ToVoicemail,
        CallingOut, CallingTheCustomer, CalledOut, CallingFirst, CalledFirst, CallingTheCustomer.Then(Over(LegId.Customer, LegEnding.NoAnswer)),
    ];

    public static CallEvent.Intent[] Intents { get; } =
    [
        new CallEvent.Intent.BookCallBack("+12025550123"), new CallEvent.Intent.AnnounceWait(2, TimeSpan.FromMinutes(3)), new CallEvent.Intent.AnnounceWait(null, IsLate: true), new CallEvent.Intent.Overflow(ToSales, $""),
        new CallEvent.Intent.Offer(Agent2, $""), CallOut("+12025550123"), CallFirst("+12025550123"), new CallEvent.Intent.NextExpert(Agent2, $""), new CallEvent.Intent.NextExpert(null, $""), new CallEvent.Intent.Offer(Agent2, $"", Also: true), DialIn(Agent1, Agent2),
        RequestConsult(Agent1, Agent2), new CallEvent.Intent.AnswerConsultRequest(Agent2, ConsultAnswer.After), new CallEvent.Intent.AnswerConsultRequest(Agent2, ConsultAnswer.Now),
        new CallEvent.Intent.AnswerConsultRequest(Agent2, ConsultAnswer.Decline, DeclineReason.Busy), new CallEvent.Intent.BeginConsult(Agent2, $""), ConsultQueue(Agent1, Sales), new CallEvent.Intent.DialIn(Agent1, new Target.OtherQueue(Sales), Briefing.None),
        Consult(Agent1, Agent2), Cold(Agent1, Agent2), Send(Agent1, Sales), Send(Agent2, QueueId.Default), new CallEvent.Intent.Merge(Agent1), new CallEvent.Intent.Swap(Agent1), new CallEvent.Intent.Cancel(Agent1),
        new CallEvent.Intent.Hold(Agent1), new CallEvent.Intent.Resume(Agent1), new CallEvent.Intent.HangUp(Agent1), new CallEvent.Intent.HangUp(Agent2), new CallEvent.Intent.Decline(Agent2, DeclineReason.Busy),
        new CallEvent.Intent.PauseRecording(Agent1), new CallEvent.Intent.ResumeRecording(Agent1), new CallEvent.Intent.BeginPayment(Agent1), new CallEvent.Intent.EndPayment(Agent1), new CallEvent.Intent.PauseRecording(Boss),
        new CallEvent.Intent.Rejoin(Agent1, "CA0000000000000000000000000000000R"),
        new CallEvent.Intent.RequestHelp(Agent1), new CallEvent.Intent.WithdrawHelpRequest(Agent1), new CallEvent.Intent.AcceptHelpRequest(Boss),
        new CallEvent.Intent.Monitor(Boss, "CA0000000000000000000000000000000B", MonitorMode.Listen), new CallEvent.Intent.ChangeMonitorMode(Boss, MonitorMode.Whisper),
        new CallEvent.Intent.StopMonitoring(Boss), new CallEvent.Intent.TakeOver(Boss, ""),
        new CallEvent.Intent.Remove(Boss, L1), new CallEvent.Intent.Remove(Boss, L1, CustomerFate.Requeue), new CallEvent.Intent.Remove(Boss, L2),
        new CallEvent.Intent.Leave(Agent1), new CallEvent.Intent.Leave(Agent2), new CallEvent.Intent.End(Agent1), new CallEvent.Intent.End(Agent2),
    ];

    public static CallEvent.Fact[] Facts { get; } =
    [
        new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Needs: new([new("french", 5, TimeSpan.FromSeconds(30))])),
        new CallEvent.Fact.PauseTimeUp(), new CallEvent.Fact.EndTimedOut(), new CallEvent.Fact.NothingRecorded(), new CallEvent.Fact.RejoinTimeUp(Agent1), new CallEvent.Fact.ConsultTimeUp(L2), new CallEvent.Fact.ConsultRequestTimeUp(Agent2),
        new CallEvent.Fact.EffectTroubled(new Trouble("dial L2", TroubleKind.Retrying, 2, 3)), new CallEvent.Fact.EffectDone("dial L2"),
        Stepped(1), Stepped(2), Stepped(3, new Destination.ToQueue(new("sales"))), Stepped(4, new Destination.EndCall()), Stepped(5, new Destination.ToNumber("+12025550123")), Stepped(6, new Destination.ToCallBack(new("sales"))),
        Found(1, There(LegId.Customer), There(L1), Unknown("A", Agent2)), Found(2, There(LegId.Customer) with { Held = true }, Unknown("A", Agent2), Unknown("B", Agent1)), Found(1, Unknown("C", Boss) with { Muted = true }),
        .. new[] { LegId.Customer, L1, L2 }.SelectMany(About),
    ];

    private static IEnumerable<CallEvent.Fact> About(LegId leg) =>
    [
        Progress(leg, LegProgress.Ringing), Progress(leg, LegProgress.Answered), AtDoor(leg), HungUp(leg), Over(leg, LegEnding.Declined),
        Joined(leg), Joined(leg, room: 2), new CallEvent.Fact.ParticipantLeft(Sid(leg), 1, HungUp: false), new CallEvent.Fact.ParticipantLeft(Sid(leg), 1, HungUp: true),
        new CallEvent.Fact.ParticipantFlags(Sid(leg), 1, Muted: true, Held: false, Sequence: 7), new CallEvent.Fact.RoomEnded(1, Sid(leg)),
        new CallEvent.Fact.RoomEnded(1, EndedBy: null), DialFinished(leg), DialFinished(leg, hungUp: true), new CallEvent.Fact.RingTimedOut(leg), new CallEvent.Fact.PhoneGone(leg), HoldAnswered(leg, held: true), HoldAnswered(leg, held: false),
        new CallEvent.Fact.RecordingBegun(leg, "RE1"), new CallEvent.Fact.RecordingAnswered(leg, RecordingState.Paused), new CallEvent.Fact.RecordingRefused(leg, RecordingState.Paused, "no"), new CallEvent.Fact.RecordingOver(leg, "RE1"), new CallEvent.Fact.TranscriptionBegun(leg, 1), new CallEvent.Fact.TranscriptionStopped(leg, 1),
        CoachingAnswered(leg, CoachingFlags.Silent), CoachingAnswered(leg, CoachingFlags.Only(Sid(L1))),
        new CallEvent.Fact.FoundOutside(leg), new CallEvent.Fact.FoundAlive(leg, Sid(leg)), new CallEvent.Fact.HoldInDoubt(leg), new CallEvent.Fact.PresenceInDoubt(leg),
    ];
}
