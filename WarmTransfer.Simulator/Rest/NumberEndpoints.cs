using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record CapabilitiesJson(bool Voice, bool Sms, bool Mms, bool Fax);

internal sealed record NumberJson(
    string Sid, string AccountSid, string FriendlyName, string PhoneNumber, string VoiceUrl, string VoiceMethod, string? VoiceFallbackUrl,
    string VoiceFallbackMethod, string? StatusCallback, string StatusCallbackMethod, string? VoiceApplicationSid, string? TrunkSid, bool VoiceCallerIdLookup,
    string VoiceReceiveMode, CapabilitiesJson Capabilities, string Origin, string Status, bool Beta, string ApiVersion, string AddressRequirements,
    string EmergencyStatus, string? EmergencyAddressSid, string EmergencyAddressStatus, string? AddressSid, string? BundleSid, string? IdentitySid, string Type,
    string? SmsApplicationSid, string SmsUrl, string SmsMethod, string SmsFallbackUrl, string SmsFallbackMethod, string DateCreated, string DateUpdated, string Uri,
    Dictionary<string, string> SubresourceUris)
{
    public static NumberJson Of(PhoneNumber number, SimulatorOptions options) => Of(number, options, $"{RestApi.Root}/Accounts/{options.AccountSid}/IncomingPhoneNumbers/{number.Sid}");

    private static NumberJson Of(PhoneNumber number, SimulatorOptions options, string path) => new(
        number.Sid, options.AccountSid, number.FriendlyName, number.Number, number.VoiceUrl, number.VoiceMethod, number.VoiceFallbackUrl,
        number.VoiceFallbackMethod, number.StatusCallback, number.StatusCallbackMethod, Null(number.VoiceApplicationSid), null, number.VoiceCallerIdLookup,
        "voice", new CapabilitiesJson(true, false, false, false), "twilio", "in-use", false, "2010-04-01", "none", "Inactive", null,
        "unregistered", null, null, null, "local", null, "", "POST", "", "POST",
        RestJson.Date(number.Created)!, RestJson.Date(number.Updated)!, path + ".json",
        new Dictionary<string, string> { ["assigned_add_ons"] = path + "/AssignedAddOns.json" });

    private static string? Null(string text) => text.Length == 0 ? null : text;
}

/// <summary>Phone numbers of the account: list, read, change.</summary>
internal static class NumberEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/IncomingPhoneNumbers.json", List);
        account.MapGet("/IncomingPhoneNumbers/{number}.json", Read);
        account.MapPost("/IncomingPhoneNumbers/{number}.json", UpdateAsync);
    }

    private static IResult List(HttpRequest request, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var (wanted, name) = (request.Query["PhoneNumber"].ToString(), request.Query["FriendlyName"].ToString());
        var numbers = exchange.Directory.Numbers
            .Where(number => number.Number.Contains(wanted, StringComparison.Ordinal) && (name.Length == 0 || number.FriendlyName == name));
        return Paging.Of(request, "incoming_phone_numbers", [.. numbers.Select(number => NumberJson.Of(number, exchange.Options))]);
    });

    private static int Find(Exchange exchange, string sid, HttpRequest request) =>
        exchange.Directory.Numbers.FindIndex(candidate => candidate.Sid == sid) is >= 0 and var index ? index : throw RestException.NotFound(request.Path);

    private static IResult Read(HttpRequest request, string number, Exchange exchange) =>
        RestJson.Ok(exchange.Loop.Do(() => NumberJson.Of(exchange.Directory.Numbers[Find(exchange, number, request)], exchange.Options)));

    private static async Task<IResult> UpdateAsync(HttpRequest request, string number, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var index = Find(exchange, number, request);
            var changed = exchange.Directory.Numbers[index] = Change(exchange.Directory.Numbers[index], form) with { Updated = exchange.Now };
            return NumberJson.Of(changed, exchange.Options);
        }));
    }

    private static PhoneNumber Change(PhoneNumber number, RestForm form) => number with
    {
        FriendlyName = form.Text("FriendlyName", number.FriendlyName),
        VoiceUrl = form.Url("VoiceUrl")?.OriginalString ?? form.Text("VoiceUrl", number.VoiceUrl),
        VoiceMethod = form.Method("VoiceMethod", number.VoiceMethod),
        VoiceFallbackUrl = form.Url("VoiceFallbackUrl")?.OriginalString ?? form.Text("VoiceFallbackUrl", number.VoiceFallbackUrl),
        VoiceFallbackMethod = form.Method("VoiceFallbackMethod", number.VoiceFallbackMethod),
        StatusCallback = form.Url("StatusCallback")?.OriginalString ?? form.Text("StatusCallback", number.StatusCallback),
        StatusCallbackMethod = form.Method("StatusCallbackMethod", number.StatusCallbackMethod),
        VoiceApplicationSid = form.Text("VoiceApplicationSid", number.VoiceApplicationSid),
        VoiceCallerIdLookup = form.Bool("VoiceCallerIdLookup", number.VoiceCallerIdLookup),
    };
}
