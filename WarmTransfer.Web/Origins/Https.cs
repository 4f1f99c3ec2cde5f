using Microsoft.AspNetCore.Server.Kestrel.Core;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Origins;

/// <summary>Who has once come over https never comes without it again; whoever has not is led there, where this process speaks it itself.</summary>
internal static class Https
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static IServiceCollection AddHttps(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false).AddHsts(https => https.MaxAge = Year);

    public static void UseHttps(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        app.UseHsts();
        // Behind a proxy that speaks https for us there is nowhere to lead to; and Twilio and probes are answered where they ask.
        if (Ports.SpeakHttps(app.Configuration))
            app.UseWhen(context => FaultPages.IsForPerson(context.Request), people => people.UseHttpsRedirection());
    }
}
