using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Alerts;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Telephone;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Floor;

/// <summary>Registers what supervisors see, and the hub that tells others.</summary>
internal static class FloorServices
{
    // A board that hears nothing for three of these knows that it is cut off.
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    // What a board that reads nothing holds back is one message, so there is no hurry to be rid of it.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddFloor(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Policy).AddSingleton<LiveAlerts>().AddSingleton<AlertDesk>().AddSingleton<AlertPreviews>();
        services.AddSingleton<AlertRules>().AddSingleton<IAlertRules>(provided => provided.GetRequiredService<AlertRules>()).AddSingleton<ISettingsUser>(provided => provided.GetRequiredService<AlertRules>());
        services.AddSingleton<IAlertDesk>(provided => provided.GetRequiredService<AlertDesk>());
        services.AddSingleton<OutsideWatch>().AddOnDuty<OutsideWatch>();
        services.AddSingleton<TelephoneWatch>().AddOnDuty<TelephoneWatch>();
        services.AddSingleton<AlertStore>().AddHostedService(provided => provided.GetRequiredService<AlertStore>());
        services.AddSingleton(provided => new FloorOutlook(provided.GetRequiredService<Forecasts>(), provided.GetRequiredService<LeadBoard>(), provided.GetRequiredService<LiveVoicemails>()));
        services.AddSingleton<FloorFeed>().AddSingleton<IFloorFeed>(provided => provided.GetRequiredService<FloorFeed>());
        services.AddHostedService(provided => provided.GetRequiredService<FloorFeed>());
        services.AddSingleton<FloorSights>().AddSingleton<FloorChanges>().AddSingleton<FloorBoards>();
        services.AddSingleton<TodaysWrapUps>().AddSingleton<IDispositionFeed>(provided => provided.GetRequiredService<TodaysWrapUps>()).AddHostedService(provided => provided.GetRequiredService<TodaysWrapUps>());
        services.AddSignalR().AddHubOptions<FloorHub>(Hub).AddJsonProtocol(json => Write(json.PayloadSerializerOptions));
        return services;
    }

    public static void MapFloor(this IEndpointRouteBuilder app) => app.MapHub<FloorHub>(FloorHub.Path, Connection).LimitBody(BodySize.Phone);

    private static AlertPolicy Policy(IServiceProvider provided) => provided.GetRequiredService<IOptions<AlertOptions>>().Value.Policy(provided.GetRequiredService<OutsideCaps>());

    private static void Hub(HubOptions<FloorHub> hub)
    {
        hub.KeepAliveInterval = Pulse;
        hub.ClientTimeoutInterval = Pulse * 4;
        // Boards listen; what one of them sends is a ping.
        hub.MaximumReceiveMessageSize = 1024;
    }

    private static void Connection(HttpConnectionDispatcherOptions connection)
    {
        connection.Transports = HttpTransportType.WebSockets;
        connection.CloseOnAuthenticationExpiration = true;
        connection.TransportSendTimeout = Stuck;
    }

    private static void Write(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        json.Converters.Add(new EnglishJson());
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }
}
