using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WarmTransfer.Core.Twilio;

/// <summary>Gives a request of the library what the library has no words for: its cancellation, whether it may be repeated, and an address other than Twilio's.</summary>
public sealed class OneRequest : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> Repeatable = new("WarmTransfer.Repeatable");
    private readonly Uri? _elsewhere;
    private readonly bool _repeatable;
    private readonly CancellationToken _cancellation;

    internal OneRequest(HttpMessageHandler handler, Uri? elsewhere, bool repeatable, CancellationToken cancellation) : base(handler) =>
        (_elsewhere, _repeatable, _cancellation) = (elsewhere, repeatable, cancellation);

    /// <summary>Whether a request that did not succeed may be sent again though it may have been carried out.</summary>
    public static bool IsRepeatable(HttpRequestMessage request) => request.Options.TryGetValue(Repeatable, out var repeatable) && repeatable;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Repeatable, _repeatable);
        if (_elsewhere is not null) request.RequestUri = new Uri(_elsewhere, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, _cancellation);
    }
}
