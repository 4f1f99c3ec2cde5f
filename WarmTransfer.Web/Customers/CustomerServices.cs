using Microsoft.Extensions.Options;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Retention;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Customers;

/// <summary>Registers where customers' numbers are kept, for how long, and how they are erased.</summary>
internal static class CustomerServices
{
    public static IServiceCollection AddCustomers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new Breaks(TimeProvider.System)).AddSingleton<CustomerNumbers>().AddSingleton<CallPapers>().AddSingleton<CallWalk>().AddSingleton<OldNumbers>();
        services.AddSingleton<VoicemailDeletions>().AddSingleton<CallRecordingDeletions>().AddSingleton<Erasures>().AddSingleton<NumberExport>();
        services.AddSingleton<IValidateOptions<RetentionOptions>>(new RetentionOptionsCheck(configuration));
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<RetentionRun>();
    }
}
