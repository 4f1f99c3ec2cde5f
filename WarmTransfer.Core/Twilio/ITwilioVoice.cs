using System.Threading;
using System.Threading.Tasks;

namespace WarmTransfer.Core.Twilio;

/// <summary>What we ask of Twilio's REST API. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public interface ITwilioVoice
{
    /// <summary>Never repeated by itself after a time-out or a 5xx: when the fault says it may have happened, look first.</summary>
    Task<TwilioCall> CreateCallAsync(CreateCall call, CancellationToken cancellation);

    /// <summary>Null: Twilio knows no such call.</summary>
    Task<TwilioCall?> FetchCallAsync(string callSid, CancellationToken cancellation);

    /// <summary>The legs from one address, newest first, that were created at or after an instant.</summary>
    Task<IReadOnlyList<TwilioCall>> ReadCallsAsync(string from, DateTimeOffset createdSince, CancellationToken cancellation);

    /// <summary>Hangs up, whether it rings or talks. Null: the call was over already, or is not known.</summary>
    Task<TwilioCall?> EndCallAsync(string callSid, CancellationToken cancellation);

    /// <summary>Lets a live call fetch its next document there. Null: the call is over.</summary>
    Task<TwilioCall?> RedirectCallAsync(string callSid, Uri url, CancellationToken cancellation);

    /// <param name="friendlyName">The conference's name; null: any.</param>
    /// <param name="status">One of <see cref="ConferenceStatuses"/>; null: any.</param>
    Task<IReadOnlyList<TwilioConference>> ReadConferencesAsync(string? friendlyName, string? status, CancellationToken cancellation);

    /// <summary>Null: there is no such conference any more.</summary>
    Task<TwilioConference?> EndConferenceAsync(string conferenceSid, CancellationToken cancellation);

    /// <summary>Nobody, when the conference is over.</summary>
    Task<IReadOnlyList<TwilioParticipant>> ReadParticipantsAsync(string conferenceSid, CancellationToken cancellation);

    /// <summary>Null: the participant is not in the conference any more.</summary>
    Task<TwilioParticipant?> UpdateParticipantAsync(string conferenceSid, string callSid, ParticipantUpdate update, CancellationToken cancellation);
}
