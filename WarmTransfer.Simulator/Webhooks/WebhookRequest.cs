using System.Net;

namespace WarmTransfer.Simulator.Webhooks;

/// <summary>One request to the customer's server.</summary>
internal sealed record WebhookRequest(
    string Kind, Uri Url, string Method, IReadOnlyList<KeyValuePair<string, string>> Parameters, CookieContainer? Cookies = null, string? CallSid = null)
{
    public bool IsGet => Method.Equals("GET", StringComparison.OrdinalIgnoreCase);

    /// <summary>What goes over the wire and is signed: parameters of a GET are in the query, and neither fragment nor credentials are in it.</summary>
    public Uri Target { get; } = MakeTarget(Url, Method, Parameters);

    private static Uri MakeTarget(Uri url, string method, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var target = new UriBuilder(url) { Fragment = "", UserName = "", Password = "" };
        if (method.Equals("GET", StringComparison.OrdinalIgnoreCase))
            target.Query = string.Join('&', parameters.Select(Encode).Prepend(target.Query.TrimStart('?')).Where(part => part.Length > 0));
        return target.Uri;
    }

    private static string Encode(KeyValuePair<string, string> pair) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}";
}

/// <summary>What came back; <see cref="ErrorCode"/> is set when Twilio would call the request failed.</summary>
internal sealed record WebhookReply(int Status, string ContentType, string Body, Uri Url, int? ErrorCode = null, string? Failure = null)
{
    public bool Ok => ErrorCode is null;
}
