using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>How numbers and application have to be set up at Twilio for calls to come here.</summary>
internal sealed record WantedTelephone
{
    /// <summary>The support number, and all that lead to queues and flows now.</summary>
    public required Func<IEnumerable<string>> OfNow { get; init; }

    public ImmutableArray<string> Numbers => [.. OfNow().Distinct()];

    /// <summary>Asked for every call that comes in.</summary>
    public bool Has(string number) => OfNow().Contains(number);

    /// <summary>What queues show when their agents call, where that is no number of theirs.</summary>
    public Func<IEnumerable<string>> CallerIds { get; init; } = () => [];

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

    /// <summary>What is wrong with the address of a fallback document; null when nothing is.</summary>
    public Sentence? RefuseFallback(string fallback) =>
        !Uri.TryCreate(fallback, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps ? $"{fallback} is not an absolute https address, such as https://files.example.com/fallback.xml."
        : IsOurs(fallback) ? (Sentence)$"{fallback} is the console's own host, which is what has failed when it is asked: let the document lie elsewhere."
        : null;

    /// <summary>Calls that the application takes come here, with all that is wanted.</summary>
    public bool IsServedBy(TwilioApplication application) => SetupPlanner.Leads(application.VoiceUrl, application.VoiceMethod, Voice)
        && SetupPlanner.Leads(application.StatusCallback, application.StatusCallbackMethod, Status)
        && (Fallback is null || application.VoiceFallbackUrl == Fallback.AbsoluteUri);

    public static WantedTelephone Of(IServiceProvider provided)
    {
        var (twilio, urls, queues) = (provided.GetRequiredService<IOptions<TwilioOptions>>().Value, provided.GetRequiredService<CallUrls>(), provided.GetRequiredService<LiveQueues>());
        var settings = provided.GetRequiredService<LiveSettings>();
        return new WantedTelephone
        {
            OfNow = () => queues.Now.All.SelectMany(queue => queue.Numbers).Concat(settings.Now.All(FlowRules.Kind).SelectMany(flow => flow.Value.Numbers).Select(number => number.Number)).Prepend(twilio.PhoneNumber),
            CallerIds = () => queues.Now.All.Select(queue => queue.CallerId).OfType<string>(),
            Voice = urls.Inbound, Status = urls.InboundStatus, Join = urls.Join, ApplicationSid = twilio.ApplicationSid,
            ApplicationName = $"WarmTransfer {twilio.Installation}".TrimEnd(),
            HasFallback = provided.GetRequiredService<IOptions<DeskOptions>>().Value.HasFallback,
        };
    }
}

/// <summary>What there is at Twilio.</summary>
internal sealed record PresentTelephone(IReadOnlyList<TwilioNumber> Numbers, IReadOnlyList<TwilioApplication> Applications)
{
    /// <summary>Numbers of others that may be shown.</summary>
    public IReadOnlyList<TwilioCallerId> CallerIds { get; init; } = [];

    /// <summary>Whether Twilio lets the account show this number when it calls.</summary>
    public bool MayShow(string number) => Numbers.Any(one => one.PhoneNumber == number) || CallerIds.Any(one => one.PhoneNumber == number);

    /// <summary>The number as a call to it meets it: where an application takes its calls that leads here in all, the addresses are the application's.</summary>
    public TwilioNumber? Number(string number, WantedTelephone wanted) => Numbers.FirstOrDefault(one => one.PhoneNumber == number) is not { } found ? null
        : Applications.FirstOrDefault(one => one.Sid == found.VoiceApplicationSid && wanted.IsServedBy(one)) is { } application ? found with
        {
            VoiceApplicationSid = "", VoiceUrl = application.VoiceUrl, VoiceMethod = application.VoiceMethod, VoiceFallbackUrl = application.VoiceFallbackUrl,
            StatusCallback = application.StatusCallback, StatusCallbackMethod = application.StatusCallbackMethod,
        }
        : found;

    /// <summary>The application of the settings, or where these name none, one that leads here already.</summary>
    public TwilioApplication? Application(WantedTelephone wanted) => wanted.ApplicationSid is ""
        ? Applications.FirstOrDefault(one => one.VoiceUrl == wanted.Join.AbsoluteUri)
        : Applications.FirstOrDefault(one => one.Sid == wanted.ApplicationSid);
}
