namespace WarmTransfer.Core.Calls;

/// <summary>Who is to be on hold in each phase, and who may come into the room yet.</summary>
public static class Privacy
{
    /// <summary>Whether the leg is to be on hold now.</summary>
    public static bool WantsHold(CallPhase phase, LegId leg) => phase switch
    {
        CallPhase.Talking p => p.OnHold && leg == LegId.Customer,
        CallPhase.Consulting p => leg == (p.WithCustomer ? p.Second : LegId.Customer),
        _ => false,
    };

    /// <summary>In a consultation nobody is let near until the one who must not listen is known to be on hold.</summary>
    public static bool MayEnter(Call call, LegId leg) => call.Phase is not CallPhase.Consulting p || leg != p.Second
        ? !IsAhead(call, call.Find(leg))
        : IsSafe(call, p);

    // A supervisor who hears of the end of a room before we do would open another one of the same name.
    private static bool IsAhead(Call call, Leg? leg) => call.IsMonitoring(leg) && leg is { Presence: Presence.Left } && leg.Room >= call.Room;

    /// <summary>Whether the second party of a consultation may be dialled: only once the customer hears music.</summary>
    internal static bool MayDial(Call call, LegId leg) => MayEnter(call, leg);

    /// <summary>Whether a leg may be taken off hold: the customer only when somebody is there, and in a swap only after the other one is on hold.</summary>
    internal static bool MayResume(Call call, LegId leg) => (leg != LegId.Customer || HasCompany(call) && !IsSomebodyLeaving(call)) && (call.Phase is not CallPhase.Consulting p
        || leg == p.Owner || call[Other(p, leg)] is var other && (!other.IsIn(call.Room) || other is { Held: true, HoldPending: false }));

    private static bool HasCompany(Call call) => call.AgentLegs.Any(leg => leg.IsIn(call.Room) && leg is { Released: false, Held: false } && !call.IsMonitoring(leg));

    // A second agent who was called off is in the room, or enters it at this moment, until Twilio has ended the leg: what they spoke of was not for the customer.
    private static bool IsSomebodyLeaving(Call call) =>
        call.AgentLegs.Any(leg => leg is { Released: true, OnlyMonitored: false, Progress: LegProgress.Admitted, Presence: not Presence.Left });

    private static bool IsSafe(Call call, CallPhase.Consulting p) =>
        !p.WithCustomer && call.Customer is { Held: true, HoldPending: false } customer && customer.IsIn(call.Room);

    private static LegId Other(CallPhase.Consulting p, LegId leg) => leg == LegId.Customer ? p.Second : LegId.Customer;
}
