using System.Collections.Immutable;

namespace WarmTransfer.Core.Calls;

/// <summary>Which agents' legs have a part in the call as its phase has it.</summary>
public static class Parts
{
    public static ImmutableArray<LegId> Of(CallPhase phase) => phase switch
    {
        CallPhase.Offered p => p.Legs,
        CallPhase.Talking p => [p.Owner],
        CallPhase.DiallingIn p => [p.Owner, p.Second],
        CallPhase.ThreeWay p => [p.Owner, p.Second],
        CallPhase.Consulting p => [p.Owner, p.Second],
        CallPhase.Completing p => [p.Owner, p.Second],
        CallPhase.Cold p => [p.Second],
        CallPhase.Waiting or CallPhase.Rejoining or CallPhase.Ended => [],
        _ => throw new InvalidOperationException($"{phase.GetType().Name} is not a phase that is known here."),
    };

    /// <summary>Whether the leg may be in the call's room now.</summary>
    public static bool Has(Call call, LegId leg) =>
        leg == LegId.Customer ? !call.IsOver : Of(call.Phase).Contains(leg) || IsWatching(call, call.Find(leg));

    /// <summary>A supervisor who takes part and has not taken the call over.</summary>
    public static bool IsWatching(Call call, Leg? leg) =>
        leg is { Watch: not null, IsLive: true, Released: false } && !call.IsOver && !Of(call.Phase).Contains(leg.Id);

    /// <summary>Customer or owner should be in the room and are not said to be: they are on the way, or lost.</summary>
    public static bool IsSomebodyMissing(Call call) =>
        !call.IsOver && (!call.Customer.IsIn(call.Room) || Owner(call.Phase) is { } owner && !call[owner].IsIn(call.Room));

    /// <summary>The leg of the agent who answers for the call; null while nobody does.</summary>
    public static LegId? Owner(CallPhase phase) => phase switch
    {
        CallPhase.Talking p => p.Owner,
        CallPhase.DiallingIn p => p.Owner,
        CallPhase.ThreeWay p => p.Owner,
        CallPhase.Consulting p => p.Owner,
        CallPhase.Completing p => p.Owner,
        CallPhase.Waiting or CallPhase.Offered or CallPhase.Cold or CallPhase.Rejoining or CallPhase.Ended => null,
        _ => throw new InvalidOperationException($"{phase.GetType().Name} is not a phase that is known here."),
    };

    /// <summary>The agent who was lost from the call and may come back into it; null when nobody may.</summary>
    public static LostOwner? Lost(CallPhase phase) => phase switch
    {
        CallPhase.Rejoining p => new LostOwner(p.Agent, p.Until),
        CallPhase.Offered p => p.Lost,
        _ => null,
    };

    /// <summary>The leg that a transfer brings in; null while there is no transfer.</summary>
    public static LegId? Second(CallPhase phase) => phase switch
    {
        CallPhase.DiallingIn p => p.Second,
        CallPhase.ThreeWay p => p.Second,
        CallPhase.Consulting p => p.Second,
        CallPhase.Completing p => p.Second,
        CallPhase.Cold p => p.Second,
        CallPhase.Talking or CallPhase.Waiting or CallPhase.Offered or CallPhase.Rejoining or CallPhase.Ended => null,
        _ => throw new InvalidOperationException($"{phase.GetType().Name} is not a phase that is known here."),
    };
}
