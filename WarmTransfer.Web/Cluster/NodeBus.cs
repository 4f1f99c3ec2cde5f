using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Cluster;

/// <summary>
/// Tells the other nodes at once what has changed here (Redis, publish and subscribe). Whatever gets lost on the way is found in the database by
/// <see cref="CatchUp"/>, so nothing waits for it and nothing depends on it.
/// </summary>
internal sealed class NodeBus(IOptions<ClusterOptions> options, Measures measures, TimeProvider clock, ILogger<NodeBus> log) : IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("warmtransfer:news");
    private readonly string _node = Guid.NewGuid().ToString("N");
    private ConnectionMultiplexer? _redis;

    public bool IsConfigured => options.Value.Redis.Length > 0;

    public bool IsConnected => _redis is { IsConnected: true };

    /// <param name="hear">Hears what other nodes tell.</param>
    /// <param name="back">Hears that it is there again after it was not.</param>
    public async Task Start(Action<NodeNews> hear, Action back)
    {
        if (!IsConfigured) return;
        _redis = await ConnectionMultiplexer.ConnectAsync(Settings(options.Value.Redis));
        _redis.ConnectionRestored += (_, _) => back();
        await _redis.GetSubscriber().SubscribeAsync(Channel, (_, message) => Hear(message, hear));
    }

    public void Tell(Func<string, NodeNews> news)
    {
        if (!IsConnected) return;
        try
        {
            _redis!.GetSubscriber().Publish(Channel, Json.Write(news(_node) with { At = clock.GetUtcNow() }), CommandFlags.FireAndForget);
        }
        catch (RedisException fault)
        {
            log.LogDebug(fault, "The other nodes were not told; they find it in the database.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
    }

    /// <summary>It may come later than the node, and go at any time.</summary>
    internal static ConfigurationOptions Settings(string redis)
    {
        var settings = ConfigurationOptions.Parse(redis);
        (settings.AbortOnConnectFail, settings.BacklogPolicy, settings.ReconnectRetryPolicy) = (false, BacklogPolicy.FailFast, new LinearRetry(500));
        return settings;
    }

    private void Hear(RedisValue message, Action<NodeNews> hear)
    {
        try
        {
            var news = Json.Read<NodeNews>(message.ToString());
            if (news.Node == _node) return;
            if (clock.GetUtcNow() - news.At is { } lag) measures.Heard(lag);
            hear(news);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "What another node told could not be read; it is looked for in the database.");
        }
    }
}
