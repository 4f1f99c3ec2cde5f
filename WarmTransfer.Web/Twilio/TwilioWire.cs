using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace WarmTransfer.Web.Twilio;

/// <summary>How values are written for Twilio and read from it.</summary>
internal static class TwilioWire
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new Rfc2822Date() },
    };

    public static RefitSettings Settings => new(new SystemTextJsonContentSerializer(Json))
    {
        FormUrlEncodedParameterFormatter = new FormValue(),
        CollectionFormat = CollectionFormat.Multi,
    };

    // Twilio takes every value but the lower-case words for false, and .NET writes "True".
    private sealed class FormValue : IFormUrlEncodedParameterFormatter
    {
        public string? Format(object? value, string? formatString) =>
            value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private sealed class Rfc2822Date : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new JsonException($"'{reader.GetString()}' is not a date of RFC 2822.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
    }
}
