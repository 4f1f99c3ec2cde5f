using System.Net.Http;

namespace WarmTransfer.Core.Twilio;

/// <summary>What kind of no an answer of Twilio's was.</summary>
public enum TwilioFaultKind
{
    /// <summary>A definite 4xx: asking again the same way is of no use.</summary>
    Refused,
    /// <summary>429: not processed, to be asked again later.</summary>
    Busy,
    /// <summary>5xx, a broken connection, or the circuit is open.</summary>
    Unavailable,
    /// <summary>No answer in time.</summary>
    TimedOut,
}

/// <summary>A request to Twilio that did not succeed, and whether it may have taken effect all the same.</summary>
public sealed class TwilioRequestException(TwilioFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public TwilioFaultKind Kind { get; } = kind;

    /// <summary>HTTP status, when there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Twilio's own error code, when the answer named one.</summary>
    public int? Code { get; init; }

    /// <summary>What was asked for does not exist, whoever on the way said so.</summary>
    public bool IsNotFound => Kind == TwilioFaultKind.Refused && (Code == TwilioErrorCodes.NotFound || Status == 404);

    /// <summary>Look before asking again: the request may have been carried out.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>No connection came about, so nothing can have reached Twilio.</summary>
    public static bool NeverLeft(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
