using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>Registers what sets up the numbers at Twilio.</summary>
internal static class TelephoneServices
{
    public static IServiceCollection AddTelephone(this IServiceCollection services) => services
        .AddSingleton<TwilioTelephone>().AddSingleton(WantedTelephone.Of).AddSingleton<TestCalls>().AddSingleton<TestCaller>().AddSingleton<TelephoneSetup>().AddSingleton<TelephoneMark>().AddSingleton<LiveTelephone>();
}
