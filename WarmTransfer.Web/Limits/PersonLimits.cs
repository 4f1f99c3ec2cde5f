using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Web.Limits;

/// <summary>
/// What one person may ask of this node: a bucket of requests and commands, others for what the phone asks by itself, and so many connections.
/// Whoever asks nothing for ten seconds takes no memory: that is how <see cref="PartitionedRateLimiter"/> keeps its partitions.
/// </summary>
internal sealed class PersonLimits : IDisposable
{
    public static readonly Sentence TooMuch = $"That was too much at once. Please wait a moment and try again.";
    private readonly PartitionedRateLimiter<Asker> _asked;
    private readonly PartitionedRateLimiter<HttpContext> _connections;

    public PersonLimits(IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.RequestsAtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1) / limits.RequestsPerSecond, QueueLimit = 0,
        };
        _asked = PartitionedRateLimiter.Create<Asker, Asker>(asker =>
            asker.Name is null ? RateLimitPartition.GetNoLimiter(asker) : RateLimitPartition.GetTokenBucketLimiter(asker, _ => bucket));
        _connections = PartitionedRateLimiter.Create<HttpContext, (string, Type)>(context => Connections(context, limits));
        // A request ends with its connection, whichever way that ends; and one that is refused takes nothing out of the bucket.
        Requests = PartitionedRateLimiter.CreateChained(_connections, _asked.WithTranslatedKey<HttpContext>(Asker.Of, leaveOpen: true));
    }

    public PartitionedRateLimiter<HttpContext> Requests { get; }

    /// <summary>Counts one thing that a page asks over its connection. Null: it may.</summary>
    /// <param name="person">Null: routing asks, which is not counted.</param>
    public Refusal? Refuse(AgentId? person)
    {
        using var asked = _asked.AttemptAcquire(new Asker(person?.Value, Apart: null));
        return asked.IsAcquired ? null : new Refusal(RefusalCode.TooMany, TooMuch);
    }

    public void Dispose()
    {
        Requests.Dispose();
        _connections.Dispose();
        _asked.Dispose();
    }

    private static RateLimitPartition<(string, Type)> Connections(HttpContext context, LimitOptions limits) =>
        context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>()?.HubType is { } hub && Asker.NameOf(context) is { } name
            ? RateLimitPartition.GetConcurrencyLimiter((name, hub), _ => Most(hub == typeof(FloorHub) ? limits.BoardsPerPerson : limits.PagesPerPerson))
            : RateLimitPartition.GetNoLimiter(("", typeof(Hub)));

    private static ConcurrencyLimiterOptions Most(int connections) => new() { PermitLimit = connections, QueueLimit = 0 };
}
