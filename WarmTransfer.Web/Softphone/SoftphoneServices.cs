using Microsoft.Extensions.Options;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.SignIn;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Softphone;

/// <summary>Says where browser phones connect, and who may sign in with one click.</summary>
internal static class SoftphoneServices
{
    public static IServiceCollection AddSoftphone(this IServiceCollection services, PhoneNetworkMode mode)
    {
        services.AddSingleton(provided => Settings(
            provided.GetRequiredService<IOptions<TwilioOptions>>().Value, mode, provided.GetRequiredService<IConfiguration>()));
        services.AddSingleton(new DemoSignIn(mode == PhoneNetworkMode.Simulator
            ? [.. DemoUsers.All.Select(user => new DemoUser(user.Name, user.DisplayName))]
            : []));
        return services;
    }

    private static PhoneSettings Settings(TwilioOptions twilio, PhoneNetworkMode mode, IConfiguration configuration) => new()
    {
        Edge = twilio.Edge.Length == 0 ? null : twilio.Edge,
        SimulatorHost = mode == PhoneNetworkMode.Simulator ? new Uri(twilio.ApiBaseUrl).Authority : null,
        AudioProcessing = configuration.GetValue("Softphone:AudioProcessing", true),
    };
}
