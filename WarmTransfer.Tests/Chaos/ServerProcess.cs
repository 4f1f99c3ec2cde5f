using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace WarmTransfer.Tests.Chaos;

/// <summary>One of the product's programs as a process of its own, that may be killed without warning and started again on the same port.</summary>
internal sealed class ServerProcess(string assembly, string readyLine) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _path = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == assembly).Value!;
    private readonly StringBuilder _output = new();
    private Process? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Null while it is down.</summary>
    public int? Id { get; private set; }

    public string Folder => Path.GetDirectoryName(_path)!;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Returns when it says that it is ready.</summary>
    public async Task Start(params IEnumerable<string> arguments)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new ProcessStartInfo("dotnet", [_path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Kill -9.</summary>
    public async Task Kill()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        (_process, Id) = (null, null);
    }

    public async ValueTask DisposeAsync() => await Kill();

    private void Read(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith(readyLine, StringComparison.Ordinal)) ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
