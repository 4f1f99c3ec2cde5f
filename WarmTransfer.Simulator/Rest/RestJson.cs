using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Rest;

/// <summary>How Twilio writes JSON: snake case, nulls present, dates as RFC 2822, most numbers as text.</summary>
internal static class RestJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>At Twilio the address says in which form it is answered; without an ending it is XML.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Path.Value?.EndsWith(".json", StringComparison.Ordinal) == true;

    public static IResult Ok<T>(T body) => Results.Json(body, Options);

    public static IResult Created<T>(T body) => Results.Json(body, Options, statusCode: 201);

    public static string? Date(DateTimeOffset? instant) => instant is { } value ? VoiceParameters.Rfc2822(value) : null;

    public static string Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds).ToString("F0", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => Math.Floor(time.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
}
