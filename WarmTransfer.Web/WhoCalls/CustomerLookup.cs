using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.WhoCalls;

/// <summary>Asks the owner's system who a number is. It may be slow or away: nothing waits for it but the line on the screen.</summary>
internal sealed class CustomerLookup(IHttpClientFactory clients, IOptions<CustomerLookupOptions> options, ILogger<CustomerLookup> log) : IDisposable
{
    public const string Client = "customer-lookup";
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    internal const int LongestAnswer = 16 * 1024;
    private const int Remembered = 10_000;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public bool IsConfigured => options.Value.Url.Length > 0;

    /// <summary>Null: there is nobody to ask, or nothing to ask about.</summary>
    public async Task<LookedUp?> Find(string number, CancellationToken cancel)
    {
        if (!IsConfigured || NumberPlan.RefuseForm(number) is not null) return null;
        if (_known.TryGetValue(number, out LookedUp? known)) return known;
        if (await Ask(number, cancel) is not { } answer) return LookedUp.NoAnswer;
        if (options.Value.CacheMinutes > 0) _known.Set(number, answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(options.Value.CacheMinutes) });
        return answer;
    }

    public void Dispose() => _known.Dispose();

    // Whatever is wrong over there, it is a mark on the screen and a line in the log, with neither number nor secret.
    private async Task<LookedUp?> Ask(string number, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.Url.Replace(CustomerLookupOptionsCheck.Place, Uri.EscapeDataString(number), StringComparison.Ordinal));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Secret);
            using var response = await clients.CreateClient(Client).SendAsync(request, cancel);
            if (response.StatusCode is HttpStatusCode.NotFound) return LookedUp.Nobody;
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<LookupAnswer>(cancel))?.Read() ?? LookedUp.Nobody;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The customer look-up gave no answer: {Fault}.", fault.GetType().Name);
            return null;
        }
    }

    /// <summary>It is given two seconds, and left alone for a while once it fails again and again.</summary>
    internal static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = 5, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(15) })
            .AddTimeout(Longest);
    }
}

/// <summary>What the owner's system says of a number.</summary>
/// <param name="Answered">It did; otherwise all else is null.</param>
/// <param name="Url">Where the customer's account is; an https address.</param>
public sealed record LookedUp(bool Answered, string? Name = null, string? Company = null, Uri? Url = null)
{
    internal static LookedUp NoAnswer { get; } = new(Answered: false);

    internal static LookedUp Nobody { get; } = new(Answered: true);
}

/// <summary>The look-up's answer as it comes.</summary>
internal sealed record LookupAnswer(string? Name, string? Company, string? Url)
{
    private const int Longest = 100;

    public LookedUp Read() => new(Answered: true, Short(Name), Short(Company), Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url : null);

    private static string? Short(string? text) => text?.Trim() is { Length: > 0 } said ? said.Length <= Longest ? said : $"{said[..(Longest - 1)]}…" : null;
}
