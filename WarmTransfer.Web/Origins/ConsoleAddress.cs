using Microsoft.Extensions.Options;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Origins;

/// <summary>Where people open the console: an address of its own, or the one that Twilio has too.</summary>
internal sealed class ConsoleAddress(IOptions<ListenOptions> listen, IOptions<TwilioOptions> twilio)
{
    private readonly Uri _base = new(listen.Value.ConsoleBaseUrl is { Length: > 0 } own ? own : twilio.Value.PublicBaseUrl);

    /// <summary>Scheme, host and port, as browsers say it.</summary>
    public string Origin => _base.GetLeftPart(UriPartial.Authority);

    public string Host => _base.IdnHost;

    public bool IsHttps => _base.Scheme == Uri.UriSchemeHttps;
}
