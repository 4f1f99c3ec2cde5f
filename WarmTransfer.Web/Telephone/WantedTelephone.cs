using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>How numbers and application have to be set up at Twilio for calls to come here.</summary>
internal sealed record WantedTelephone
{
    /// <summary>The support number, and all that queues have of their own now.</summary>
    public required Func<IEnumerable<string>> OfNow { get; init; }

    public ImmutableArray<string> Numbers => [.. OfNow().Distinct()];

    public required Uri Voice { get; init; }

    public required Uri Status { get; init; }

    /// <summary>Voice address of the TwiML application.</summary>
    public required Uri Join { get; init; }

    /// <summary>Fallback document to be written; null: whatever is there stays.</summary>
    public Uri? Fallback { get; init; }

    /// <summary>The console counts on a fallback document.</summary>
    public bool HasFallback { get; init; }

    /// <summary>As the settings have it; empty: one is looked for, or made.</summary>
    public string ApplicationSid { get; init; } = "";

    /// <summary>What a new application is called.</summary>
    public string ApplicationName { get; init; } = "WarmTransfer";

    public bool IsOurs(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == Voice.GetLeftPart(UriPartial.Authority);

    public static WantedTelephone Of(IServiceProvider provided)
    {
        var (twilio, urls, queues) = (provided.GetRequiredService<IOptions<TwilioOptions>>().Value, provided.GetRequiredService<CallUrls>(), provided.GetRequiredService<LiveQueues>());
        return new WantedTelephone
        {
            OfNow = () => queues.Now.All.SelectMany(queue => queue.Numbers).Prepend(twilio.PhoneNumber),
            Voice = urls.Inbound, Status = urls.InboundStatus, Join = urls.Join, ApplicationSid = twilio.ApplicationSid,
            ApplicationName = $"WarmTransfer {twilio.Installation}".TrimEnd(),
            HasFallback = provided.GetRequiredService<IOptions<DeskOptions>>().Value.HasFallback,
        };
    }
}

/// <summary>What there is at Twilio.</summary>
internal sealed record PresentTelephone(IReadOnlyList<TwilioNumber> Numbers, IReadOnlyList<TwilioApplication> Applications)
{
    public TwilioNumber? Number(string number) => Numbers.FirstOrDefault(one => one.PhoneNumber == number);

    /// <summary>The application of the settings, or where these name none, one that leads here already.</summary>
    public TwilioApplication? Application(WantedTelephone wanted) => wanted.ApplicationSid is ""
        ? Applications.FirstOrDefault(one => one.VoiceUrl == wanted.Join.AbsoluteUri)
        : Applications.FirstOrDefault(one => one.Sid == wanted.ApplicationSid);
}
