using System.Diagnostics;
using System.Net.Sockets;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Cluster;

/// <summary>nginx with the repository's own configuration in front of two nodes on loopback.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    public const string Program = "/usr/sbin/nginx";
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-nginx-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort.Take();

    public string Url => $"http://127.0.0.1:{Port}";

    public async Task Start(int first, int second)
    {
        var written = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "deploy", "nginx.conf"));
        var configuration = Path.Combine(_folder, "nginx.conf");
        // Where it listens and whom it finds; and that several can run side by side as anybody.
        await File.WriteAllTextAsync(configuration, $"daemon off; master_process off; pid {_folder}/nginx.pid; error_log {_folder}/error.log;\n" + written
            .Replace("web1:8080", $"127.0.0.1:{first}", StringComparison.Ordinal).Replace("web2:8080", $"127.0.0.1:{second}", StringComparison.Ordinal)
            .Replace("listen 8080", $"listen 127.0.0.1:{Port}", StringComparison.Ordinal)
            .Replace("http {", $"http {{ client_body_temp_path {_folder}/body; proxy_temp_path {_folder}/proxy; fastcgi_temp_path {_folder}/f; uwsgi_temp_path {_folder}/u; scgi_temp_path {_folder}/s;", StringComparison.Ordinal));
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", configuration, "-p", _folder, "-e", $"{_folder}/error.log"]))!;
        await Answers();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task Answers()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            Assert.False(_process!.HasExited, await Errors());
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync("127.0.0.1", Port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    /// <summary>What it has complained of.</summary>
    public async Task<string> Errors() => File.Exists($"{_folder}/error.log") ? await File.ReadAllTextAsync($"{_folder}/error.log") : "";
}
