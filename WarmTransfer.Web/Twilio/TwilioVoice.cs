using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Twilio;

/// <summary>Twilio's Voice API over HTTP.</summary>
internal sealed class TwilioVoice(ITwilioApi api, IOptions<TwilioOptions> options) : ITwilioVoice
{
    private const int LargestPage = 1000;
    private const int RecentCalls = 50;

    public Task<CallResource> CreateCallAsync(CreateCall call, CancellationToken cancellation) =>
        Ask(() => api.CreateCall(call, cancellation), cancellation);

    public Task<CallResource> GetCallAsync(string callSid, CancellationToken cancellation) =>
        Ask(() => api.GetCall(callSid, cancellation), cancellation);

    // Filtered here by creation: Twilio's StartTime filter leaves out the legs that are still queued, which are the ones we look for.
    public async Task<IReadOnlyList<CallResource>> ListCallsAsync(
        string from, DateTimeOffset createdSince, string? status, CancellationToken cancellation)
    {
        var calls = await CollectAsync<CallPage, CallResource>(
            () => api.ListCalls(from, status, RecentCalls, cancellation),
            url => api.NextCalls(url, cancellation),
            page => page.Any(IsRecent),
            cancellation);
        return [.. calls.Where(IsRecent)];

        bool IsRecent(CallResource call) => call.DateCreated is null || call.DateCreated >= createdSince;
    }

    public Task<CallResource?> UpdateCallAsync(string callSid, CallUpdate update, CancellationToken cancellation) =>
        UnlessOver(
            () => Ask(() => api.UpdateCall(callSid, FieldsOf(update), IsRepeatable(update), cancellation), cancellation),
            TwilioErrorCodes.CallIsOver);

    public Task<IReadOnlyList<ConferenceResource>> ListConferencesAsync(
        string? friendlyName, string? status, CancellationToken cancellation) =>
        CollectAsync<ConferencePage, ConferenceResource>(
            () => api.ListConferences(friendlyName, status, LargestPage, cancellation),
            url => api.NextConferences(url, cancellation),
            _ => true,
            cancellation);

    public Task<ConferenceResource?> EndConferenceAsync(string conferenceSid, CancellationToken cancellation) =>
        UnlessOver(
            () => Ask(() => api.UpdateConference(conferenceSid, new(), true, cancellation), cancellation),
            TwilioErrorCodes.NotFound);

    public async Task<IReadOnlyList<ParticipantResource>> ListParticipantsAsync(string conferenceSid, CancellationToken cancellation) =>
        await UnlessOver(
            () => CollectAsync<ParticipantPage, ParticipantResource>(
                () => api.ListParticipants(conferenceSid, LargestPage, cancellation),
                url => api.NextParticipants(url, cancellation),
                _ => true,
                cancellation),
            TwilioErrorCodes.NotFound) ?? [];

    public Task<ParticipantResource?> UpdateParticipantAsync(
        string conferenceSid, string callSid, ParticipantUpdate update, CancellationToken cancellation) =>
        UnlessOver(
            () => Ask(() => api.UpdateParticipant(conferenceSid, callSid, update, IsRepeatable(update), cancellation), cancellation),
            TwilioErrorCodes.NotFound);

    public async Task<bool> RemoveParticipantAsync(string conferenceSid, string callSid, CancellationToken cancellation) 
    {
        var removed = await UnlessOver(() => Ask(Remove, cancellation), TwilioErrorCodes.NotFound);
        return removed is not null;

        async Task<string> Remove()
        {
            await api.RemoveParticipant(conferenceSid, callSid, cancellation);
            return callSid;
        }
    }

    private async Task<IReadOnlyList<T>> CollectAsync<TPage, T>(
        Func<Task<TPage>> first, Func<string, Task<TPage>> next, Func<IReadOnlyList<T>, bool> goesOn, CancellationToken cancellation)
        where TPage : IPage<T>
    {
        var all = new List<T>();
        var page = await Ask(first, cancellation);
        all.AddRange(page.Items);
        while (page.NextPageUri is { Length: > 0 } uri && goesOn(page.Items))
        {
            page = await Ask(() => next(OnSameHost(uri)), cancellation);
            all.AddRange(page.Items);
        }
        return all;
    }

    // The credentials go along: only ever to the host they belong to.
    private string OnSameHost(string uri) => uri is ['/', not '/', ..]
        ? TwilioHost.BaseUrl(options.Value) + uri
        : throw new TwilioFault(TwilioFaultKind.Unavailable, "Twilio's next_page_uri is not a path.");

    private static async Task<T?> UnlessOver<T>(Func<Task<T>> request, int codeWhenOver) where T : class
    {
        try
        {
            return await request();
        }
        catch (TwilioFault fault) when (fault.Kind == TwilioFaultKind.Refused && (fault.Code == codeWhenOver || codeWhenOver == TwilioErrorCodes.NotFound && fault.IsNotFound))
        {
            return null;
        }
    }

    private static Task<T> Ask<T>(Func<Task<T>> request, CancellationToken cancellation) => TwilioFaults.Guard(request, cancellation);

    private static CallFields FieldsOf(CallUpdate update) => update switch
    {
        CallUpdate.Redirect redirect => new() { Url = redirect.Url },
        CallUpdate.Run run => new() { Twiml = run.Twiml },
        CallUpdate.Complete => new() { Status = CallStatuses.Completed },
        CallUpdate.Cancel => new() { Status = CallStatuses.Canceled },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // An announcement or a document asked for twice is heard twice.
    private static bool IsRepeatable(CallUpdate update) => update is CallUpdate.Complete or CallUpdate.Cancel;

    private static bool IsRepeatable(ParticipantUpdate update) => update.AnnounceUrl is null;
}
