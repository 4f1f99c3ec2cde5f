using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Core.Calls;

/// <summary>Takes a waiting customer out of the room in which the music plays, to tell them something: a wait document cannot, because nobody knows when it is heard.</summary>
internal static class Waits
{
    /// <summary>A customer who was to be taken out and is still there is asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>As long as an announcement takes of which nobody knows, a dialog by keys included: a customer who is in no room meanwhile is not lost.</summary>
    private static readonly TimeSpan LongestTelling = TimeSpan.FromSeconds(40);

    public static Step Announce(Call call, CallEvent.Intent.AnnounceWait i, DateTimeOffset now) => call.Phase is CallPhase.Waiting && call.Customer.IsIn(call.Room) && !HasCompany(call) && !IsAsked(call, now)
        ? Step.Of(call with { Announced = Next(call, now) with { Position = Told(call, i.Position), Estimate = i.Estimate, AtMost = i.AtMost, OffersCallBack = i.OffersCallBack, IsLate = i.IsLate, Takes = i.Takes } }, new CallEffect.TakeOut(call.Room))
        : Step.Refuse(call, RefusalCode.WrongPhase, $"The customer does not wait in their room.");

    public static Step Overflow(Call call, CallEvent.Intent.Overflow i, DateTimeOffset now) => call.Phase is CallPhase.Waiting && !HasCompany(call)
        ? Step.Of((call with { Overflowed = new(i.Rule, now) }).Go(new CallPhase.Overflowing(call.Room), now), new CallEffect.TakeOut(call.Room))
        : Step.Refuse(call, RefusalCode.Taken, $"The customer is no longer waiting.");

    /// <summary>Nobody comes any more: the customer is asked for a message.</summary>
    public static Step LeaveMessage(Call call, DateTimeOffset now) =>
        Step.Of(call.Go(new CallPhase.Overflowing(call.Room, ToVoicemail: true), now), new CallEffect.TakeOut(call.Room));

    /// <summary>Nobody who waits any longer: the customer hangs up, and is called at their turn.</summary>
    public static Step Book(Call call, CallEvent.Intent.BookCallBack i, CallPolicy policy, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Waiting or CallPhase.Offered or CallPhase.InFlow when policy.Numbers.Refuse(i.Number) is { } refusal => Step.Refuse(call, refusal.Code, refusal.Reason),
        // Their place is that of the moment in which they chose it.
        CallPhase.InFlow flow => Step.Of(CallMachine.Over(call with { CallBack = new(i.Number), EnteredQueueAt = flow.Since }, EndReason.CallBackBooked, now)),
        CallPhase.Waiting or CallPhase.Offered => Step.Of(CallMachine.Over(call with { CallBack = new(i.Number) }, EndReason.CallBackBooked, now)),
        _ => Step.Refuse(call, RefusalCode.Taken, $"The customer is no longer waiting."),
    };

    /// <summary>Somebody has answered: whatever the customer is being told is cut short, but not that they may be recorded, or that it is written down.</summary>
    public static Step CutShort(Call call, DateTimeOffset now) => IsBeingTold(call, LegId.Customer, now) && !call.Customer.IsIn(call.Room) && call.Notice?.Room != call.Room && call.Announced is not { IsTranscribed: true }
        ? Step.Of(call, new CallEffect.RedirectLeg(LegId.Customer, call.Announced!.Room))
        : Step.Of(call);

    /// <summary>The room is behind them, and Twilio asks where they go.</summary>
    public static Step Leave(Call call, CallPhase.Overflowing p, DateTimeOffset now) => call.Room == p.Room ? Step.Of(call) : Step.Of(call.Overflowed?.Rule.Then switch
    {
        _ when p.ToVoicemail => CallMachine.Over(call, EndReason.Voicemail, now),
        Destination.ToQueue to => WaitIn(call, call.Overflowed!.Rule, to.Queue, p.Room, now),
        Destination.EndCall => CallMachine.Over(call, EndReason.TurnedAway, now),
        Destination.ToNumber => CallMachine.Over(call, EndReason.ForwardedOnOverflow, now),
        Destination.ToVoicemail => CallMachine.Over(call, EndReason.Voicemail, now),
        Destination.ToCallBack => CallMachine.Over(call with { CallBack = new(call.From) }, EndReason.CallBackBooked, now),
        var to => throw new InvalidOperationException($"{to?.GetType().Name ?? "Nothing"} is no way that is known here."),
    });

    /// <summary>Whether the customer hears an announcement between two rooms.</summary>
    public static bool IsBeingTold(Call call, LegId leg, DateTimeOffset now) =>
        leg == LegId.Customer && (call.Announced is { } announced && announced.Room == call.Room - 1 && now - announced.At < (announced.Takes ?? LongestTelling)
            || call.Notice is { } notice && notice.Room == call.Room && now - notice.At < LongestTelling);

    private static Call WaitIn(Call call, OverflowRule rule, QueueId queue, int left, DateTimeOffset now) => call.Go(new CallPhase.Waiting(), now) with
    {
        Queue = queue,
        LeftQueues = call.LeftQueues.Add(call.Queue),
        Announced = Next(call, now) with { Room = left, Message = MessageOf(rule, call), Language = rule.Also.In(call.Language) is null ? null : call.Language, Takes = SpokenTime.Of(MessageOf(rule, call)) },
    };

    private static string MessageOf(OverflowRule rule, Call call) => rule.Also.In(call.Language) ?? rule.Message;

    /// <summary>A supervisor is with the customer, and is not left alone for an announcement.</summary>
    public static bool HasCompany(Call call) => call.AgentLegs.Any(leg => leg.IsIn(call.Room));

    private static bool IsAsked(Call call, DateTimeOffset now) => call.Announced is { } last && last.Room == call.Room && now - last.At < Patience;

    private static WaitAnnouncement Next(Call call, DateTimeOffset now) => new(call.Room, now, NextNumber(call));

    public static int NextNumber(Call call) => call.Announced is { } last ? last.Number + 1 : 0;

    // Whoever comes back to the front of the line would make the others' positions grow: they are not told so.
    private static int? Told(Call call, int? position) =>
        call.Announced is { Position: { } told } last && last.At >= call.WaitsSince && position > told ? told : position;
}
