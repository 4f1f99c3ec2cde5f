using System.Globalization;
using Microsoft.Extensions.Primitives;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

/// <summary>The parameters of a REST request, read with Twilio's errors.</summary>
internal sealed class RestForm(IEnumerable<KeyValuePair<string, StringValues>> values)
{
    private static readonly string[] CallEvents = ["initiated", "ringing", "answered", "completed"];
    private readonly Dictionary<string, StringValues> _values = new(values, StringComparer.Ordinal);

    public static async Task<RestForm> ReadAsync(HttpRequest request) =>
        new(request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty);

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value.ToString() : null;

    public string Text(string name, string otherwise) => Text(name) ?? otherwise;

    public string Required(string name, int code) =>
        Text(name) is { Length: > 0 } text ? text : throw RestException.Invalid(code, $"'{name}' is a required parameter and was not given.");

    public bool Bool(string name, bool otherwise) => Maybe(name) ?? otherwise;

    /// <summary>Anything but true counts as false.</summary>
    public bool? Maybe(string name) => Text(name) is { } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : null;

    public int Int(string name, int otherwise, int min, int max, int code = 20001)
    {
        if (Text(name) is not { Length: > 0 } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw RestException.Invalid(code, $"{name} '{text}' must be a whole number from {min} to {max}.");
    }

    public Uri? Url(string name)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw RestException.Invalid(21205, $"{name} '{text}' is not a valid URL; it must be absolute and start with http or https.");
    }

    public string Method(string name, string otherwise = "POST")
    {
        if (Text(name) is not { Length: > 0 } text) return otherwise;
        return text.ToUpperInvariant() is "GET" or "POST"
            ? text.ToUpperInvariant()
            : throw RestException.Invalid(21209, $"{name} '{text}' must be GET or POST.");
    }

    /// <summary>A list may come as a repeated parameter or as words.</summary>
    public IReadOnlyList<string> Words(string name) =>
        [.. (_values.TryGetValue(name, out var value) ? value : default).SelectMany(text => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public Hook? CallHook()
    {
        var events = Words("StatusCallbackEvent");
        if (events.Except(CallEvents).FirstOrDefault() is { } unknown) throw RestException.Invalid(21626, $"StatusCallbackEvent '{unknown}' must be one of {string.Join(", ", CallEvents)}.");
        return Hook.Of(Url("StatusCallback"), Method("StatusCallbackMethod"), events.Count > 0 ? events : ["completed"]);
    }
}
