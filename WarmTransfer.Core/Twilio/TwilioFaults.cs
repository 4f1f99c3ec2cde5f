using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Twilio.Clients;
using Twilio.Exceptions;

namespace WarmTransfer.Core.Twilio;

/// <summary>Turns whatever went wrong with a request into a <see cref="TwilioRequestException"/>.</summary>
internal static class TwilioFaults
{
    public static async Task<T> Guard<T>(ITwilioRestClient twilio, Func<ITwilioRestClient, Task<T>> request, CancellationToken cancellation)
    {
        try
        {
            return await request(twilio);
        }
        catch (ApiConnectionException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (ApiConnectionException failure)
        {
            // Only what is inside: the outer message holds the address, and with it customers' numbers.
            throw From(failure.InnerException ?? failure);
        }
        catch (ApiException answer) when (answer.Status != 0)
        {
            throw Answered(answer.Status, answer.Code, answer.Message);
        }
        catch (ApiStandardException answer)
        {
            throw Answered(answer.Status, answer.Code, answer.Message);
        }
        catch (Exception unreadable) when (unreadable is not TwilioRequestException)
        {
            // An answer that is no JSON, or not the JSON of what was asked for.
            throw Unreadable((int?)twilio.HttpClient.LastResponse?.StatusCode ?? 0, unreadable);
        }
    }

    private static TwilioRequestException Unreadable(int status, Exception why) => status >= 400
        ? Answered(status, code: 0, "not in Twilio's form")
        : new(TwilioFaultKind.Unavailable, "Twilio's answer could not be read: " + why.Message) { Status = status, MayHaveHappened = true };

    private static TwilioRequestException Answered(int status, int code, string message)
    {
        var kind = KindOf(status);
        return new(kind, $"Twilio answered {status}{(code == 0 ? "" : $" ({code})")}: {message}")
        {
            Status = status,
            Code = code == 0 ? null : code,
            MayHaveHappened = kind is TwilioFaultKind.Unavailable or TwilioFaultKind.TimedOut,
        };
    }

    private static TwilioFaultKind KindOf(int status) => status switch
    {
        429 => TwilioFaultKind.Busy,
        408 or 504 => TwilioFaultKind.TimedOut,
        >= 500 => TwilioFaultKind.Unavailable,
        _ => TwilioFaultKind.Refused,
    };

    private static TwilioRequestException From(Exception failure) => failure switch
    {
        TwilioRequestException fault => fault,
        OperationCanceledException => new(TwilioFaultKind.TimedOut, "Twilio did not answer in time.", failure) { MayHaveHappened = true },
        HttpRequestException http =>
            new(TwilioFaultKind.Unavailable, "The connection to Twilio failed: " + http.Message, failure) { MayHaveHappened = !TwilioRequestException.NeverLeft(http) },
        _ => new(TwilioFaultKind.Unavailable, "The request to Twilio failed: " + failure.Message, failure) { MayHaveHappened = true },
    };
}
