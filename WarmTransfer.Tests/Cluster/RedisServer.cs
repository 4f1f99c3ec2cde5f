using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace WarmTransfer.Tests.Cluster;

/// <summary>A Redis of the tests' own, on loopback, that keeps nothing.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Process? _process;

    public int Port { get; } = FreePort.Take();

    public string Address => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> Start()
    {
        Needs.Program(Program, "redis-server");
        var server = new RedisServer();
        await server.Run();
        return server;
    }

    public async Task Run()
    {
        _process = Process.Start(new ProcessStartInfo(Program,
            ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath(), "--logfile", "/dev/null"]) { RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Patience);
        while (!await Answers(limit.Token)) await Task.Delay(50, limit.Token);
    }

    public void Kill()
    {
        if (_process is not { } process) return;
        _process = null;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Dispose() => Kill();

    private async Task<bool> Answers(CancellationToken cancel)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
