namespace WarmTransfer.Tests.Browser;

/// <summary>The product as its users start it: a process of its own, with its simulator in it or beside it, its ports and its database.</summary>
internal sealed class ProductProcess : IProduct
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-").FullName;
    private readonly ServerProcess _web;
    private readonly ServerProcess? _network;
    private readonly ServerProcess? _second;

    private ProductProcess(Uri console, bool apart, IReadOnlyDictionary<string, string> settings, Uri? second = null)
    {
        (Console, SecondConsole) = (console, second ?? console);
        var all = Settings(Console, Simulator, _folder);
        if (apart) all["Twilio__ApiBaseUrl"] = Address(Simulator);
        foreach (var (name, value) in settings) all[name] = value;
        _web = new ServerProcess("WebAssembly", "WarmTransfer is ready", all);
        _network = apart ? new ServerProcess("SimulatorAssembly", "Phone network simulator", all) : null;
        if (second is not null) _second = new ServerProcess("WebAssembly", "WarmTransfer is ready", new Dictionary<string, string>(all) { ["ASPNETCORE_URLS"] = Address(second) });
    }

    public Uri Console { get; private init; }

    public Uri SecondConsole { get; }

    public Uri Simulator { get; } = new($"http://localhost:{FreePort.Take()}/");

    /// <summary>Everything it has printed so far.</summary>
    public string Output => _web.Output + _second?.Output + _network?.Output;

    public TimeSpan CpuTime => _web.CpuTime;

    public static Uri NewAddress() => new($"http://localhost:{FreePort.Take()}/");

    public static Task<ProductProcess> Start(IReadOnlyDictionary<string, string>? settings = null) =>
        Started(new ProductProcess(NewAddress(), apart: false, settings ?? new Dictionary<string, string>()));

    /// <summary>The phone network runs in a process of its own, so that the console can be killed and calls go on.</summary>
    public static Task<ProductProcess> StartApart(Uri console, IReadOnlyDictionary<string, string> settings) =>
        Started(new ProductProcess(console, apart: true, settings));

    /// <summary>Two nodes on one database, and a phone network that knows only the proxy in front of them.</summary>
    /// <param name="shared">Database, bus, and the proxy's address.</param>
    public static Task<ProductProcess> StartOnTwoNodes(Uri first, Uri second, string proxy, IReadOnlyDictionary<string, string> shared) => Started(new ProductProcess(first, apart: true, new Dictionary<string, string>(shared)
    {
        ["PublicBaseUrl"] = proxy,
        ["Simulator__VoiceUrl"] = proxy + "/conference/connect/client",
        ["Simulator__StatusCallbackUrl"] = proxy + "/calls/events",
        ["Simulator__ApplicationVoiceUrl"] = proxy + "/conference/join",
    }, second)
    {
        Console = new Uri(proxy + "/"),
    });

    /// <summary>Kill -9 of the console.</summary>
    public Task Kill() => _web.Kill();

    /// <summary>Starts the console again, on its address and its database.</summary>
    public Task Revive() => _web.Start();

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_second is not null) await _second.DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ProductProcess> Started(ProductProcess product)
    {
        try
        {
            if (product._network is { } network) await network.Start();
            await product._web.Start();
            if (product._second is { } second) await second.Start();
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>What every story needs.</summary>
    internal static Dictionary<string, string> Settings(Uri console, Uri simulator, string folder) => new()
    {
        ["ASPNETCORE_URLS"] = Address(console),
        ["Simulator__Url"] = Address(simulator),
        ["Simulator__VoiceUrl"] = Address(console) + "/conference/connect/client",
        ["Simulator__StatusCallbackUrl"] = Address(console) + "/calls/events",
        ["Simulator__ApplicationVoiceUrl"] = Address(console) + "/conference/join",
        ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "test.db")}",
        // Nobody has anything to write up here.
        ["Desk__WrapUpSeconds"] = "0",
        // Tones are measured: the browser must not take them for noise.
        ["Softphone__AudioProcessing"] = "false",
    };

    private static string Address(Uri uri) => uri.AbsoluteUri.TrimEnd('/');
}
