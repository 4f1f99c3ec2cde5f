using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record CallJson(
    string Sid, string AccountSid, string? ParentCallSid, string To, string ToFormatted, string From, string FromFormatted,
    string? PhoneNumberSid, string Status, string? StartTime, string? EndTime, string? Duration, string? Price, string PriceUnit,
    string Direction, string? AnsweredBy, string ApiVersion, string? ForwardedFrom, string? GroupSid, string? CallerName, string QueueTime,
    string? TrunkSid, string? Annotation, string DateCreated, string DateUpdated, string Uri, Dictionary<string, string> SubresourceUris)
{
    private static readonly string[] Subresources =
        ["notifications", "recordings", "payments", "events", "siprec", "streams", "transcriptions", "user_defined_message_subscriptions", "user_defined_messages"];

    /// <param name="reading">How far the reader's view of the leg has come.</param>
    public static CallJson Of(Leg leg, LegReading reading, Exchange exchange)
    {
        var account = exchange.Options.AccountSid;
        var path = $"{RestApi.Root}/Accounts/{account}/Calls/{leg.Sid}";
        return new CallJson(
            leg.Sid, account, leg.Parent?.Sid, leg.To, Formatted(leg.To), leg.From, Formatted(leg.From), leg.NumberSid ?? exchange.Directory.Number(leg.From)?.Sid, reading.Status.Rest(),
            RestJson.Date(reading.Started), RestJson.Date(reading.Ended), DurationOf(reading), null, "USD", leg.Direction, null, "2010-04-01",
            null, null, null, RestJson.Milliseconds(leg.QueueTime), null, null, RestJson.Date(leg.Created)!, RestJson.Date(reading.At)!, path + ".json",
            Subresources.ToDictionary(name => name, name => $"{path}/{Pascal(name)}.json"));
    }

    // Numbers of North America as people there write them; how Twilio writes others is not known here.
    private static string Formatted(string party) => party is ['+', '1', .. { Length: 10 } digits] && digits.All(char.IsAsciiDigit)
        ? $"({digits[..3]}) {digits[3..6]}-{digits[6..]}"
        : party;

    private static string? DurationOf(LegReading reading) => reading switch
    {
        { Started: { } started, Ended: { } ended } => RestJson.Seconds(ended - started),
        { Ended: not null } => "0",
        _ => null,
    };

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
