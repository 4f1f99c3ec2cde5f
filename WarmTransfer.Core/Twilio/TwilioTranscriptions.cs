using System.Threading;
using System.Threading.Tasks;
using Twilio.Rest.Api.V2010.Account.Call;
using HttpMethod = Twilio.Http.HttpMethod;

namespace WarmTransfer.Core.Twilio;

/// <summary>Twilio's real-time transcriptions of legs. Every failure is a <see cref="TwilioRequestException"/>.</summary>
public sealed class TwilioTranscriptions(TwilioClients clients)
{
    private readonly TwilioRest _rest = new(clients);

    /// <summary>Begins to write down what the party of the leg says; false: the leg is over. Asked for twice, it is written down twice.</summary>
    /// <param name="name">Under which it is stopped.</param>
    /// <param name="language">Such as <c>en-GB</c>; null: Twilio's own choice, American English.</param>
    // What the party hears is said by others, on legs of their own, or is music.
    public Task<bool> StartAsync(string callSid, string name, Uri callback, string? language, CancellationToken cancellation) => UnlessOver(_rest.Ask(
        async twilio => await TranscriptionResource.CreateAsync(
            new CreateTranscriptionOptions(callSid)
            {
                Name = name,
                Track = TranscriptionResource.TrackEnum.InboundTrack,
                StatusCallbackUrl = callback,
                StatusCallbackMethod = HttpMethod.Post,
                LanguageCode = language,
                PartialResults = false,
                EnableAutomaticPunctuation = true,
            }, twilio), repeatable: false, cancellation));

    /// <summary>Stops it; false: it is over, or was never begun.</summary>
    public Task<bool> StopAsync(string callSid, string name, CancellationToken cancellation) => UnlessOver(_rest.Ask(
        async twilio => await TranscriptionResource.UpdateAsync(new UpdateTranscriptionOptions(callSid, name, TranscriptionResource.UpdateStatusEnum.Stopped), twilio),
        repeatable: true, cancellation));

    private static async Task<bool> UnlessOver(Task request)
    {
        try
        {
            await request;
            return true;
        }
        catch (TwilioRequestException fault) when (fault.IsNotFound || fault.Code == TwilioErrorCodes.CallIsOver)
        {
            return false;
        }
    }
}
