using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using Twilio.Clients;
using Twilio.Http;
using HttpClient = System.Net.Http.HttpClient;

namespace WarmTransfer.Core.Twilio;

/// <summary>Makes a REST client for each request: the library knows no cancellation, nor what may be asked twice, so both travel with the client.</summary>
/// <param name="handler">Carries the requests; shared by all of them, and not disposed of here.</param>
public sealed class TwilioClients(HttpMessageHandler handler, TwilioAccount account)
{
    public string AccountSid => account.AccountSid;

    /// <summary>For what the library has no words for: with our credentials, and only ever to Twilio.</summary>
    internal HttpClient Plain(CancellationToken cancellation)
    {
        var http = new HttpClient(new OneRequest(handler, account.ApiBaseUrl, repeatable: true, cancellation), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, BaseAddress = Api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.ApiKeySid}:{account.ApiKeySecret}")));
        return http;
    }

    private Uri Api => new(account.Region is { } region ? $"https://api.{account.Edge}.{region}.twilio.com" : account.Edge is { } edge ? $"https://api.{edge}.us1.twilio.com" : "https://api.twilio.com");

    /// <param name="repeatable">Carrying the request out twice is the same as once.</param>
    public ITwilioRestClient For(bool repeatable, CancellationToken cancellation)
    {
        var http = new HttpClient(new OneRequest(handler, account.ApiBaseUrl, repeatable, cancellation), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return new TwilioRestClient(account.ApiKeySid, account.ApiKeySecret, account.AccountSid, account.Region, new SystemNetHttpClient(http), account.Edge);
    }
}
