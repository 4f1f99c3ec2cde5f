using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Webhooks;

/// <summary>What is known of a caller besides what Twilio has sent. Needs nothing but memory.</summary>
internal sealed class Callers(CallBacks callBacks, Forecasts forecasts, LivePolicies policies, LiveQueues queues)
{
    /// <param name="hasCancelled">They have just cancelled the call that they were promised.</param>
    public ArrivalNews New(TwilioForm form, bool hasCancelled) =>
        new(Number(form["From"]), HasPromise: !hasCancelled && IsPromised(form), HasCancelled: hasCancelled);

    /// <summary>Somebody who has answered a menu: what was to be said at the beginning was said.</summary>
    public ArrivalNews InFlow(TwilioForm form) => new(Number(form["From"]));

    /// <summary>With what they are told before they wait there. One thing at a time: whoever was promised a call already is not offered another.</summary>
    public ArrivalNews At(ArrivalNews news, Destination end) => end is Destination.ToQueue to ? WithNotice(news.HasPromise ? news : news with { Told = forecasts.OnArrival(to.Queue) }, to.Queue) : news;

    /// <summary>What the call is to know of it: somebody who is told something is on their way into the room for as long as that takes.</summary>
    public static ToldOnArrival? Told(ArrivalNews news) => news.HasPromise || news.HasCancelled ? new ToldOnArrival(MayBeRecorded: news.Told is { MayBeRecorded: true }, IsTranscribed: news.Told is { IsTranscribed: true }) : news.Told;

    private ArrivalNews WithNotice(ArrivalNews news, QueueId queue) =>
        (queues.Now[queue].Recording.TellsOf(CallDirection.Inbound), queues.Now[queue].Transcript) is var (recorded, written) && (recorded || written)
            ? news with { Told = (news.Told ?? new ToldOnArrival()) with { MayBeRecorded = recorded, IsTranscribed = written } }
            : news;

    // Of a promise nobody is told, and nobody may cancel it, who shows a number that the carriers say is not theirs.
    private bool IsPromised(TwilioForm form) => Verstat.Read(form["StirVerstat"]) is not CallerVerification.Failed && callBacks.PromisedTo(form["From"]) is not null;

    private string? Number(string from) => policies.Calls.Numbers.Allows(from) ? from : null;
}
