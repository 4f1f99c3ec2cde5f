using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace WarmTransfer.Tests.Browser;

/// <summary>The product as its users start it: a process of its own, with its simulator, ports and database.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly StringBuilder _output = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-").FullName;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process _process;

    private ProductProcess(IReadOnlyDictionary<string, string> settings)
    {
        Console = new Uri($"http://localhost:{FreePort()}/");
        Simulator = new Uri($"http://localhost:{FreePort()}/");
        _settings = settings;
        _process = New();
    }

    public Uri Console { get; }

    public Uri Simulator { get; }

    /// <summary>Everything it has printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ProductProcess> Start(IReadOnlyDictionary<string, string>? settings = null)
    {
        var product = new ProductProcess(settings ?? new Dictionary<string, string>());
        await product.Begin();
        return product;
    }

    /// <summary>Kill -9; the address and the database stay.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts what was killed; completes when it answers.</summary>
    public async Task StartAgain()
    {
        _process.Dispose();
        _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = New();
        await Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process New()
    {
        var process = new Process { StartInfo = Command(_settings) };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        return process;
    }

    private async Task Begin()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _ready.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The product was not ready within {Patience.TotalSeconds} s. It printed:{Environment.NewLine}{Output}");
        }
    }

    private ProcessStartInfo Command(IReadOnlyDictionary<string, string> settings)
    {
        var web = typeof(ProductProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WebAssembly").Value!;
        var command = new ProcessStartInfo("dotnet", [web])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(web)!,
        };
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Environment["ASPNETCORE_URLS"] = Console.AbsoluteUri.TrimEnd('/');
        command.Environment["Simulator__Url"] = Simulator.AbsoluteUri.TrimEnd('/');
        command.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(_folder, "test.db")}";
        // Nobody has anything to write up here.
        command.Environment["Desk__WrapUpSeconds"] = "0";
        // Tones are measured: the browser must not take them for noise.
        command.Environment["Softphone__AudioProcessing"] = "false";
        foreach (var (name, value) in settings) command.Environment[name] = value;
        return command;
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith("WarmTransfer is ready", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
