using System.Threading;
using System.Threading.Tasks;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace WarmTransfer.Core.Twilio;

/// <summary>What setting up a number asks of Twilio's REST API. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public sealed class TwilioTelephone(TwilioClients clients)
{
    private const int RingSeconds = 20;
    private const int LongestTestCall = 30;
    private readonly TwilioRest _rest = new(clients);

    /// <summary>All numbers of the account.</summary>
    public Task<IReadOnlyList<TwilioNumber>> ReadNumbersAsync(CancellationToken cancellation) => _rest.List<NumberPage, TwilioNumber>(
        "/IncomingPhoneNumbers.json", new ReadIncomingPhoneNumberOptions { PageSize = TwilioRest.LargestPage }.GetParams(), _ => true, cancellation);

    /// <summary>All numbers of others that the account may show when it calls, because their owners have said so to Twilio.</summary>
    public Task<IReadOnlyList<TwilioCallerId>> ReadCallerIdsAsync(CancellationToken cancellation) => _rest.List<CallerIdPage, TwilioCallerId>(
        "/OutgoingCallerIds.json", new ReadOutgoingCallerIdOptions { PageSize = TwilioRest.LargestPage }.GetParams(), _ => true, cancellation);

    /// <summary>All TwiML applications of the account.</summary>
    public Task<IReadOnlyList<TwilioApplication>> ReadApplicationsAsync(CancellationToken cancellation) => _rest.List<ApplicationPage, TwilioApplication>(
        "/Applications.json", new ReadApplicationOptions { PageSize = TwilioRest.LargestPage }.GetParams(), _ => true, cancellation);

    /// <summary>Each address that is written is asked by POST.</summary>
    public Task UpdateNumberAsync(string sid, NumberUpdate update, CancellationToken cancellation) => _rest.Ask(twilio => IncomingPhoneNumberResource.UpdateAsync(
        new UpdateIncomingPhoneNumberOptions(sid)
        {
            VoiceUrl = update.VoiceUrl,
            VoiceMethod = Post(update.VoiceUrl),
            VoiceFallbackUrl = update.VoiceFallbackUrl,
            VoiceFallbackMethod = Post(update.VoiceFallbackUrl),
            StatusCallback = update.StatusCallback,
            StatusCallbackMethod = Post(update.StatusCallback),
            VoiceApplicationSid = update.VoiceApplicationSid,
            TrunkSid = update.TrunkSid,
        }, twilio), repeatable: true, cancellation);

    /// <summary>Never repeated by itself: when the fault says it may have happened, look first.</summary>
    public Task<TwilioApplication> CreateApplicationAsync(string name, Uri voice, CancellationToken cancellation) => _rest.Ask(async twilio => Read(await ApplicationResource.CreateAsync(
        new CreateApplicationOptions { FriendlyName = name, VoiceUrl = voice, VoiceMethod = HttpMethod.Post }, twilio)), repeatable: false, cancellation);

    public Task UpdateApplicationAsync(string sid, Uri voice, CancellationToken cancellation) => _rest.Ask(twilio => ApplicationResource.UpdateAsync(
        new UpdateApplicationOptions(sid) { VoiceUrl = voice, VoiceMethod = HttpMethod.Post }, twilio), repeatable: true, cancellation);

    /// <summary>Twilio lets nobody make keys but whoever has the account's auth token. Never repeated by itself.</summary>
    public Task<TwilioKey> CreateKeyAsync(string name, CancellationToken cancellation) => _rest.Ask(async twilio => Read(await NewKeyResource.CreateAsync(
        new CreateNewKeyOptions { FriendlyName = name }, twilio)), repeatable: false, cancellation);

    /// <summary>A short call between numbers of the account; once it is answered Twilio asks the address. Never repeated by itself.</summary>
    public Task CreateTestCallAsync(string from, string to, Uri url, CancellationToken cancellation) => _rest.Ask(twilio => CallResource.CreateAsync(
        new CreateCallOptions(new PhoneNumber(to), new PhoneNumber(from)) { Url = url, Timeout = RingSeconds, TimeLimit = LongestTestCall }, twilio), repeatable: false, cancellation);

    private static HttpMethod? Post(Uri? written) => written is null ? null : HttpMethod.Post;

    private static TwilioApplication Read(ApplicationResource one) => new(one.Sid, one.FriendlyName, one.VoiceUrl?.OriginalString, one.VoiceMethod?.ToString());

    private static TwilioKey Read(NewKeyResource key) => new(key.Sid, key.Secret);
}
