using System.Threading;
using System.Threading.Tasks;
using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Conference;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;
using Query = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, string>>;

namespace WarmTransfer.Core.Twilio;

/// <summary>What we ask of Twilio's REST API, by Twilio's own library. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public sealed class TwilioVoice(TwilioClients clients)
{
    private const int RecentCalls = 50;
    private readonly TwilioRest _rest = new(clients);

    // Without a callback for them Twilio warns about events that go nowhere.
    private static readonly List<string> EveryStep = ["initiated", "ringing", "answered", "completed"];

    /// <summary>Never repeated by itself after a time-out or a 5xx: when the fault says it may have happened, look first.</summary>
    public Task<TwilioCall> CreateCallAsync(CreateCall call, CancellationToken cancellation) => Ask(async twilio => Read(await CallResource.CreateAsync(
        new CreateCallOptions(new PhoneNumber(call.To), new PhoneNumber(call.From))
        {
            Url = call.Url,
            FallbackUrl = call.Fallback,
            StatusCallback = call.StatusCallback,
            StatusCallbackEvent = EveryStep,
            Timeout = call.Timeout,
            TimeLimit = call.TimeLimit,
        }, twilio)), repeatable: false, cancellation);

    /// <summary>Null: Twilio knows no such call.</summary>
    public Task<TwilioCall?> FetchCallAsync(string callSid, CancellationToken cancellation) => UnlessOver(Ask(
        async twilio => Read(await CallResource.FetchAsync(new FetchCallOptions(callSid), twilio)), repeatable: true, cancellation));

    /// <summary>The legs from one address, newest first, that were created at or after an instant.</summary>
    // Filtered here by creation: Twilio's StartTime filter leaves out the legs that are still queued, which are the ones we look for.
    public async Task<IReadOnlyList<TwilioCall>> ReadCallsAsync(string from, DateTimeOffset createdSince, CancellationToken cancellation)
    {
        var query = new ReadCallOptions { From = new PhoneNumber(from), PageSize = RecentCalls };
        var calls = await List<CallPage, TwilioCall>("/Calls.json", query.GetParams(), page => page.Any(IsRecent), cancellation);
        return [.. calls.Where(IsRecent)];

        bool IsRecent(TwilioCall call) => call.DateCreated is null || call.DateCreated >= createdSince;
    }

    /// <summary>Hangs up, whether it rings or talks. Null: the call was over already, or is not known.</summary>
    public Task<TwilioCall?> EndCallAsync(string callSid, CancellationToken cancellation) =>
        UpdateCall(new UpdateCallOptions(callSid) { Status = CallResource.UpdateStatusEnum.Completed }, repeatable: true, cancellation);

    /// <summary>Stops its ringing. Null: it was picked up, is over, or is not known.</summary>
    public Task<TwilioCall?> CancelCallAsync(string callSid, CancellationToken cancellation) =>
        UpdateCall(new UpdateCallOptions(callSid) { Status = CallResource.UpdateStatusEnum.Canceled }, repeatable: true, cancellation);

    /// <summary>Lets a live call fetch its next document there. Null: the call is over.</summary>
    // A document asked for twice is heard twice.
    public Task<TwilioCall?> RedirectCallAsync(string callSid, Uri url, CancellationToken cancellation) =>
        UpdateCall(new UpdateCallOptions(callSid) { Url = url, Method = HttpMethod.Post }, repeatable: false, cancellation);

    /// <param name="friendlyName">The conference's name; null: any.</param>
    /// <param name="status">One of <see cref="ConferenceStatuses"/>; null: any.</param>
    public Task<IReadOnlyList<TwilioConference>> ReadConferencesAsync(string? friendlyName, string? status, CancellationToken cancellation)
    {
        var query = new ReadConferenceOptions { FriendlyName = friendlyName, Status = status, PageSize = TwilioRest.LargestPage };
        return List<ConferencePage, TwilioConference>("/Conferences.json", query.GetParams(), _ => true, cancellation);
    }

    /// <summary>Null: there is no such conference any more.</summary>
    public Task<TwilioConference?> EndConferenceAsync(string conferenceSid, CancellationToken cancellation) => UnlessOver(Ask(
        async twilio => Read(await ConferenceResource.UpdateAsync(
            new UpdateConferenceOptions(conferenceSid) { Status = ConferenceResource.UpdateStatusEnum.Completed }, twilio)), repeatable: true, cancellation));

    /// <summary>Nobody, when the conference is over.</summary>
    public async Task<IReadOnlyList<TwilioParticipant>> ReadParticipantsAsync(string conferenceSid, CancellationToken cancellation)
    {
        var query = new ReadParticipantOptions(conferenceSid) { PageSize = TwilioRest.LargestPage };
        return await UnlessOver(List<ParticipantPage, TwilioParticipant>($"/Conferences/{conferenceSid}/Participants.json", query.GetParams(), _ => true, cancellation)) ?? [];
    }

    /// <summary>Null: the participant is not in the conference any more.</summary>
    // An announcement asked for twice is heard twice. Hold music by GET, Twilio's default, would be signed differently from all our other webhooks.
    public Task<TwilioParticipant?> UpdateParticipantAsync(string conferenceSid, string callSid, ParticipantUpdate update, CancellationToken cancellation) =>
        UnlessOver(Ask(async twilio => Read(await ParticipantResource.UpdateAsync(
            new UpdateParticipantOptions(conferenceSid, callSid)
            {
                Muted = update.Muted,
                Hold = update.Hold,
                HoldUrl = update.HoldUrl,
                HoldMethod = update.HoldUrl is null ? null : HttpMethod.Post,
                EndConferenceOnExit = update.EndConferenceOnExit,
                AnnounceUrl = update.AnnounceUrl,
                Coaching = update.Coaching,
                CallSidToCoach = update.CallSidToCoach,
            }, twilio)), repeatable: update.AnnounceUrl is null, cancellation));

    private Task<TwilioCall?> UpdateCall(UpdateCallOptions update, bool repeatable, CancellationToken cancellation) =>
        UnlessOver(Ask(async twilio => Read(await CallResource.UpdateAsync(update, twilio)), repeatable, cancellation));

    private Task<IReadOnlyList<T>> List<TPage, T>(string path, Query query, Func<IReadOnlyList<T>, bool> goesOn, CancellationToken cancellation) where TPage : Page<T> =>
        _rest.List<TPage, T>(path, query, goesOn, cancellation);

    private Task<T> Ask<T>(Func<ITwilioRestClient, Task<T>> request, bool repeatable, CancellationToken cancellation) => _rest.Ask(request, repeatable, cancellation);

    private static async Task<T?> UnlessOver<T>(Task<T> request) where T : class
    {
        try
        {
            return await request;
        }
        catch (TwilioRequestException fault) when (fault.IsNotFound || fault.Code == TwilioErrorCodes.CallIsOver)
        {
            return null;
        }
    }

    private static TwilioCall Read(CallResource call) =>
        new(call.Sid, call.To, call.From, call.Status.ToString(), call.DateCreated is { } created ? new DateTimeOffset(created) : null);

    private static TwilioConference Read(ConferenceResource conference) => new(conference.Sid, conference.FriendlyName, conference.Status.ToString());

    private static TwilioParticipant Read(ParticipantResource one) =>
        new(one.CallSid, one.Status.ToString(), one.Muted is true, one.Hold is true, one.Coaching is true, one.CallSidToCoach, one.EndConferenceOnExit is true);
}
