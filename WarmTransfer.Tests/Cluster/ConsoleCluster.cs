using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Chaos;
using WarmTransfer.Tests.Web.Data;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Cluster;

/// <summary>Two nodes on one PostgreSQL, with Redis between them and nginx in front, each a process of its own.</summary>
internal sealed class ConsoleCluster : IStormConsole
{
    private static readonly TimeSpan WithoutBus = Longer.Seconds("WARMTRANSFER_BUS_SECONDS", 5), BeforeTheNext = TimeSpan.FromSeconds(5);
    private readonly int[] _ports = [FreePort.Take(), FreePort.Take()];
    private readonly ServerProcess[] _nodes = [new("WebAssembly", "WarmTransfer is ready"), new("WebAssembly", "WarmTransfer is ready")];
    private readonly Proxy _proxy = new();
    private readonly RedisServer _redis;
    private readonly string _database;
    private readonly QueueSetting? _queue;
    private string[][] _arguments = [];
    private int _kills;

    private ConsoleCluster(PostgresServer postgres, RedisServer redis, QueueSetting? queue) => (Postgres, _redis, _database, _queue) = (postgres, redis, postgres.NewDatabase(), queue);

    public PostgresServer Postgres { get; }

    public RedisServer Redis => _redis;

    public string Url => _proxy.Url;

    public IEnumerable<int?> Ids => _nodes.Select(node => node.Id);

    public string Output => string.Join(Environment.NewLine, _nodes.Select((node, i) => $"── node {i + 1}{Environment.NewLine}{node.Output}"));

    /// <summary>One of two is always there.</summary>
    public IReadOnlyList<Span> Downs => ImmutableList<Span>.Empty;

    public int Kills => _kills;

    /// <param name="queue">The queue of all agents; null: as it is when nobody has changed it.</param>
    public static async Task<ConsoleCluster> Make(QueueSetting? queue = null)
    {
        Needs.Program(Proxy.Program, "nginx");
        return new ConsoleCluster(await PostgresServer.Start(), await RedisServer.Start(), queue);
    }

    public Task<string> ProxyErrors() => _proxy.Errors();

    /// <summary>Address of one node alone.</summary>
    public string Node(int number) => $"http://127.0.0.1:{_ports[number]}";

    public WarmTransferDb Database() => new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(_database).Options);

    public async Task Start(string network, IEnumerable<string> agents)
    {
        _arguments = [.. _ports.Select((_, number) => StormSettings.Of(
            _nodes[number].Folder, network, Node(number), Url, "--Database:Provider=PostgreSql", $"--Database:ConnectionString={_database}", $"--Cluster:Redis={_redis.Address}", "--Demo:AllowAnyAddress=true"))];
        await StormSettings.Furnish(_arguments[0], agents, queue: _queue);
        await Task.WhenAll(_nodes.Select((node, number) => node.Start(_arguments[number])));
        await _proxy.Start(_ports[0], _ports[1]);
    }

    /// <summary>One node after the other is killed, or restarted as in a deployment, and now and then the bus is away.</summary>
    public async Task Restart()
    {
        var number = _kills++ % 2;
        if (_kills % 4 == 3) await _nodes[number].Stop();
        else if (_kills % 4 == 0) await LoseTheBus();
        else await _nodes[number].Kill();
        if (_nodes[number].Id is null) await _nodes[number].Start(_arguments[number]);
    }

    /// <summary>As operations.md has it: ended, started, ready, and five seconds more. How long ending took.</summary>
    public async Task<Span> Replace(int number)
    {
        var from = TimeProvider.System.GetUtcNow();
        await _nodes[number].Stop();
        var ended = new Span(from, TimeProvider.System.GetUtcNow());
        await _nodes[number].Start(_arguments[number]);
        await Task.Delay(BeforeTheNext);
        return ended;
    }

    private async Task LoseTheBus()
    {
        _redis.Kill();
        await Task.Delay(WithoutBus);
        await _redis.Run();
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        foreach (var node in _nodes) await node.DisposeAsync();
        _redis.Dispose();
        await Postgres.DisposeAsync();
    }
}
