using System.Data;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Chaos;
using WarmTransfer.Web;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Joining;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web;

/// <summary>The real console and a phone network, each on its port, with a database file of their own.</summary>
internal sealed class ProductHost : IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private readonly Func<WebApplication> _build;
    private WebApplication _app;
    private readonly string _directory;
    private CancellationTokenSource _renewal = new();
    private readonly HashSet<string> _ready = [];
    private Task _renewing = Task.CompletedTask;
    private FallbackPage? _fallback;

    private ProductHost(Func<WebApplication> build, PhoneNetworkHost network, string directory, string url) =>
        (_build, _app, Network, _directory, Url) = (build, build(), network, directory, url);

    public PhoneNetworkHost Network { get; }

    public string Url { get; }

    public Log Log { get; } = new();

    public Snapshot Snapshot => Get<Board>().Snapshot;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The console as its program builds it, without what costs a run of the tests and guards nothing in it.</summary>
    public static WebApplication Build(string[] arguments)
    {
        var app = PipelineRemains.GoWith(Program.Build(arguments, out _));
        QuickHashes.In(app.Services);
        return app;
    }

    /// <param name="hasFallback">The number has a fallback document, which is served from another place.</param>
    public static async Task<ProductHost> StartAsync(int seed = 1, double callsPerSecond = 1000, bool hasFallback = false, params string[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort.Take()}";
        var fallback = hasFallback ? await FallbackPage.StartAsync(url + "/conference/connect/client") : null;
        var network = await PhoneNetworkHost.StartAsync(url + "/conference/connect/client", seed, fallback?.Url ?? "");
        var directory = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;
        string[] arguments = [.. Arguments(url, network.Url, directory, callsPerSecond), $"--Desk:HasFallback={hasFallback}", .. settings];
        var host = new ProductHost(() => Build(arguments), network, directory, url) { _fallback = fallback };
        await host.StartAsync();
        return host;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Registers a scripted phone and keeps its lease, as the agent's page would.</summary>
    /// <param name="tone">By which the agent is told apart from others in a sound.</param>
    public async Task Ready(string agent, AgentBehaviour behaviour = AgentBehaviour.Answer, double tone = 440)
    {
        Network.Add(agent, behaviour, tone);
        lock (_ready) _ready.Add(agent);
        await Get<IPresence>().PhoneSeen(new AgentId(agent), Cancellation);
    }

    /// <summary>The agent's page is closed; the phone is gone.</summary>
    public async Task Gone(string agent)
    {
        lock (_ready) _ready.Remove(agent);
        Network.Remove(agent);
        await Get<IPresence>().PhoneGone(new AgentId(agent), Cancellation);
    }

    public Task<Refusal?> Ask(string call, CallEvent.Intent intent, Guid? command = null) =>
        Get<ICommands>().Ask(new CallId(call), intent, command ?? Guid.NewGuid(), Cancellation);

    /// <summary>An agent's browser calls in by itself, with a ticket as its page would have got it; the CallSid.</summary>
    /// <param name="ticketFor">Whose ticket it brings; null: that of the agent whose name is the phone's.</param>
    public string CallIn(string agent, string call, JoinPurpose purpose = JoinPurpose.Rejoin, string? ticketFor = null) =>
        Network.CallIn(agent, call, Get<JoinTickets>().Issue(new AgentId(ticketFor ?? agent), purpose, new CallId(call)));

    public Call? Saved(string call)
    {
        using var db = Database();
        if (db.Calls.AsNoTracking().FirstOrDefault(row => row.Id == call) is not { } row) return null;
        return row.With(NumbersInJson.Reveal(row.Document, Numbers(db))).Read();
    }

    private static Dictionary<string, string> Numbers(WarmTransferDb db) => db.Customers.AsNoTracking().ToDictionary(row => row.Id, row => row.Number);

    public string DatabaseConnection => $"Data Source={Path.Combine(_directory, "test.db")}";

    public WarmTransferDb Database() => Get<IDbContextFactory<WarmTransferDb>>().CreateDbContext();

    public AgentState StateOf(string agent) =>
        Snapshot.Agents.TryGetValue(new AgentId(agent), out var known) ? known.StateAt(TimeProvider.System.GetUtcNow()) : AgentState.Offline;

    /// <summary>The console goes down and comes up again; the phone network goes on meanwhile.</summary>
    public Task Restart(Action meanwhile) => Restart(() =>
    {
        meanwhile();
        return Task.CompletedTask;
    });

    public async Task Restart(Func<Task> meanwhile)
    {
        await _renewal.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync(Cancellation);
        await _app.DisposeAsync();
        await meanwhile();
        _renewal.Dispose();
        (_app, _renewal) = (_build(), new CancellationTokenSource());
        await StartAsync();
    }

    /// <summary>Waits until it holds; a failure says how everything stood at the end.</summary>
    public Task Until(string what, Func<bool> holds, TimeSpan? within = null) => Eventually.Holds(what, holds, Describe, within);

    public Task<T> Until<T>(string what, Func<T?> look) where T : class => Eventually.Get(what, look, Describe);

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };

    public async ValueTask DisposeAsync()
    {
        await _renewal.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Network.DisposeAsync();
        if (_fallback is not null) await _fallback.DisposeAsync();
        await _app.StopAsync(CancellationToken.None);
        var differences = await Replayed();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        _renewal.Dispose();
        Log.Dispose();
        Assert.Empty(differences);
    }

    /// <summary>Whatever a test has done to its calls: their stored events, replayed, end where they ended.</summary>
    private async Task<string[]> Replayed()
    {
        await using var db = Database();
        // At one moment: an answer of the phone network may still be on its way into the database.
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, CancellationToken.None);
            var numbers = Numbers(db);
            var events = (await db.Events.AsNoTracking().ToListAsync(CancellationToken.None)).Select(e => e.With(NumbersInJson.Reveal(e.Payload, numbers))).ToLookup(e => e.CallId);
            var calls = await db.Calls.AsNoTracking().ToListAsync(CancellationToken.None);
            return calls.Select(row => Replay.Difference(Replay.Run(Get<CallMachine>(), events[row.Id]), row.With(NumbersInJson.Reveal(row.Document, numbers)))).OfType<string>().ToArray();
        });
    }

    // The demo account is named, so that a developer's own account in user secrets is never called.
    private static string[] Arguments(string url, string network, string directory, double callsPerSecond) =>
    [
        "--environment=Development", "--applicationName=WarmTransfer.Web", $"--contentRoot={AppContext.BaseDirectory}", $"--urls={url}",
        $"--PublicBaseUrl={url}", $"--Twilio:ApiBaseUrl={network}", "--Twilio:AccountSid=AC00000000000000000000000000000001",
        "--Twilio:AuthToken=simulator-auth-token", "--Twilio:ApiKeySid=SK00000000000000000000000000000001",
        "--Twilio:ApiKeySecret=simulator-api-key-secret-for-everybody", "--Twilio:PhoneNumber=+15550100000",
        $"--Twilio:CallsPerSecond={callsPerSecond.ToString(CultureInfo.InvariantCulture)}",
        $"--Database:ConnectionString=Data Source={Path.Combine(directory, "test.db")}", "--Logging:Console:LogLevel:Default=None",
        // Tests wait for agents to be free again, and for lost agents to be given up.
        "--Desk:WrapUpSeconds=0", "--Desk:RejoinSeconds=2",
    ];

    private async Task StartAsync()
    {
        Get<ILoggerFactory>().AddProvider(Log);
        await PreparedDatabase.WithDemoUsers(DatabaseConnection);
        await DatabaseStart.Run(_app.Services, TextWriter.Null, Cancellation);
        await DemoUsers.EnsureAsync(_app.Services);
        await _app.StartAsync(Cancellation);
        _renewing = Renew();
    }

    private async Task Renew()
    {
        using var timer = new PeriodicTimer(Renewal);
        while (await timer.WaitForNextTickAsync(_renewal.Token))
        {
            string[] ready;
            lock (_ready) ready = [.. _ready];
            foreach (var agent in ready) await Get<IPresence>().PhoneSeen(new AgentId(agent), _renewal.Token);
        }
    }

    private string Describe() => string.Join(Environment.NewLine,
    [
        .. Network.State.Legs.Select(leg => $"leg {leg.CallSid} {leg.From} → {leg.To} {leg.Status} in {leg.Conference ?? "-"} hears [{string.Join(", ", leg.Hears)}] playing '{leg.Playing}'"),
        .. Snapshot.Calls.Values.Select(call => $"call {call.Id} room {call.Room} {call.Phase} {string.Join("; ", call.Legs.Select(leg => $"{leg.Id} {leg.Agent} {leg.Progress} {leg.Presence}@{leg.Room} {leg.Ending}"))}"),
        .. Snapshot.Agents.Values.Select(agent => $"agent {agent.Id} {agent.StateAt(TimeProvider.System.GetUtcNow())}"),
        .. Log.Lines.TakeLast(20).Select(line => "log " + line),
        .. Network.Log.Where(entry => entry.Level != "info").TakeLast(10).Select(entry => "network " + entry.Text),
    ]);
}
