using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace WarmTransfer.Web.Twilio;

/// <summary>Turns whatever went wrong with a request into a <see cref="TwilioFault"/>.</summary>
internal static class TwilioFaults
{
    public static async Task<T> Guard<T>(Func<Task<T>> request, CancellationToken cancellation)
    {
        try
        {
            return await request();
        }
        catch (ApiException answer)
        {
            throw From(answer);
        }
        catch (ApiRequestException failure) when (!cancellation.IsCancellationRequested)
        {
            throw From(failure.InnerException ?? failure);
        }
        catch (ApiRequestException)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    // The exception itself is dropped: it carries the request with its credentials.
    private static TwilioFault From(ApiException answer)
    {
        if ((int)answer.StatusCode < 300) return Unreadable(answer);
        var (code, message) = ErrorBody(answer.Content);
        var kind = KindOf(answer.StatusCode);
        return new(kind, $"Twilio answered {(int)answer.StatusCode}{(code is null ? "" : $" ({code})")}: {message ?? answer.ReasonPhrase}")
        {
            Status = (int)answer.StatusCode,
            Code = code,
            MayHaveHappened = kind is TwilioFaultKind.Unavailable or TwilioFaultKind.TimedOut,
        };
    }

    private static TwilioFault Unreadable(ApiException answer) =>
        new(TwilioFaultKind.Unavailable, "Twilio's answer could not be read: " + answer.InnerException?.Message)
        {
            Status = (int)answer.StatusCode,
            MayHaveHappened = true,
        };

    private static TwilioFaultKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => TwilioFaultKind.Busy,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => TwilioFaultKind.TimedOut,
        >= HttpStatusCode.InternalServerError => TwilioFaultKind.Unavailable,
        _ => TwilioFaultKind.Refused,
    };

    private static TwilioFault From(Exception failure) => failure switch
    {
        TimeoutRejectedException or OperationCanceledException =>
            new(TwilioFaultKind.TimedOut, "Twilio did not answer in time.", failure) { MayHaveHappened = true },
        BrokenCircuitException =>
            new(TwilioFaultKind.Unavailable, "Twilio has failed too often just now; not asked.", failure),
        HttpRequestException http =>
            new(TwilioFaultKind.Unavailable, "The connection to Twilio failed: " + http.Message, failure) { MayHaveHappened = !NeverLeft(http) },
        _ => new(TwilioFaultKind.Unavailable, "The request to Twilio failed: " + failure.Message, failure) { MayHaveHappened = true },
    };

    /// <summary>No connection came about, so nothing can have reached Twilio.</summary>
    public static bool NeverLeft(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static (int? Code, string? Message) ErrorBody(string? body)
    {
        try
        {
            var error = JsonSerializer.Deserialize<Error>(body ?? "{}", TwilioWire.Json);
            return (error?.Code, error?.Message);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private sealed record Error(int? Code, string? Message);
}
