using System.Net.Sockets;
using System.Reflection;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web;

/// <summary>The phone network of the demonstration, in this process. It is a tool of developers that lies beside what the build made, and is no part of what is published.</summary>
internal sealed class LocalNetwork(IConfiguration configuration)
{
    private const string Name = "WarmTransfer.Simulator";
    private static readonly string Location = Path.Combine(AppContext.BaseDirectory, "simulator", Name + ".dll");

    public string Url => configuration["Simulator:Url"] is { Length: > 0 } url ? url : DemoAccount.DefaultApiBaseUrl;

    /// <summary>Null with Twilio, or when the network runs alone and is only pointed at.</summary>
    public static LocalNetwork? Of(IConfiguration configuration, PhoneNetworkMode mode) =>
        mode is PhoneNetworkMode.Twilio || configuration["Twilio:ApiBaseUrl"] is { Length: > 0 } ? null : new(configuration);

    public void Check()
    {
        if (!File.Exists(Location)) throw new StartupFault([new SettingFault("Twilio:AccountSid", "is not set, and a published console brings no phone network of its own for the demonstration.",
            "Set the account at Twilio (see the README), or run the demonstration from the source (dotnet run --project WarmTransfer.Web), or start the simulator by itself and set Twilio__ApiBaseUrl to its address.").ToString()]);
    }

    /// <summary>Where it is not told otherwise, the network's number leads to this console.</summary>
    public WebApplication Build(CallUrls urls)
    {
        var build = Assembly.LoadFrom(Location).GetType(Name + ".SimulatorApp", throwOnError: true)!.GetMethod("Build", [typeof(IConfiguration), typeof(Uri), typeof(Uri), typeof(Uri)])!
            .CreateDelegate<Func<IConfiguration, Uri, Uri, Uri, WebApplication>>();
        try
        {
            return build(configuration, urls.Inbound, urls.InboundStatus, urls.Join);
        }
        catch (InvalidOperationException refused) when (refused.Source == Name)
        {
            throw new StartupFault([refused.Message]);
        }
    }

    public static async Task Start(WebApplication network)
    {
        try
        {
            await network.StartAsync();
        }
        // Its port of media, which only it knows how to open; the message names setting and remedy.
        catch (InvalidOperationException fault) when (fault.InnerException is SocketException)
        {
            throw new StartupFault([fault.Message]);
        }
    }
}
