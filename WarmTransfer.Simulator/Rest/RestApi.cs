using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

/// <summary>The REST API of version 2010-04-01, as far as voice needs it.</summary>
internal static class RestApi
{
    public const string Root = "/2010-04-01";

    public static void Map(WebApplication app)
    {
        var exchange = app.Services.GetRequiredService<Exchange>();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal),
            branch => branch.UseMiddleware<RestGate>(exchange));
        var account = app.MapGroup(Root + "/Accounts/{account}");
        CallEndpoints.Map(account);
        ConferenceEndpoints.Map(account);
        ParticipantEndpoints.Map(account);
        NumberEndpoints.Map(account);
        CallerIdEndpoints.Map(account);
        ApplicationEndpoints.Map(account);
        KeyEndpoints.Map(account);
        RecordingEndpoints.Map(account);
        CallRecordingEndpoints.Map(account);
        TranscriptionEndpoints.Map(account);
        app.Map(Root + "/{**rest}", IResult (HttpRequest request) => throw (RestJson.IsAskedFor(request) ? RestException.NotFound(request.Path) : RestException.OnlyJson(request.Path)));
    }
}
