using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.Outbox;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web;

/// <summary>One node's desk, board and outbox without web server; a test starts what it wants to run, on a clock of its choice.</summary>
internal sealed class PartsHost : IAsyncDisposable
{
    public static readonly AgentId Agent1 = new("agent1");
    public static readonly AgentId Agent2 = new("agent2");
    private readonly IHost _host;
    private readonly List<IHostedService> _running = [];

    private PartsHost(IHost host) => _host = host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<PartsHost> StartAsync(DatabaseFile file, TimeProvider? clock = null, string api = "http://127.0.0.1:9", double callsPerSecond = 1000, params string[] settings) =>
        StartAsync("Sqlite", file.ConnectionString, clock, api, callsPerSecond, settings: settings);

    /// <param name="settings">More of them, each as <c>Section:Name=value</c>.</param>
    public static async Task<PartsHost> StartAsync(
        string provider, string database, TimeProvider? clock = null, string api = "http://127.0.0.1:9", double callsPerSecond = 1000, string redis = "", params string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cluster:Redis"] = redis, ["Database:Provider"] = provider, ["Database:ConnectionString"] = database, ["Twilio:ApiBaseUrl"] = api, ["PublicBaseUrl"] = "http://localhost:5000",
            ["Twilio:CallsPerSecond"] = callsPerSecond.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1])));
        builder.Services.AddData(builder.Configuration).AddTwilio(builder.Configuration, PhoneNetworkMode.Simulator).AddCalls().AddSingleton<Supervisors>();
        if (clock is not null) builder.Services.AddSingleton(clock);
        var host = new PartsHost(builder.Build());
        if (provider == "Sqlite") await PreparedDatabase.For(database);
        await DatabaseStart.Run(host._host.Services, TextWriter.Null, Cancellation);
        return host;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public WarmTransferDb Database() => Get<IDbContextFactory<WarmTransferDb>>().CreateDbContext();

    public async Task<Refusal?> Post(CallId call, CallEvent e, string? key = null) =>
        (await Get<Desk>().Post(new Post(call, e, "test", key), Cancellation)).Refusal;

    public Task<Refusal?> Ask(CallId call, CallEvent.Intent intent, Guid? command = null) =>
        Get<ICommands>().Ask(call, intent, command ?? Guid.NewGuid(), Cancellation);

    public Task Ready(params IEnumerable<AgentId> agents) => Task.WhenAll(agents.Select(agent => Get<IPresence>().PhoneSeen(agent, Cancellation)));

    public async Task<Call> Saved(CallId call) => (await Get<CallReader>().Find(call, Cancellation))!;

    /// <summary>A customer has called and is in the conference.</summary>
    public async Task<CallId> Waiting(int number = 1)
    {
        var call = new CallId($"CA{number:x32}");
        Assert.Null(await Post(call, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000")));
        Assert.Null(await Post(call, new CallEvent.Fact.ParticipantJoined(call.Value, 1)));
        return call;
    }

    /// <summary>Agent 1 talks to the customer.</summary>
    public async Task<CallId> Talking()
    {
        await Ready(Agent1);
        var call = await Waiting();
        Assert.Null(await Post(call, new CallEvent.Intent.Offer(Agent1, $"test")));
        Assert.Null(await Post(call, new CallEvent.Fact.AgentAnswered(new LegId("L1"), "CA-L1")));
        Assert.Null(await Post(call, new CallEvent.Fact.ParticipantJoined("CA-L1", 1)));
        return call;
    }

    public async Task<IHostedService> RunOutbox()
    {
        var relay = ActivatorUtilities.CreateInstance<OutboxRelay>(_host.Services);
        _running.Add(relay);
        await relay.StartAsync(Cancellation);
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _running) await service.StopAsync(CancellationToken.None);
        foreach (var service in _running.OfType<IDisposable>()) service.Dispose();
        _host.Dispose();
    }
}

/// <summary>A SQLite file that is gone when the test is over.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("warmtransfer-tests-").FullName;

    public string ConnectionString => $"Data Source={Path.Combine(_directory, "test.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
