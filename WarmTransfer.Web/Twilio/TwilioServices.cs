using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Polly.Telemetry;
using Refit;

namespace WarmTransfer.Web.Twilio;

/// <summary>Registers the options, the REST client and access tokens.</summary>
internal static class TwilioServices
{
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration, PhoneNetworkMode mode)
    {
        services.AddTwilioOptions(configuration, mode);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ITwilioVoice, TwilioVoice>();
        // Whoever asked says in one line what failed and how often; each try with its stack is for whoever looks closer.
        services.Configure<TelemetryOptions>(options => options.SeverityProvider = _ => ResilienceEventSeverity.Debug);
        services.AddRefitGeneratedClient<ITwilioApi>(TwilioWire.Settings)
            .ConfigureHttpClient(Address)
            // The client lives as long as the process; connections are renewed so that a change of address is noticed.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddResilienceHandler("twilio", (pipeline, context) =>
                TwilioResilience.Configure(pipeline, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static void AddTwilioOptions(this IServiceCollection services, IConfiguration configuration, PhoneNetworkMode mode)
    {
        var settings = new TwilioSettings(configuration);
        services.AddSingleton<IValidateOptions<TwilioOptions>>(new TwilioOptionsCheck(settings, mode));
        services.AddOptions<TwilioOptions>()
            .Configure(options => settings.Readable.Bind(options))
            .Configure(options => options.PublicBaseUrl = configuration[nameof(TwilioOptions.PublicBaseUrl)] ?? "")
            .PostConfigure(options =>
            {
                if (mode is PhoneNetworkMode.Simulator) DemoAccount.FillIn(options, configuration);
            })
            .ValidateOnStart();
    }

    private static void Address(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        client.BaseAddress = new Uri($"{TwilioHost.BaseUrl(options)}/2010-04-01/Accounts/{options.AccountSid}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ApiKeySid}:{options.ApiKeySecret}")));
        // The pipeline's time-outs rule.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }
}
