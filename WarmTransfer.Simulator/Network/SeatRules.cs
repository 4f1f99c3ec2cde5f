namespace WarmTransfer.Simulator.Network;

/// <summary>A participant was refused; the code is Twilio's.</summary>
internal sealed class SeatRefusedException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>What a participant must fulfil to be let into a conference.</summary>
internal static class SeatRules
{
    public static void Check(Conference conference, SeatOptions options)
    {
        if (conference.Seats.Count >= conference.MaxParticipants)
            throw new SeatRefusedException(16003, $"Conference '{conference.FriendlyName}' already has {conference.MaxParticipants} participants.");
        if (options.Label is { } label) CheckLabel(conference, label);
        if (options.Coaching) CheckCoach(conference, options.CallSidToCoach);
    }

    public static void CheckCoach(Conference conference, string? target)
    {
        if (target is null || !conference.Present.Any(seat => seat.Leg.Sid == target))
            throw new SeatRefusedException(16028, $"CallSidToCoach '{target}' is not a participant of conference '{conference.FriendlyName}'.");
    }

    private static void CheckLabel(Conference conference, string label)
    {
        var looksLikeSid = label.Length == 34 && label.StartsWith("CA", StringComparison.Ordinal);
        if (label.Length is 0 or > 128 || label.Contains('/', StringComparison.Ordinal) || looksLikeSid)
            throw new SeatRefusedException(16023, $"Label '{label}' is invalid: 1 to 128 characters, no '/', and not like a CallSid.");
        if (conference.Seats.Exists(seat => seat.Label == label))
            throw new SeatRefusedException(16025, $"Label '{label}' is already taken in conference '{conference.FriendlyName}'.");
    }
}
