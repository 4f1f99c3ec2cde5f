using System.Threading;
using System.Threading.Tasks;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Rest;
using HttpMethod = Twilio.Http.HttpMethod;
using Query = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, string>>;

namespace WarmTransfer.Core.Twilio;

/// <summary>How the REST API is asked, whatever for. Every failure is a <see cref="TwilioRequestException"/>.</summary>
internal sealed class TwilioRest(TwilioClients clients)
{
    public const int LargestPage = 1000;

    /// <param name="repeatable">Carrying the request out twice is the same as once.</param>
    public Task<T> Ask<T>(Func<ITwilioRestClient, Task<T>> request, bool repeatable, CancellationToken cancellation) =>
        TwilioFaults.Guard(clients.For(repeatable, cancellation), request, cancellation);

    // Page by page, because the library's own way fetches all but the first while it blocks a thread.
    public async Task<IReadOnlyList<T>> List<TPage, T>(string path, Query query, Func<IReadOnlyList<T>, bool> goesOn, CancellationToken cancellation) where TPage : Page<T>
    {
        var all = new List<T>();
        var next = new Request(HttpMethod.Get, Domain.Api, $"/2010-04-01/Accounts/{clients.AccountSid}{path}", queryParams: [.. query]);
        while (next is { } request)
        {
            var page = await Ask(async twilio => Page<T>.Read<TPage>((await twilio.RequestAsync(request)).Content), repeatable: true, cancellation);
            all.AddRange(page.Items);
            next = page.NextPageUri is { Length: > 0 } uri && goesOn(page.Items) ? Next(uri) : null;
        }
        return all;
    }

    // The credentials go along: only ever to the host they belong to.
    private static Request Next(string uri) => uri is ['/', not '/', ..]
        ? new Request(HttpMethod.Get, Domain.Api, uri)
        : throw new TwilioRequestException(TwilioFaultKind.Unavailable, "Twilio's next_page_uri is not a path.");
}
