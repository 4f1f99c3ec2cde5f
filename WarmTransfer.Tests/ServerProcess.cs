using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace WarmTransfer.Tests;

/// <summary>One of our programs in a process of its own, which can be killed without warning and started again.</summary>
/// <param name="program">Name of the assembly's metadata that says where the build has put it.</param>
/// <param name="ready">How the line begins that it prints when it answers.</param>
internal sealed class ServerProcess(string program, string ready, IReadOnlyDictionary<string, string>? settings = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _assembly = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == program).Value!;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>Null while it is down.</summary>
    public int? Id => _process?.Id;

    /// <summary>What it has used of all cores since it was started.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Where it is started: beside its files unless a test has it otherwise.</summary>
    public string Folder { get => field ?? Path.GetDirectoryName(_assembly)!; init; }

    /// <summary>Everything it has printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public async Task Start(params IEnumerable<string> arguments)
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = Command(arguments), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, answers);
        process.ErrorDataReceived += (_, line) => Read(line.Data, answers);
        process.Exited += (_, _) => answers.TrySetException(new InvalidOperationException("It ended."));
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await answers.Task.WaitAsync(Patience);
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"{program} did not start: {fault.Message} It printed:{Environment.NewLine}{Output}", fault);
        }
    }

    /// <summary>Kill -9.</summary>
    public async Task Kill()
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>As whoever deploys ends it (SIGTERM): it has the time to finish.</summary>
    public async Task Stop()
    {
        if (_process is not { } process) return;
        _process = null;
        using (var term = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await term.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }

    public async ValueTask DisposeAsync() => await Kill();

    private ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo("dotnet", [_assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) command.Environment[name] = value;
        return command;
    }

    private void Read(string? line, TaskCompletionSource answers)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith(ready, StringComparison.Ordinal)) answers.TrySetResult();
    }
}
