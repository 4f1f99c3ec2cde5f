using System.Diagnostics;
using System.Globalization;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>A PostgreSQL of the tests' own, on loopback, with its files in a folder that goes with it.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "warmtransfer";
    public const string Password = "only-for-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string? Binaries = FindBinaries();
    private static readonly Lazy<Task<PostgresServer>> Common = new(StartCommon);
    private readonly string _folder = Directory.CreateTempSubdirectory("warmtransfer-postgres-").FullName;
    private Process? _process;

    public int? Id => _process?.Id;

    public int Port { get; } = FreePort.Take();

    /// <summary>One for all tests that need no more than a database of their own; it ends with the process.</summary>
    public static Task<PostgresServer> Shared()
    {
        Needs.Program(Binaries is null ? null : Path.Combine(Binaries, "initdb"), "postgresql");
        return Common.Value;
    }

    public static async Task<PostgresServer> Start()
    {
        Needs.Program(Binaries is null ? null : Path.Combine(Binaries, "initdb"), "postgresql");
        var server = new PostgresServer();
        await server.Initialize();
        await server.Run();
        return server;
    }

    /// <summary>Address of a database of that name, whether there is one or not.</summary>
    public string Database(string name) => $"Host=127.0.0.1;Port={Port};Database={name};Username={User};Password={Password}";

    public string NewDatabase() => Database($"test_{Guid.NewGuid():N}");

    /// <summary>Kill -9 of all its processes; what was committed is there again after <see cref="Run"/>.</summary>
    public void Kill()
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    public async Task Run()
    {
        _process = Process.Start(Command("postgres", "-D", _folder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"))!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        while (await Tool("pg_isready", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture)) != 0) await Task.Delay(100, limit.Token);
    }

    /// <summary>One of the server's own programs, run against it to its end.</summary>
    public async Task UseTool(string program, params string[] arguments)
    {
        var command = new ProcessStartInfo(Path.Combine(Binaries!, program), arguments)
        {
            Environment = { ["PGHOST"] = "127.0.0.1", ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = User, ["PGPASSWORD"] = Password },
        };
        var (code, _, errors) = await FinishedProgram.Run(command);
        Assert.True(code == 0, errors);
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<PostgresServer> StartCommon()
    {
        var server = await Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }

    private async Task Initialize()
    {
        var password = Path.Combine(_folder, "..", Path.GetFileName(_folder) + ".password");
        await File.WriteAllTextAsync(password, Password);
        try
        {
            if (IsRoot) await Finish("chown", "postgres", _folder, password);
            Assert.Equal(0, await Tool("initdb", "-D", _folder, "-U", User, "--auth=scram-sha-256", $"--pwfile={password}", "--encoding=UTF8", "--locale=C.UTF-8"));
        }
        finally
        {
            File.Delete(password);
        }
    }

    // It refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    private static Task<int> Tool(string name, params string[] arguments) => Finish(Command(name, arguments));

    private static Task<int> Finish(string program, params string[] arguments) => Finish(new ProcessStartInfo(program, arguments));

    private static async Task<int> Finish(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private static ProcessStartInfo Command(string name, params string[] arguments)
    {
        var program = Path.Combine(Binaries!, name);
        return new ProcessStartInfo(IsRoot ? "setpriv" : program, IsRoot ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(Debian) ? [.. Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))] : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
