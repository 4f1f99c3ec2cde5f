using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The console as a process that is killed without warning and started again on the same database file.</summary>
/// <param name="flow">To which the support number leads; null: to the queue of all agents.</param>
/// <param name="queue">That queue; null: as it is when nobody has changed it.</param>
internal sealed class ConsoleProcess(Flow? flow = null, QueueSetting? queue = null) : IStormConsole
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-storm-").FullName;
    private readonly ServerProcess _process = new("WebAssembly", "WarmTransfer is ready");
    private ImmutableList<Span> _downs = [];
    private string[] _arguments = [];

    public string Url { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public IEnumerable<int?> Ids => [_process.Id];

    public string Output => _process.Output;

    /// <summary>From each kill until it said again that it is ready.</summary>
    public IReadOnlyList<Span> Downs => _downs;

    public int Kills => _downs.Count;

    public WarmTransferDb Database() => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(ConnectionString).Options);

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "storm.db")}";

    /// <summary>Makes the database with demo agents, and starts.</summary>
    public Task Start(string network, IEnumerable<string> agents) => Start(network, agents, []);

    /// <param name="more">Settings besides those of every storm.</param>
    public async Task Start(string network, IEnumerable<string> agents, params string[] more)
    {
        _arguments = StormSettings.Of(_process.Folder, network, Url, Url, [$"--Database:ConnectionString={ConnectionString}", .. more]);
        await StormSettings.Furnish(_arguments, agents, flow, queue);
        await _process.Start(_arguments);
    }

    public Task Restart() => Restart(() => Task.CompletedTask);

    /// <param name="meanwhile">What happens while nobody answers.</param>
    public async Task Restart(Func<Task> meanwhile)
    {
        var from = TimeProvider.System.GetUtcNow();
        await _process.Kill();
        await meanwhile();
        await _process.Start(_arguments);
        _downs = _downs.Add(new Span(from, TimeProvider.System.GetUtcNow()));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
