using Polly.CircuitBreaker;
using Polly.Timeout;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Twilio;

/// <summary>Says what the resilience around a request has decided, in words that do not depend on who does it.</summary>
internal sealed class ResilienceFaults : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (TimeoutRejectedException late)
        {
            throw new TwilioRequestException(TwilioFaultKind.TimedOut, "Twilio did not answer in time.", late) { MayHaveHappened = true };
        }
        catch (BrokenCircuitException open)
        {
            throw new TwilioRequestException(TwilioFaultKind.Unavailable, "Twilio has failed too often just now; not asked.", open);
        }
    }
}
