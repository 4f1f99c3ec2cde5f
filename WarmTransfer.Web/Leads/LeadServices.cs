using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Leads;

/// <summary>Registers the leads and what calls customers back.</summary>
internal static class LeadServices
{
    public static IServiceCollection AddLeads(this IServiceCollection services)
    {
        services.AddSingleton<IOutboundDesk, OutboundDesk>().AddSingleton<LeadStore>().AddSingleton<LeadViews>().AddSingleton<LeadRights>().AddSingleton<CallBacks>();
        services.AddSingleton<LeadBoard>().AddHostedService(provided => provided.GetRequiredService<LeadBoard>());
        services.AddSingleton<LeadNotes>().AddHostedService(provided => provided.GetRequiredService<LeadNotes>());
        services.AddSingleton<LeadWatch>().AddOnDuty<LeadWatch>();
        return services.AddSingleton<LeadDesk>().AddSingleton<ILeadDesk>(provided => provided.GetRequiredService<LeadDesk>()).AddSingleton<LeadFeed>().AddSingleton<ILeadFeed>(provided => provided.GetRequiredService<LeadFeed>());
    }
}
