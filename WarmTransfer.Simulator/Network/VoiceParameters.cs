using System.Globalization;

namespace WarmTransfer.Simulator.Network;

/// <summary>The parameters of requests about a leg.</summary>
internal static class VoiceParameters
{
    public static List<KeyValuePair<string, string>> Of(Leg leg, SimulatorOptions options)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("CallSid", leg.Sid), new("AccountSid", options.AccountSid), new("From", leg.From), new("To", leg.To),
            new("Caller", leg.From), new("Called", leg.To), new("CallStatus", leg.Status.Wire()), new("ApiVersion", "2010-04-01"),
            new("Direction", leg.Direction),
        };
        if (leg.NumberSid is not null) parameters.Add(new("CallToken", CallToken(leg)));
        if (leg.Parent is { } parent) parameters.Add(new("ParentCallSid", parent.Sid));
        if (leg.ApplicationSid is { } application) parameters.Add(new("ApplicationSid", application));
        parameters.AddRange(leg.Custom.Where(custom => parameters.TrueForAll(known => known.Key != custom.Key)));
        return parameters;
    }

    public static List<KeyValuePair<string, string>> OfCallback(Leg leg, SimulatorOptions options, DateTimeOffset now)
    {
        var parameters = Of(leg, options);
        parameters.Add(new("Timestamp", Rfc2822(now)));
        parameters.Add(new("CallbackSource", "call-progress-events"));
        parameters.Add(new("SequenceNumber", (leg.NextSequence++).ToString(CultureInfo.InvariantCulture)));
        if (leg.IsOver) parameters.AddRange(Terminal(leg));
        return parameters;
    }

    /// <summary>Lets an outgoing call show the number of this caller.</summary>
    public static string CallToken(Leg leg) => $"token-{leg.Sid}";

    public static string Rfc2822(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    private static IEnumerable<KeyValuePair<string, string>> Terminal(Leg leg)
    {
        yield return new("CallDuration", Text(Math.Floor(leg.Duration.TotalSeconds)));
        yield return new("Duration", Text(Math.Ceiling(leg.Duration.TotalMinutes)));
        if (leg.SipCode is { } code) yield return new("SipResponseCode", Text(code));
    }

    private static string Text(double number) => number.ToString("F0", CultureInfo.InvariantCulture);
}
