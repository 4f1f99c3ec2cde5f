using Microsoft.Extensions.Options;
using Polly.Telemetry;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Twilio;

/// <summary>Registers the options, the REST client, the signature check and access tokens.</summary>
internal static class TwilioServices
{
    private const string Client = "twilio";

    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration, PhoneNetworkMode mode)
    {
        services.AddTwilioOptions(configuration, mode);
        services.AddHttpToTwilio();
        services.AddSingleton(provided => Options(provided).Account);
        services.AddSingleton(provided => new TwilioClients(
            provided.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Client), provided.GetRequiredService<TwilioAccount>()));
        services.AddSingleton<LastAnswers>();
        services.AddSingleton<TwilioVoice>();
        services.AddSingleton(provided => new AccessTokens(
            Options(provided).TokenAccount, Options(provided).ApplicationSid, Options(provided).TokenLifetime, provided.GetRequiredService<TwilioNames>()));
        services.AddSingleton(provided => new TwilioNames(Options(provided).Installation));
        services.AddSingleton(provided => new WebhookSignature(Options(provided).AuthToken, Options(provided).WebhookKey));
        return services;
    }

    private static void AddHttpToTwilio(this IServiceCollection services)
    {
        // Whoever asked says in one line what failed and how often; each try with its stack is for whoever looks closer.
        services.Configure<TelemetryOptions>(options => options.SeverityProvider = _ => ResilienceEventSeverity.Debug);
        var http = services.AddHttpClient(Client)
            // The client lives as long as the process; connections are renewed so that a change of address is noticed.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new ResilienceFaults());
        http.AddResilienceHandler(Client, (pipeline, context) =>
            TwilioResilience.Configure(pipeline, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        http.AddHttpMessageHandler(() => new WholeAnswer());
        http.AddHttpMessageHandler(provided => new AnswerNoter(provided.GetRequiredService<LastAnswers>()));
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

    private static TwilioOptions Options(IServiceProvider provided) => provided.GetRequiredService<IOptions<TwilioOptions>>().Value;
}
