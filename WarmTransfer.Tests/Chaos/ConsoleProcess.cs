using System.Diagnostics;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The console as a process that is killed without warning and started again on the same port and database file.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-storm-").FullName;
    private readonly StringBuilder _output = new();
    private string[] _arguments = [];
    private Process? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "storm.db")}";

    /// <summary>Makes the database with demo agents, and starts.</summary>
    public async Task Start(string network, IEnumerable<string> agents)
    {
        _arguments =
        [
            "--environment=Development", $"--contentRoot={Path.GetDirectoryName(Assembly)}", $"--urls={Url}", $"--PublicBaseUrl={Url}",
            $"--Twilio:ApiBaseUrl={network}", "--Twilio:AccountSid=AC00000000000000000000000000000001", "--Twilio:CallsPerSecond=1000",
            "--Twilio:AuthToken=simulator-auth-token", "--Twilio:ApiKeySid=SK00000000000000000000000000000001",
            "--Twilio:ApiKeySecret=simulator-api-key-secret", "--Twilio:PhoneNumber=+15550100000", $"--Database:ConnectionString={ConnectionString}",
            "--Desk:WrapUpSeconds=0", "--Desk:RejoinSeconds=2", "--Desk:ReconcileSeconds=5", "--Desk:MissedLimit=20", "--Logging:LogLevel:Default=Warning",
        ];
        await using (var app = Program.Build([.. _arguments, "--applicationName=WarmTransfer.Web"], out _))
        {
            await DataServices.Migrate(app.Services);
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var agent in agents)
                await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(
                    new() { UserName = agent, AgentId = agent, DisplayName = agent, IsDemo = true }, Roles.Agent, password: null);
        }

        await Restart();
    }

    /// <summary>Kill -9, then start; returns when it answers.</summary>
    public async Task Restart()
    {
        await Kill();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Assembly, .. _arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Kill()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        _process = null;
    }

    private void Read(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith("WarmTransfer is ready", StringComparison.Ordinal)) ready.TrySetResult();
    }

    private static string Assembly => typeof(ConsoleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WebAssembly").Value!;
}
