using System.Diagnostics;

namespace WarmTransfer.Benchmarks;

/// <summary>One more process of this program, so that what is measured does not share its CPU time and memory with who measures.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ChildProcess Start(params string[] args)
    {
        var command = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return new ChildProcess(Process.Start(command)!);
    }

    public async Task<string> Read() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The other process has ended; what it wrote is above.");

    /// <summary>Where it serves; whatever it logs before is passed over.</summary>
    public async Task<Uri> ReadAddress()
    {
        while (true)
            if (await Read() is var line && line.StartsWith("http://", StringComparison.Ordinal)) return new Uri(line);
    }

    public async Task<string> Ask(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await Read();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
