using WarmTransfer.Core;
using System.Net.Http.Headers;

namespace WarmTransfer.Web.Sounds;

/// <summary>Fetches the beginning of what customers are to hear: an address that does not answer with sound is told before it is saved.</summary>
internal sealed class MusicProbe(IHttpClientFactory clients, IHostEnvironment environment, TimeProvider clock)
{
    public const string Client = "music";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    // What Twilio's Play takes.
    private static readonly HashSet<string> Kinds = ["audio/mpeg", "audio/mp3", "audio/wav", "audio/wave", "audio/x-wav", "audio/aiff", "audio/x-aifc", "audio/x-aiff", "audio/x-gsm", "audio/gsm", "audio/ulaw"];

    /// <summary>What is wrong with it, as a sentence; null when nothing is, or when there is no address.</summary>
    public async Task<Sentence?> Fault(string address, CancellationToken cancel)
    {
        if (address is "") return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return $"This is not an absolute http or https address. For example: https://cdn.example.com/music.mp3";
        if (url.Scheme is not "https" && environment.IsProduction()) return $"In production music has to come by https, so that nobody on the way puts something else in its place.";
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await Ask(url, either.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return fault is HttpRequestException
                ? (Sentence)$"This address does not answer. Look whether it opens in a browser, and whether this server may reach it."
                : $"This address does not answer within {Patience.TotalSeconds:0} seconds. Look whether it opens in a browser, and whether this server may reach it.";
        }
    }

    private async Task<Sentence?> Ask(Uri url, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(0, 0) } };
        using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode) return $"This address answers {(int)answer.StatusCode} instead of music. Look whether it opens in a browser.";
        var kind = answer.Content.Headers.ContentType?.MediaType;
        if (kind is null) return $"This address answers with something of no kind, which is no sound that Twilio plays. It has to be WAV (audio/wav) or MP3 (audio/mpeg).";
        return Kinds.Contains(kind) ? null : (Sentence)$"This address answers with {kind}, which is no sound that Twilio plays. It has to be WAV (audio/wav) or MP3 (audio/mpeg).";
    }
}
