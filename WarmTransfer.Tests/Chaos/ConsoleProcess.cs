using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The console as a process that is killed without warning and started again on the same database file.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-storm-").FullName;
    private readonly ServerProcess _process = new("WebAssembly", "WarmTransfer is ready");
    private ImmutableList<Span> _downs = [];
    private string[] _arguments = [];

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public int? Id => _process.Id;

    public string Output => _process.Output;

    /// <summary>Each time in which it was down: from the kill until it said again that it is ready.</summary>
    public IReadOnlyList<Span> Downs => _downs;

    public SqliteDb Database() => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(ConnectionString).Options);

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "storm.db")}";

    /// <summary>Makes the database with demo agents, and starts.</summary>
    public async Task Start(string network, IEnumerable<string> agents)
    {
        _arguments =
        [
            "--environment=Development", $"--contentRoot={_process.Folder}", $"--urls={Url}", $"--PublicBaseUrl={Url}",
            $"--Twilio:ApiBaseUrl={network}", "--Twilio:AccountSid=AC00000000000000000000000000000001", "--Twilio:CallsPerSecond=1000",
            "--Twilio:AuthToken=simulator-auth-token", "--Twilio:ApiKeySid=SK00000000000000000000000000000001", "--Twilio:RingTimeout=5",
            "--Twilio:ApiKeySecret=simulator-api-key-secret-for-everybody", "--Twilio:PhoneNumber=+15550100000", $"--Database:ConnectionString={ConnectionString}",
            "--Desk:WrapUpSeconds=0", "--Desk:RejoinSeconds=2", "--Desk:ReconcileSeconds=5", "--Desk:MissedLimit=20", "--Desk:HasFallback=true", "--Logging:LogLevel:Default=Warning",
        ];
        await Furnish(agents);
        await _process.Start(_arguments);
    }

    /// <summary>Kill -9, then start; returns when it is ready.</summary>
    public async Task Restart()
    {
        var from = TimeProvider.System.GetUtcNow();
        await _process.Kill();
        await _process.Start(_arguments);
        _downs = _downs.Add(new Span(from, TimeProvider.System.GetUtcNow()));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Furnish(IEnumerable<string> agents)
    {
        await using var app = Program.Build([.. _arguments, "--applicationName=WarmTransfer.Web"], out _);
        await DatabaseStart.Run(app.Services, TextWriter.Null, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var agent in agents)
            await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(
                new() { UserName = agent, AgentId = agent, DisplayName = agent, IsDemo = true }, Roles.Agent, password: null);
    }
}
