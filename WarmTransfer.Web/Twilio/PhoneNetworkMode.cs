
namespace WarmTransfer.Web.Twilio;

/// <summary>Who carries the calls: the local simulator or Twilio.</summary>
internal enum PhoneNetworkMode { Simulator, Twilio }

/// <summary>Decides the mode from what is configured: no account at all in Development, or the demo account, is the simulator.</summary>
internal static class PhoneNetwork
{
    public static PhoneNetworkMode Decide(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && IsSimulated(configuration.GetSection(TwilioOptions.Section))
            ? PhoneNetworkMode.Simulator
            : PhoneNetworkMode.Twilio;

    private static bool IsSimulated(IConfigurationSection twilio) =>
        twilio[nameof(TwilioOptions.AccountSid)] == DemoAccount.AccountSid
        || Credentials.All(name => string.IsNullOrWhiteSpace(twilio[name]));

    internal static readonly string[] Credentials =
    [
        nameof(TwilioOptions.AccountSid), nameof(TwilioOptions.AuthToken),
        nameof(TwilioOptions.ApiKeySid), nameof(TwilioOptions.ApiKeySecret),
    ];
}
