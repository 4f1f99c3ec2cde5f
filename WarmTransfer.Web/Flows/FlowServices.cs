using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Flows;

/// <summary>Registers what callers go through before a queue.</summary>
internal static class FlowServices
{
    public static IServiceCollection AddFlows(this IServiceCollection services) => services.AddSingleton<LiveFlows>()
        .AddSingleton<ISettingsUser>(provided => provided.GetRequiredService<LiveFlows>()).AddSingleton<FlowDocuments>().AddSingleton<FlowDesk>();
}
