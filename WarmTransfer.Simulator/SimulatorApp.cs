using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.Audio;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Rest;
using WarmTransfer.Simulator.Signalling;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator;

/// <summary>The local phone network as one web application: alone, or started by the console in Development.</summary>
public static class SimulatorApp
{
    private const string ConsoleVoiceUrl = "http://localhost:5080/conference/connect/client";
    private const string ConsoleStatusUrl = "http://localhost:5080/calls/events";
    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(15);

    /// <summary>Stands alone: settings come from the command line, the environment and an appsettings.json beside the program.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new($"{SimulatorOptions.Section}:{nameof(SimulatorOptions.VoiceUrl)}", ConsoleVoiceUrl),
                new($"{SimulatorOptions.Section}:{nameof(SimulatorOptions.StatusCallbackUrl)}", ConsoleStatusUrl), new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });
        return Finish(builder, builder.Configuration.GetSection(SimulatorOptions.Section).Get<SimulatorOptions>()!);
    }

    /// <summary>Hosted by the console, which finds this by its name: the addresses are the console's, unless its section <c>Simulator</c> has others.</summary>
    public static WebApplication Build(IConfiguration console, Uri voice, Uri status, Uri join)
    {
        var options = console.GetSection(SimulatorOptions.Section).Get<SimulatorOptions>() ?? new SimulatorOptions();
        if (options.VoiceUrl.Length == 0) options.VoiceUrl = voice.AbsoluteUri;
        if (options.StatusCallbackUrl.Length == 0) options.StatusCallbackUrl = status.AbsoluteUri;
        if (options.ApplicationVoiceUrl.Length == 0) options.ApplicationVoiceUrl = join.AbsoluteUri;
        return Build(options);
    }

    /// <summary>Hosted by another process, whose settings and files are not read. <paramref name="configure"/> may add or replace services.</summary>
    public static WebApplication Build(SimulatorOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SimulatorApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development,
        });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        configure?.Invoke(builder);
        return Finish(builder, options);
    }

    private static WebApplication Finish(WebApplicationBuilder builder, SimulatorOptions options)
    {
        StartRules.Check(options, builder.Environment);
        builder.WebHost.UseUrls(options.Url);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseMiddleware<OwnPages>();
        SimulatorPage.Use(app);
        RestApi.Map(app);
        SimulatorApi.Map(app);
        PhoneApi.Map(app);
        app.MapVoiceSignalling();
        return app;
    }

    private static void AddServices(IServiceCollection services, SimulatorOptions options)
    {
        services.AddSingleton(options).AddSingleton(Options.Create(options));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISounds>(provider => new SoundLibrary(provider.GetRequiredService<Speech>(), new HttpClient { Timeout = FetchLimit }));
        services.AddSingleton(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new Exchange(options, clock, provider.GetRequiredService<ISounds>(), WebhookHttp.Create(clock));
        });
        services.AddSingleton<IPhoneNetwork>(provider => new PhoneNetwork(provider.GetRequiredService<Exchange>()));
        services.AddSingleton<Crowd>();
        services.AddMedia().AddHostedService<MixedLegs>().AddSingleton<CustomerPhones>();
    }
}
