namespace WarmTransfer.Web.Twilio;

/// <summary>What we ask of Twilio's REST API. Every failure is a <see cref="TwilioFault"/>.</summary>
internal interface ITwilioVoice
{
    /// <summary>Never repeated by itself after a time-out or a 5xx: when the fault says it may have happened, look first.</summary>
    Task<CallResource> CreateCallAsync(CreateCall call, CancellationToken cancellation);

    Task<CallResource> GetCallAsync(string callSid, CancellationToken cancellation);

    /// <summary>The legs from one address, newest first, that were created at or after an instant.</summary>
    Task<IReadOnlyList<CallResource>> ListCallsAsync(string from, DateTimeOffset createdSince, string? status, CancellationToken cancellation);

    /// <summary>Null: the call was over already.</summary>
    Task<CallResource?> UpdateCallAsync(string callSid, CallUpdate update, CancellationToken cancellation);

    Task<IReadOnlyList<ConferenceResource>> ListConferencesAsync(string? friendlyName, string? status, CancellationToken cancellation);

    /// <summary>Null: there is no such conference any more.</summary>
    Task<ConferenceResource?> EndConferenceAsync(string conferenceSid, CancellationToken cancellation);

    /// <summary>Nobody, when the conference is over.</summary>
    Task<IReadOnlyList<ParticipantResource>> ListParticipantsAsync(string conferenceSid, CancellationToken cancellation);

    /// <summary>Null: the participant is not in the conference any more.</summary>
    Task<ParticipantResource?> UpdateParticipantAsync(string conferenceSid, string callSid, ParticipantUpdate update, CancellationToken cancellation);

    /// <summary>False: the participant was not in the conference any more.</summary>
    Task<bool> RemoveParticipantAsync(string conferenceSid, string callSid, CancellationToken cancellation);
}
