using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Origins;

/// <summary>Believes the proxies that are named, and says at start when somebody seems to stand in front who is not believed.</summary>
internal static class Proxies
{
    private const string AllBelieved = "ForwardedHeaders_Enabled";

    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ListenOptions>().BindConfiguration(ListenOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ListenOptions>, ListenOptionsCheck>().AddSingleton<ConsoleAddress>().AddSingleton<OwnOrigin>();
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ListenOptions>>((forwarded, listen) => Believe(forwarded, listen.Value.Proxies));
        return services;
    }

    /// <summary>Before everything that asks who came, and how.</summary>
    public static void UseProxies(this WebApplication app)
    {
        // Where all are believed, ASP.NET has put it in front already.
        if (AreNamed(app.Configuration) && !app.Configuration.GetValue<bool>(AllBelieved)) app.UseForwardedHeaders();
    }

    public static void Warn(IServiceProvider services, IConfiguration configuration)
    {
        if (!services.GetRequiredService<ConsoleAddress>().IsHttps || Ports.SpeakHttps(configuration) || AreNamed(configuration) || configuration.GetValue<bool>(AllBelieved)) return;
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Proxies)).LogWarning(
            "People come over https, which is not spoken here: a proxy stands in front, and who comes through it is not known. All count as one address when they sign in, and in the audit. Set Listen__Proxies__0 to the proxy's address.");
    }

    private static bool AreNamed(IConfiguration configuration) => configuration.GetSection($"{ListenOptions.Section}:{nameof(ListenOptions.Proxies)}").GetChildren().Any();

    private static void Believe(ForwardedHeadersOptions forwarded, string[] proxies)
    {
        if (proxies is []) return;
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // Several may stand behind each other: each is asked for, so none too many is believed.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) forwarded.KnownIPNetworks.Add(Network(proxy));
    }

    private static System.Net.IPNetwork Network(string proxy) =>
        System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.Parse(proxy) is var one && one.AddressFamily is AddressFamily.InterNetwork ? new System.Net.IPNetwork(one, 32) : new System.Net.IPNetwork(one, 128);
}
