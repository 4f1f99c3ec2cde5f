using Refit;

namespace WarmTransfer.Web.Twilio;

/// <summary>Twilio's REST surface, word for word; <see cref="TwilioVoice"/> gives it meaning.</summary>
internal interface ITwilioApi
{
    /// <summary>Request option: carrying this request out twice is the same as once.</summary>
    const string Repeatable = "WarmTransfer.Repeatable";

    [Post("/Calls.json")]
    Task<CallResource> CreateCall([Body(BodySerializationMethod.UrlEncoded)] CreateCall call, CancellationToken cancellation);

    [Get("/Calls/{sid}.json")]
    Task<CallResource> GetCall(string sid, CancellationToken cancellation);

    [Get("/Calls.json")]
    Task<CallPage> ListCalls(
        [AliasAs("From")] string from, [AliasAs("Status")] string? status, [AliasAs("PageSize")] int pageSize, CancellationToken cancellation);

    [Get("")]
    Task<CallPage> NextCalls([Url] string url, CancellationToken cancellation);

    [Post("/Calls/{sid}.json")]
    Task<CallResource> UpdateCall(
        string sid, [Body(BodySerializationMethod.UrlEncoded)] CallFields update, [Property(Repeatable)] bool repeatable, CancellationToken cancellation);

    [Get("/Conferences.json")]
    Task<ConferencePage> ListConferences(
        [AliasAs("FriendlyName")] string? friendlyName, [AliasAs("Status")] string? status, [AliasAs("PageSize")] int pageSize,
        CancellationToken cancellation);

    [Get("")]
    Task<ConferencePage> NextConferences([Url] string url, CancellationToken cancellation);

    [Post("/Conferences/{sid}.json")]
    Task<ConferenceResource> UpdateConference(
        string sid, [Body(BodySerializationMethod.UrlEncoded)] ConferenceEnd update, [Property(Repeatable)] bool repeatable,
        CancellationToken cancellation);

    [Get("/Conferences/{sid}/Participants.json")]
    Task<ParticipantPage> ListParticipants(string sid, [AliasAs("PageSize")] int pageSize, CancellationToken cancellation);

    [Get("")]
    Task<ParticipantPage> NextParticipants([Url] string url, CancellationToken cancellation);

    [Post("/Conferences/{conferenceSid}/Participants/{callSid}.json")]
    Task<ParticipantResource> UpdateParticipant(
        string conferenceSid, string callSid, [Body(BodySerializationMethod.UrlEncoded)] ParticipantUpdate update,
        [Property(Repeatable)] bool repeatable, CancellationToken cancellation);

    [Delete("/Conferences/{conferenceSid}/Participants/{callSid}.json")]
    Task RemoveParticipant(string conferenceSid, string callSid, CancellationToken cancellation);
}

/// <summary>The fields of a call that an update may name.</summary>
internal sealed record CallFields
{
    public string? Url { get; init; }
    public string? Twiml { get; init; }
    public string? Status { get; init; }
    public string? Method => Url is null ? null : "POST";
}

/// <summary>The only change of a conference we make.</summary>
internal sealed record ConferenceEnd
{
    public string Status => ConferenceStatuses.Completed;
}
