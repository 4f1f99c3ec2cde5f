using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Twilio;

/// <summary>One page of a list, read straight into our records: the library reads each entry twice, which for the lists of a busy account is most of the work.</summary>
internal abstract record Page<T>(string? NextPageUri)
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new Rfc2822Date() },
    };

    [JsonIgnore]
    public abstract IReadOnlyList<T> Items { get; }

    public static TPage Read<TPage>(string json) where TPage : Page<T> =>
        JsonSerializer.Deserialize<TPage>(json, Wire) ?? throw new JsonException("A page of a list is not null.");
}

// Twilio names the array after the resource.
internal sealed record CallPage(IReadOnlyList<TwilioCall> Calls, string? NextPageUri = null) : Page<TwilioCall>(NextPageUri)
{
    public override IReadOnlyList<TwilioCall> Items => Calls;
}

internal sealed record ConferencePage(IReadOnlyList<TwilioConference> Conferences, string? NextPageUri = null) : Page<TwilioConference>(NextPageUri)
{
    public override IReadOnlyList<TwilioConference> Items => Conferences;
}

internal sealed record ParticipantPage(IReadOnlyList<TwilioParticipant> Participants, string? NextPageUri = null) : Page<TwilioParticipant>(NextPageUri)
{
    public override IReadOnlyList<TwilioParticipant> Items => Participants;
}

internal sealed record NumberPage(IReadOnlyList<TwilioNumber> IncomingPhoneNumbers, string? NextPageUri = null) : Page<TwilioNumber>(NextPageUri)
{
    public override IReadOnlyList<TwilioNumber> Items => IncomingPhoneNumbers;
}

internal sealed record RecordingPage(IReadOnlyList<TwilioRecording> Recordings, string? NextPageUri = null) : Page<TwilioRecording>(NextPageUri)
{
    public override IReadOnlyList<TwilioRecording> Items => Recordings;
}

internal sealed record TranscriptionPage(IReadOnlyList<TwilioTranscript> Transcriptions, string? NextPageUri = null) : Page<TwilioTranscript>(NextPageUri)
{
    public override IReadOnlyList<TwilioTranscript> Items => Transcriptions;
}

internal sealed record CallerIdPage(IReadOnlyList<TwilioCallerId> OutgoingCallerIds, string? NextPageUri = null) : Page<TwilioCallerId>(NextPageUri)
{
    public override IReadOnlyList<TwilioCallerId> Items => OutgoingCallerIds;
}

internal sealed record ApplicationPage(IReadOnlyList<TwilioApplication> Applications, string? NextPageUri = null) : Page<TwilioApplication>(NextPageUri)
{
    public override IReadOnlyList<TwilioApplication> Items => Applications;
}

internal sealed class Rfc2822Date : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new JsonException($"'{reader.GetString()}' is not a date of RFC 2822.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
}
