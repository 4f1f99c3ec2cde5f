using Microsoft.Extensions.Options;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web;

/// <summary>Tells whoever started us where to go.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, WebApplication? simulator, TextWriter output)
    {
        var urls = app.Services.GetRequiredService<CallUrls>();
        var twilio = app.Services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        var webhooks = WebhookListener.Address(app.Configuration) is { } own ? WebhookListener.Port(own) : null;
        output.WriteLine();
        output.WriteLine($"WarmTransfer is ready for a call to {twilio.PhoneNumber}.");
        output.WriteLine($"  Console     {string.Join(", ", app.Urls.Where(address => WebhookListener.Port(address) != webhooks))}");
        if (simulator is not null) output.WriteLine($"  Customer    {string.Join(", ", simulator.Urls)}  (local phone network: call in from here)");
        else output.WriteLine($"  Webhook     {urls.Inbound.AbsoluteUri}  (the number's Voice URL, POST)");
        if (simulator is null) output.WriteLine($"              {urls.InboundStatus.AbsoluteUri}  (the number's call status changes, POST)");
        output.WriteLine();
    }
}
