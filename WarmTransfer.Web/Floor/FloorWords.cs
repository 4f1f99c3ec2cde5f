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

    public static string State(Call call, Names names) => call.Phase switch
    {
        CallPhase.CallingOut p when call.Customer.Progress == LegProgress.Planned => $"Calling the customer, {Rings(call[p.Owner])} {names.Of(call[p.Owner])}",
        CallPhase.CallingOut or CallPhase.CallingCustomer => $"Calling the customer, {Rings(call.Customer)}",
        CallPhase.Talking => call.Customer.Held ? "Customer on hold" : "Talking",
        CallPhase.DiallingIn p => $"Talking, {Rings(call[p.Second])} {names.Of(call[p.Second])}",
        CallPhase.Consulting { WithCustomer: true } p => $"With the customer, {names.Of(call[p.Second])} on hold",
        CallPhase.Consulting p when call[p.Second].IsIn(call.Room) => $"In private with {names.Of(call[p.Second])}, customer on hold",
        CallPhase.Consulting p => $"Customer on hold, {Rings(call[p.Second])} {names.Of(call[p.Second])}",
        CallPhase.ThreeWay p => $"Three-way with {names.Of(call[p.Second])}",
        CallPhase.Completing p => $"Handing over to {names.Of(call[p.Second])}",
        CallPhase.Cold p => $"Customer waits, {Rings(call[p.Second])} {names.Of(call[p.Second])}",
        CallPhase.InFlow => FlowWords.Where(call).English,
        CallPhase.Ended => "Ending",
        _ => throw Unknown(call.Phase),
    };

    public static (FloorWaitKind Kind, string State, AgentId? Agent, DateTimeOffset? Until) Waiting(Call call, Names names) => call.Phase switch
    {
        CallPhase.Waiting => (FloorWaitKind.Waiting, "Waiting", null, null),
        CallPhase.Offered { Legs: [var one] } => (FloorWaitKind.Offered, $"Ringing {names.Of(call[one])}", call[one].Agent, null),
        CallPhase.Offered p => (FloorWaitKind.Offered, $"Ringing {p.Legs.Length} agents", null, null),
        CallPhase.Rejoining p => (FloorWaitKind.Rejoining, $"Waiting for {names.Of(p.Agent)} to come back", p.Agent, p.Until),
        CallPhase.Overflowing => (FloorWaitKind.Waiting, "Being sent on", null, null),
        _ => throw Unknown(call.Phase),
    };

    /// <summary>Such as <c>place 3, about 4 min</c>; null: nothing of their wait.</summary>
    public static string? Told(WaitAnnouncement news) => string.Join(", ", new[]
    {
        news.Position is { } place ? $"place {place}" : null, news.Estimate is { } wait ? $"about {Minutes(wait)}" : null, news.AtMost is { } most ? $"at most {Minutes(most)}" : null,
        news.OffersCallBack ? "may be called back" : null, news.IsLate ? "that it takes longer" : null,
    }.OfType<string>()) is { Length: > 0 } words ? words : null;

    private static string Minutes(TimeSpan time) => $"{Math.Max(1, Math.Round(time.TotalMinutes)):0} min";

    /// <summary>Such as <c>2 told so, 1 to be called back</c>; null: nobody overflowed.</summary>
    public static string? Ways(Overflows ways) => string.Join(", ", new[]
    {
        (ways.ToldSo, "told so"), (ways.PutThrough, "put through outside"), (ways.CallBack, "to be called back"), (ways.Voicemail, "with a message"), (ways.OtherQueue, "to another queue"),
    }.Where(way => way.Item1 > 0).Select(way => $"{way.Item1} {way.Item2}")) is { Length: > 0 } words ? words : null;

    public static string State(Agent agent, AgentState state) => state switch
    {
        AgentState.Offline => "Offline",
        AgentState.Available => "Available",
        AgentState.Reserved => "Ringing",
        AgentState.OnCall => "On a call",
        AgentState.Monitoring => "Monitoring",
        AgentState.WrapUp => "Wrap-up",
        AgentState.Away => $"Away: {agent.Away}",
        AgentState.CheckPhone => "Phone in doubt",
        AgentState.TestPhone => "Phone not tested yet",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };

    public static bool IsWaiting(CallPhase phase) => phase is CallPhase.Waiting or CallPhase.Offered or CallPhase.Rejoining or CallPhase.Overflowing;

    private static string Rings(Leg second) => second.Progress switch
    {
        < LegProgress.Ringing => "dialling",
        LegProgress.Ringing => "ringing",
        _ => "connecting",
    };

    private static InvalidOperationException Unknown(CallPhase phase) => new($"{phase.GetType().Name} has no words on this list.");
}
