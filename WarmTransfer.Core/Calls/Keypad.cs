using System.Buffers;

namespace WarmTransfer.Core.Calls;

/// <summary>
/// Keys that an agent presses during a call, for whoever is at the far end: a menu, an extension. Twilio's documents say nothing of a participant's own keys in a conference; they say
/// that an announcement to one participant may play keys. So the far end gets them as an announcement, which nobody on hold hears.
/// </summary>
public static class Keypad
{
    /// <summary>All keys that there are.</summary>
    public const string Keys = "0123456789*#";

    private static readonly SearchValues<char> Known = SearchValues.Create(Keys);

    /// <summary>So many may be pressed at once.</summary>
    public const int Most = 32;

    /// <summary>Whose phone gets the keys: that of somebody outside who was brought in, otherwise the customer's.</summary>
    public static Leg FarEnd(Call call) => call.Phase.SecondLeg is { } second && call[second] is { Number: not null } outside && outside.IsIn(call.Room) ? outside : call.Customer;

    /// <summary>Why none would get there now; null: they would.</summary>
    public static Refusal? Refuse(Call call, AgentId by) => (call, FarEnd(call)) switch
    {
        ({ IsOver: true }, _) => new(RefusalCode.CallEnded, $"The call is over."),
        _ when !Speaks(call, by) => new(RefusalCode.NotYourCall, $"You are not in this call."),
        (_, { } end) when !end.IsIn(call.Room) => new(RefusalCode.WrongPhase, $"Nobody has answered there yet."),
        (_, { Held: true } or { HoldPending: true }) => new(RefusalCode.WrongPhase, $"Whoever is on hold hears music, and no keys."),
        _ => null,
    };

    /// <summary>As above, of these keys.</summary>
    public static Refusal? Refuse(Call call, AgentId by, string keys) => keys switch
    {
        "" => new(RefusalCode.BadNumber, $"No key was pressed."),
        { Length: > Most } => new(RefusalCode.TooLong, $"No more than {Most} keys can be pressed at once."),
        _ when keys.AsSpan().ContainsAnyExcept(Known) => new(RefusalCode.BadNumber, $"There are the keys 0 to 9, * and # alone."),
        _ => Refuse(call, by),
    };

    // Whoever listens presses nothing.
    private static bool Speaks(Call call, AgentId by) => call.AgentLegs.Any(leg => leg.Agent == by && leg.IsIn(call.Room) && !call.IsMonitoring(leg));
}
