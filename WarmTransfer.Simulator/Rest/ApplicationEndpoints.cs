using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

internal sealed record ApplicationJson(
    string Sid, string AccountSid, string FriendlyName, string ApiVersion, string? VoiceUrl, string VoiceMethod, string? VoiceFallbackUrl,
    string VoiceFallbackMethod, string? StatusCallback, string StatusCallbackMethod, bool VoiceCallerIdLookup, bool PublicApplicationConnectEnabled,
    string? MessageStatusCallback, string? SmsUrl, string SmsMethod, string? SmsFallbackUrl, string SmsFallbackMethod, string? SmsStatusCallback,
    string DateCreated, string DateUpdated, string Uri)
{
    public static ApplicationJson Of(VoiceApplication application, SimulatorOptions options) => new(
        application.Sid, options.AccountSid, application.FriendlyName, "2010-04-01", application.VoiceUrl, application.VoiceMethod,
        application.VoiceFallbackUrl, application.VoiceFallbackMethod, application.StatusCallback, application.StatusCallbackMethod, false, false,
        null, null, "POST", null, "POST", null, RestJson.Date(application.Created)!, RestJson.Date(application.Updated)!,
        $"{RestApi.Root}/Accounts/{options.AccountSid}/Applications/{application.Sid}.json");
}

/// <summary>TwiML applications: create, read, change, delete, list.</summary>
internal static class ApplicationEndpoints
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Applications.json", CreateAsync);
        account.MapGet("/Applications.json", List);
        account.MapGet("/Applications/{application}.json", Read);
        account.MapPost("/Applications/{application}.json", UpdateAsync);
        account.MapDelete("/Applications/{application}.json", Delete);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Created(exchange.Loop.Do(() =>
        {
            var application = Change(new VoiceApplication(exchange.Sids.Next("AP"), "", exchange.Now, exchange.Now), form);
            exchange.Directory.Applications.Add(application);
            return ApplicationJson.Of(application, exchange.Options);
        }));
    }

    private static IResult List(HttpRequest request, Exchange exchange) => exchange.Loop.Do(() =>
    {
        var name = request.Query["FriendlyName"].ToString();
        var applications = exchange.Directory.Applications.Where(application => name.Length == 0 || application.FriendlyName == name);
        return Paging.Of(request, "applications", [.. applications.Select(application => ApplicationJson.Of(application, exchange.Options))]);
    });

    private static int Find(Exchange exchange, string sid, HttpRequest request) =>
        exchange.Directory.Applications.FindIndex(candidate => candidate.Sid == sid) is >= 0 and var index ? index : throw RestException.NotFound(request.Path);

    private static IResult Read(HttpRequest request, string application, Exchange exchange) =>
        RestJson.Ok(exchange.Loop.Do(() => ApplicationJson.Of(exchange.Directory.Applications[Find(exchange, application, request)], exchange.Options)));

    private static async Task<IResult> UpdateAsync(HttpRequest request, string application, Exchange exchange)
    {
        var form = await RestForm.ReadAsync(request);
        return RestJson.Ok(exchange.Loop.Do(() =>
        {
            var (all, index) = (exchange.Directory.Applications, Find(exchange, application, request));
            var changed = all[index] = Change(all[index], form) with { Updated = exchange.Now };
            return ApplicationJson.Of(changed, exchange.Options);
        }));
    }

    private static VoiceApplication Change(VoiceApplication application, RestForm form) => application with
    {
        FriendlyName = form.Text("FriendlyName", application.FriendlyName),
        VoiceUrl = form.Url("VoiceUrl")?.OriginalString ?? form.Text("VoiceUrl", application.VoiceUrl),
        VoiceMethod = form.Method("VoiceMethod", application.VoiceMethod),
        VoiceFallbackUrl = form.Url("VoiceFallbackUrl")?.OriginalString ?? form.Text("VoiceFallbackUrl", application.VoiceFallbackUrl),
        VoiceFallbackMethod = form.Method("VoiceFallbackMethod", application.VoiceFallbackMethod),
        StatusCallback = form.Url("StatusCallback")?.OriginalString ?? form.Text("StatusCallback", application.StatusCallback),
        StatusCallbackMethod = form.Method("StatusCallbackMethod", application.StatusCallbackMethod),
    };

    private static IResult Delete(HttpRequest request, string application, Exchange exchange) => exchange.Loop.Do(() =>
    {
        exchange.Directory.Applications.RemoveAt(Find(exchange, application, request));
        return Results.NoContent();
    });
}
