using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Simulator;
using WarmTransfer.Tests.Web;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Browser;

/// <summary>Console and phone network in the process of the tests, which has compiled their code already: a process of its own takes five seconds of a core for that. Stories of starting, dying and several nodes have such processes.</summary>
internal sealed class ProductInside : IProduct
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-").FullName;
    private readonly Log _log = new();
    private readonly WebApplication _console, _network;

    private ProductInside(IReadOnlyDictionary<string, string> settings)
    {
        var all = ProductProcess.Settings(Console, Simulator, _folder);
        foreach (var (name, value) in settings) all[name] = value;
        _console = ProductHost.Build([.. Arguments(all)]);
        _console.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        var urls = _console.Services.GetRequiredService<CallUrls>();
        _network = SimulatorApp.Build(_console.Configuration, urls.Inbound, urls.InboundStatus, urls.Join);
    }

    public Uri Console { get; } = ProductProcess.NewAddress();

    public Uri SecondConsole => Console;

    public Uri Simulator { get; } = ProductProcess.NewAddress();

    public string Output => string.Join(Environment.NewLine, _log.Lines);

    public static async Task<IProduct> Start(IReadOnlyDictionary<string, string>? settings = null)
    {
        var product = new ProductInside(settings ?? new Dictionary<string, string>());
        try
        {
            await product.Begin();
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in new[] { _console, _network })
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _log.Dispose();
    }

    private static IEnumerable<string> Arguments(Dictionary<string, string> settings) =>
    [
        "--environment=Development", "--applicationName=WarmTransfer.Web", $"--contentRoot={AppContext.BaseDirectory}", "--Logging:Console:LogLevel:Default=None", $"--urls={settings["ASPNETCORE_URLS"]}",
        .. settings.Where(setting => setting.Key != "ASPNETCORE_URLS").Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
    ];

    private async Task Begin()
    {
        await PreparedDatabase.WithDemoUsers(_console.Configuration["Database:ConnectionString"]!);
        await DatabaseStart.Run(_console.Services, TextWriter.Null, TestContext.Current.CancellationToken);
        await DemoUsers.EnsureAsync(_console.Services);
        await _network.StartAsync(TestContext.Current.CancellationToken);
        await _console.StartAsync(TestContext.Current.CancellationToken);
    }
}
