using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.WhoCalls;

/// <summary>Registers what is known of callers.</summary>
internal static class CallerServices
{
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddOptions<CustomerLookupOptions>().BindConfiguration(CustomerLookupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CustomerLookupOptions>, CustomerLookupOptionsCheck>();
        // The secret follows nobody to another host.
        services.AddHttpClient(CustomerLookup.Client, client => client.MaxResponseContentBufferSize = CustomerLookup.LongestAnswer).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .AddResilienceHandler(CustomerLookup.Client, (pipeline, context) => CustomerLookup.Configure(pipeline, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<CustomerLookup>().AddSingleton<CallerFiles>();
    }
}
