namespace WarmTransfer.Core.Calls;

/// <summary>Whether each intent fits the call as it is, and what it sets going.</summary>
internal static class Intents
{
    public static Step Check(Call call, CallEvent.Intent intent, CallPolicy policy, DateTimeOffset now) => (intent, call.Phase) switch
    {
        // Whoever was asked has no part in the call, and says what they want of it.
        (CallEvent.Intent.AnswerConsultRequest i, _) => ConsultRequests.Answer(call, i, policy, now),
        (CallEvent.Intent.CallOut or CallEvent.Intent.CallCustomer, _) => Step.Refuse(call, RefusalCode.Taken, $"This call has begun already."),
        (CallEvent.Intent.ByAgent i, _) when !HadPart(call, i.By) => Step.Refuse(call, RefusalCode.NotYourCall, $"You have no part in this call."),
        (_, CallPhase.Ended) => Step.Refuse(call, RefusalCode.CallEnded, $"The call is over."),
        (CallEvent.Intent.NextExpert i, _) => NextExperts.Ring(call, i, now),
        (CallEvent.Intent.BeginConsult i, _) => ConsultRequests.Begin(call, i.Agent, atOnce: false, now),
        (CallEvent.Intent.Offer i, _) => Offers.Ring(call, i, now),
        (CallEvent.Intent.AnnounceWait i, _) => Waits.Announce(call, i, now),
        (CallEvent.Intent.BookCallBack i, _) => Waits.Book(call, i, policy, now),
        (CallEvent.Intent.Overflow i, _) => Waits.Overflow(call, i, now),
        (CallEvent.Intent.Monitor, CallPhase.CallingCustomer) => NotAnswered(call),
        (CallEvent.Intent.Monitor, CallPhase.InFlow) => Step.Refuse(call, RefusalCode.WrongPhase, $"The caller is in a menu: there is nobody to listen to yet."),
        (_, _) when HasComeIn(call, intent) => Step.Refuse(call, RefusalCode.Taken, $"This leg has come in already."),
        (CallEvent.Intent.Rejoin i, _) when call.Phase.Rejoinable?.Agent == i.By => Rejoin(call, i, now),
        (CallEvent.Intent.Rejoin, _) => Step.Refuse(call, RefusalCode.Taken, $"The call has gone to somebody else."),
        (CallEvent.Intent.Leave i, CallPhase.ThreeWay p) when call[p.Second].Agent == i.By => TransferIntents.DropSecond(call, p.Owner, p.Second, now),
        (CallEvent.Intent.RequestHelp i, _) => HelpRequests.Raise(call, i.By, now),
        (CallEvent.Intent.WithdrawHelpRequest i, _) => HelpRequests.Lower(call, i.By),
        (CallEvent.Intent.BySupervisor i, _) => SupervisorIntents.Check(call, i, now),
        (CallEvent.Intent.PauseRecording or CallEvent.Intent.ResumeRecording or CallEvent.Intent.BeginPayment or CallEvent.Intent.EndPayment, _) => PauseIntents.Check(call, (CallEvent.Intent.ByAgent)intent, policy, now),
        (CallEvent.Intent.Decline i, _) => Decline(call, i),
        (CallEvent.Intent.HangUp i, _) => HangUp(call, i.By, now),
        (CallEvent.Intent.ByAgent i, _) => IsOwner(call, i.By) ? ByOwner(call, i, policy, now) : NotOwner(call),
        _ => throw new InvalidOperationException($"{intent.GetType().Name} is not an intent that is known here."),
    };

    private static Step ByOwner(Call call, CallEvent.Intent.ByAgent intent, CallPolicy policy, DateTimeOffset now) => intent switch
    {
        CallEvent.Intent.DialIn i => TransferIntents.DialIn(call, i, policy, now),
        CallEvent.Intent.Consult i => TransferIntents.Consult(call, i, policy, now),
        CallEvent.Intent.RequestConsult i => ConsultRequests.Ask(call, i, policy, now),
        CallEvent.Intent.ColdTransfer { Target: Target.OtherQueue to } i => QueueTransfers.Send(call, i, to.Queue, policy, now),
        CallEvent.Intent.ColdTransfer i => TransferIntents.Cold(call, i, policy, now),
        CallEvent.Intent.Merge => TransferIntents.Merge(call, now),
        CallEvent.Intent.Swap => TransferIntents.Swap(call, now),
        CallEvent.Intent.Cancel => TransferIntents.Cancel(call, now),
        CallEvent.Intent.Leave => TransferIntents.Complete(call, now),
        CallEvent.Intent.Hold => SetHold(call, held: true, now),
        CallEvent.Intent.Resume => SetHold(call, held: false, now),
        CallEvent.Intent.End when call.Phase is CallPhase.CallingOut => Outbound.CallOff(call, now),
        CallEvent.Intent.End => Step.Of(call.Go(new CallPhase.Ended(EndReason.EndedByAgent, now), now)),
        _ => throw new InvalidOperationException($"{intent.GetType().Name} is not an owner's intent that is known here."),
    };

    // Twilio asks twice when an answer was lost: the second time the leg may be over.
    private static bool HasComeIn(Call call, CallEvent.Intent intent) =>
        (intent switch { CallEvent.Intent.Rejoin i => i.Sid, CallEvent.Intent.Monitor i => i.Sid, _ => null }) is { } sid && call.FindBySid(sid) is not null;

    // The agent's browser has called us, so the leg is answered already and only needs its place.
    private static Step Rejoin(Call call, CallEvent.Intent.Rejoin i, DateTimeOffset now)
    {
        var (planned, leg) = Dialling.Plan(call, Target.To(i.By), now);
        var back = planned.With(leg with { Sid = i.Sid, DialAsked = true, Progress = LegProgress.Admitted, AdmittedAt = now });
        var talking = back.Go(new CallPhase.Talking(leg.Id), now);
        return call.Phase switch
        {
            CallPhase.Offered offer => Offers.CallOff(talking, offer, leg.Id, now),
            // The transfer goes on where it was.
            CallPhase.Talking p => Step.Of(back.Go(new CallPhase.ThreeWay(leg.Id, p.Owner), now)),
            _ => Step.Of(talking),
        };
    }

    private static Step SetHold(Call call, bool held, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Talking p when p.OnHold == held => Step.Refuse(call, RefusalCode.WrongPhase, held ? (Sentence)$"The customer is on hold already." : $"The customer is not on hold."),
        CallPhase.Talking p => Step.Of(call.Go(p with { OnHold = held }, now)),
        CallPhase.CallingOut => NotAnswered(call),
        _ => Step.Refuse(call, RefusalCode.WrongPhase, $"A transfer is under way: it decides who is on hold."),
    };

    // On purpose, whatever the phase: the customer is told goodbye, or stays with the second agent.
    private static Step HangUp(Call call, AgentId by, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.CallingOut when IsOwner(call, by) => Outbound.CallOff(call, now),
        CallPhase.Talking when IsOwner(call, by) => Step.Of(call.Go(new CallPhase.Ended(EndReason.EndedByAgent, now), now)),
        CallPhase.ThreeWay or CallPhase.Consulting when IsOwner(call, by) && TransferIntents.Complete(call, now) is { Refusal: null } complete => complete,
        // Whoever goes on purpose is not waited for.
        CallPhase.DiallingIn or CallPhase.Consulting when IsOwner(call, by) => Step.Of(call.With(call[call.Phase.OwnerLeg!.Value] with { HangsUp = true })),
        _ when call.PartOf(by) is not null => Step.Of(call),
        _ => NotOwner(call),
    };

    // The phone itself ends the leg, a moment later: an agent is free again only when their phone is.
    private static Step Decline(Call call, CallEvent.Intent.Decline i) => call.PartOf(i.By) is { Progress: < LegProgress.Answered } leg
        ? Step.Of(call.With(leg with { Declines = i.Reason }))
        : Step.Refuse(call, RefusalCode.WrongPhase, $"Your phone is not ringing for this call.");

    /// <summary>The customer whom we call has not picked up.</summary>
    public static Step NotAnswered(Call call) => Step.Refuse(call, RefusalCode.WrongPhase, $"The customer has not answered yet.");

    private static bool HadPart(Call call, AgentId agent) => call.Legs.Exists(leg => leg.Agent == agent);

    private static bool IsOwner(Call call, AgentId agent) => call.Phase.OwnerLeg is { } owner && call[owner].Agent == agent;

    private static Step NotOwner(Call call) => call.Phase.OwnerLeg is null
        ? Step.Refuse(call, RefusalCode.WrongPhase, $"No agent is talking to the customer yet.")
        : Step.Refuse(call, RefusalCode.NotYourCall, $"Only the agent who owns the call may do this.");
}
