using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Flows;

namespace WarmTransfer.Web.Floor;

/// <summary>The state of calls and agents in a supervisor's words.</summary>
internal static class FloorWords
{
    public static FloorCallKind Kind(Call call) => call.Phase switch
    {
        CallPhase.CallingOut or CallPhase.CallingCustomer => FloorCallKind.CallingOut,
        CallPhase.Talking when call.Customer.Held => FloorCallKind.OnHold,
        CallPhase.Talking => FloorCallKind.Talking,
        CallPhase.DiallingIn => FloorCallKind.DiallingIn,
        CallPhase.Consulting => FloorCallKind.Consulting,
        CallPhase.ThreeWay => FloorCallKind.ThreeWay,
        CallPhase.Completing => FloorCallKind.Completing,
        CallPhase.Cold => FloorCallKind.Cold,
        CallPhase.InFlow => FloorCallKind.InFlow,
        CallPhase.Ended => FloorCallKind.Ending,
        _ => throw Unknown(call.Phase),
    };

    public static Sentence State(Call call, Names names) => call.Phase switch
    {
        CallPhase.CallingOut p when call.Customer.Progress == LegProgress.Planned => $"Calling the customer, {Rings(call[p.Owner], names)}",
        CallPhase.CallingOut or CallPhase.CallingCustomer => CallingCustomer(call.Customer),
        CallPhase.Talking => call.Customer.Held ? (Sentence)$"Customer on hold" : $"Talking",
        CallPhase.DiallingIn p => $"Talking, {Rings(call[p.Second], names)}",
        CallPhase.Consulting { WithCustomer: true } p => $"With the customer, {names.Of(call[p.Second])} on hold",
        CallPhase.Consulting p when call[p.Second].IsIn(call.Room) => $"In private with {names.Of(call[p.Second])}, customer on hold",
        CallPhase.Consulting p => $"Customer on hold, {Rings(call[p.Second], names)}",
        CallPhase.ThreeWay p => $"Three-way with {names.Of(call[p.Second])}",
        CallPhase.Completing p => $"Handing over to {names.Of(call[p.Second])}",
        CallPhase.Cold p => $"Customer waits, {Rings(call[p.Second], names)}",
        CallPhase.InFlow => $"{FlowWords.Where(call)}",
        CallPhase.Ended => $"Ending",
        _ => throw Unknown(call.Phase),
    };

    public static (FloorWaitKind Kind, Sentence State, AgentId? Agent, DateTimeOffset? Until) Waiting(Call call, Names names) => call.Phase switch
    {
        CallPhase.Waiting => (FloorWaitKind.Waiting, $"Waiting", null, null),
        CallPhase.Offered { Legs: [var one] } => (FloorWaitKind.Offered, $"Ringing {names.Of(call[one])}", call[one].Agent, null),
        CallPhase.Offered p => (FloorWaitKind.Offered, $"Ringing {p.Legs.Length} agents", null, null),
        CallPhase.Rejoining p => (FloorWaitKind.Rejoining, $"Waiting for {names.Of(p.Agent)} to come back", p.Agent, p.Until),
        CallPhase.Overflowing => (FloorWaitKind.Waiting, $"Being sent on", null, null),
        _ => throw Unknown(call.Phase),
    };

    /// <summary>Such as <c>place 3, about 4 min</c>; null: nothing of their wait.</summary>
    public static Sentence? Told(WaitAnnouncement news)
    {
        var told = news.IsLate ? (Sentence)$"that it takes longer" : null;
        if (news.OffersCallBack) told = told is null ? (Sentence)$"may be called back" : $"may be called back, {told}";
        if (news.AtMost is { } most) told = told is null ? (Sentence)$"at most {Minutes(most)} min" : $"at most {Minutes(most)} min, {told}";
        if (news.Estimate is { } wait) told = told is null ? (Sentence)$"about {Minutes(wait)} min" : $"about {Minutes(wait)} min, {told}";
        if (news.Position is { } place) told = told is null ? (Sentence)$"place {place}" : $"place {place}, {told}";
        return told;
    }

    private static int Minutes(TimeSpan time) => (int)Math.Max(1, Math.Round(time.TotalMinutes));

    /// <summary>Such as <c>2 told so, 1 to be called back</c>; null: nobody overflowed.</summary>
    public static Sentence? Ways(Overflows ways)
    {
        var said = ways.OtherQueue > 0 ? (Sentence)$"{ways.OtherQueue} to another queue" : null;
        if (ways.Voicemail > 0) said = said is null ? (Sentence)$"{ways.Voicemail} with a message" : $"{ways.Voicemail} with a message, {said}";
        if (ways.CallBack > 0) said = said is null ? (Sentence)$"{ways.CallBack} to be called back" : $"{ways.CallBack} to be called back, {said}";
        if (ways.PutThrough > 0) said = said is null ? (Sentence)$"{ways.PutThrough} put through outside" : $"{ways.PutThrough} put through outside, {said}";
        if (ways.ToldSo > 0) said = said is null ? (Sentence)$"{ways.ToldSo} told so" : $"{ways.ToldSo} told so, {said}";
        return said;
    }

    public static Sentence State(Agent agent, AgentState state) => state switch
    {
        AgentState.Offline => $"Offline",
        AgentState.Available => $"Available",
        AgentState.Reserved => $"Ringing",
        AgentState.OnCall => $"On a call",
        AgentState.Monitoring => $"Monitoring",
        AgentState.WrapUp => $"Wrap-up",
        AgentState.Away => $"Away: {AwayReasons.Of(agent.Away ?? "")}",
        AgentState.CheckPhone => $"Phone in doubt",
        AgentState.TestPhone => $"Phone not tested yet",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };

    public static bool IsWaiting(CallPhase phase) => phase is CallPhase.Waiting or CallPhase.Offered or CallPhase.Rejoining or CallPhase.Overflowing;

    private static Sentence CallingCustomer(Leg customer) => customer.Progress switch
    {
        < LegProgress.Ringing => $"Calling the customer, dialling",
        LegProgress.Ringing => $"Calling the customer, ringing",
        _ => $"Calling the customer, connecting",
    };

    private static Sentence Rings(Leg second, Names names) => second.Progress switch
    {
        < LegProgress.Ringing => $"dialling {names.Of(second)}",
        LegProgress.Ringing => $"ringing {names.Of(second)}",
        _ => $"connecting {names.Of(second)}",
    };

    private static InvalidOperationException Unknown(CallPhase phase) => new($"{phase.GetType().Name} has no words on this list.");
}
