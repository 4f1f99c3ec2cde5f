using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using WarmTransfer.Web;

namespace WarmTransfer.Tests.Web;

/// <summary>The program ends with its faults on the error output and code 1, never with a stack.</summary>
public sealed class StartupTests : IDisposable
{
    private readonly DatabaseFile _file = new();
    private readonly Dictionary<string, string> _settings;

    public StartupTests() => _settings = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = Url(FreePort.Take()), ["Simulator__Url"] = Url(FreePort.Take()),
        ["Database__ConnectionString"] = _file.ConnectionString,
    };

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Ports_that_are_taken_are_listed_together_with_what_else_is_wrong()
    {
        using var console = Taken("ASPNETCORE_URLS");
        using var simulator = Taken("Simulator__Url");
        _settings["Desk__TimeZone"] = "Nowhere";

        var errors = await Refused();

        Assert.Contains($"  - urls is {_settings["ASPNETCORE_URLS"]}, whose port is taken", errors, StringComparison.Ordinal);
        Assert.Contains("Set the environment variable ASPNETCORE_URLS=", errors, StringComparison.Ordinal);
        Assert.Contains($"  - Simulator:Url is {_settings["Simulator__Url"]}, whose port is taken", errors, StringComparison.Ordinal);
        Assert.Contains("Set the environment variable Simulator__Url=", errors, StringComparison.Ordinal);
        Assert.Contains("  - Desk:TimeZone is 'Nowhere'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_was_taken_since_it_was_looked_at()
    {
        await using var errors = new StringWriter();

        var code = await StartupFaults.RunAsync(() => throw new IOException("Failed to bind to address http://127.0.0.1:1.", new AddressInUseException("taken")), errors);

        Assert.Equal(1, code);
        Assert.Contains("  - urls or Simulator:Url is of no use: Failed to bind to address http://127.0.0.1:1.", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "nonsense", "  - urls is nonsense, which is not an address")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5080", "  - urls is http://192.0.2.1:5080, which is not an address of this machine")]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0", "  - urls is http://0.0.0.0:0, which other machines reach, and in the demonstration anybody is administrator")]
    [InlineData("ASPNETCORE_URLS", "http://localhost:0;http://*:0", "  - urls is http://*:0, which other machines reach")]
    [InlineData("Simulator__Url", "https://0.0.0.0:0", "  - Simulator:Url 'https://0.0.0.0:0' is not a loopback address")]
    [InlineData("Database__ConnectionString", "Server=db", "  - Database:ConnectionString is not one for Sqlite: ")]
    [InlineData("Desk__WrapUpSeconds", "abc", "  - Desk:WrapUpSeconds is 'abc', which cannot be read.")]
    [InlineData("Desk__RejoinSeconds", "-1", "  - Desk:RejoinSeconds must be between 0 and 120.")]
    [InlineData("Limits__RequestsPerSecond", "0", "  - Limits:RequestsPerSecond must be between 1 and 1000.")]
    [InlineData("Limits__BoardsPerPerson", "1001", "  - Limits:BoardsPerPerson must be between 1 and 1000.")]
    [InlineData("Listen__Webhooks", "nonsense", "  - Listen:Webhooks is not an address with a port")]
    [InlineData("Listen__Webhooks", "http://0.0.0.0:0", "  - Listen:Webhooks is not an address with a port")]
    [InlineData("Listen__Webhooks", "http://192.0.2.1:5999", "  - Listen:Webhooks is http://192.0.2.1:5999, which is not an address of this machine")]
    [InlineData("Listen__ConsoleBaseUrl", "desk", "  - Listen:ConsoleBaseUrl is not scheme and host alone")]
    [InlineData("Listen__ConsoleBaseUrl", "https://desk.example.test/console", "  - Listen:ConsoleBaseUrl is not scheme and host alone")]
    [InlineData("Listen__Proxies__0", "nginx", "  - Listen:Proxies:0 holds 'nginx', which is neither an address in numbers nor a network.")]
    [InlineData("Twilio__Installation", "live-1", "  - Twilio:Installation is not a name of at most 20 letters and digits.")]
    [InlineData("Cluster__Redis", "localhost:6379", "  - Cluster:Redis is set, but SQLite's file belongs to one process")]
    [InlineData("Database__WaitSeconds", "soon", "  - Database:WaitSeconds is 'soon', which cannot be read.")]
    [InlineData("Database__WaitSeconds", "-1", "  - Database:WaitSeconds is -1; it has to be 0 to 3600.")]
    public async Task A_setting_that_cannot_stand(string setting, string value, string expected)
    {
        _settings[setting] = value;

        Assert.Contains(expected, await Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Desk__RejoinSecond", "  - Desk:RejoinSecond is no setting", "Did you mean Desk:RejoinSeconds? Set the environment variable Desk__RejoinSeconds, or take Desk__RejoinSecond out")]
    [InlineData("Twilio__AuthTokn", "  - Twilio:AuthTokn is no setting", "Did you mean Twilio:AuthToken?")]
    [InlineData("Queues__0__Strateg", "  - Queues:0:Strateg is no setting", "Did you mean Queues:0:Strategy?")]
    [InlineData("Queues__0__Phrases__Welcom", "  - Queues:0:Phrases:Welcom is no setting", "Did you mean Queues:0:Phrases:Welcome?")]
    [InlineData("SignIn__OpenIdConnect__Authorty", "  - SignIn:OpenIdConnect:Authorty is no setting", "Did you mean SignIn:OpenIdConnect:Authority?")]
    public async Task A_setting_that_nobody_reads_is_told_with_the_nearest_one_that_there_is(string setting, string fault, string remedy)
    {
        _settings[setting] = "not-to-be-printed";

        var errors = await Refused();

        Assert.Contains(fault, errors, StringComparison.Ordinal);
        Assert.Contains(remedy, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-printed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate()
    {
        var home = Directory.CreateTempSubdirectory("warmtransfer-home-").FullName;
        (_settings["HOME"], _settings["ASPNETCORE_URLS"]) = (home, $"https://127.0.0.1:{FreePort.Take()}");

        var errors = await Refused();

        Assert.Contains($"  - urls is {_settings["ASPNETCORE_URLS"]}, and there is no certificate for it.", errors, StringComparison.Ordinal);
        Assert.Contains("Kestrel__Certificates__Default__Path", errors, StringComparison.Ordinal);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Twilio_and_people_at_one_port()
    {
        _settings["Listen__Webhooks"] = _settings["ASPNETCORE_URLS"];

        Assert.Contains("which is the console's; it needs one of its own", await Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_of_the_simulators_media_that_is_taken()
    {
        using var media = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        _settings["Simulator__MediaPort"] = $"{((IPEndPoint)media.Client.LocalEndPoint!).Port}";

        Assert.Contains("Set Simulator:MediaPort to another port", await Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_whose_database_cannot_be_opened()
    {
        _settings["Database__ConnectionString"] = "Data Source=/nowhere/at/all.db";

        Assert.Contains("  - Database:ConnectionString leads to", await Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create-user", "root", "admin")]
    [InlineData("remove-demo-users")]
    public async Task A_command_whose_database_cannot_be_opened(params string[] command)
    {
        _settings["Database__ConnectionString"] = "Data Source=/nowhere/at/all.db";

        Assert.Contains("  - Database:ConnectionString leads to", await Refused(command), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_waits_for_a_server_that_is_not_there_yet()
    {
        (_settings["Database__Provider"], _settings["Database__WaitSeconds"]) = ("SqlServer", "10");
        _settings["Database__ConnectionString"] = $"Server=tcp:127.0.0.1,{FreePort.Take()};User ID=sa;Password=x;Connect Timeout=1";

        var (code, output, errors) = await FinishedProgram.Run(_settings, "", "remove-demo-users");

        Assert.Equal(1, code);
        Assert.StartsWith("Waiting for the database, 10 s at most: ", output, StringComparison.Ordinal);
        Assert.Contains("which cannot be reached", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_may_not_change_the_schema_start_up_says_so_and_a_command_does_it()
    {
        _settings["Database__MigrateAtStart"] = "false";

        Assert.Contains("which is not of this version yet, and Database:MigrateAtStart is off", await Refused(), StringComparison.Ordinal);

        var (code, output, errors) = await FinishedProgram.Run(_settings, "", "migrate");
        Assert.True(code == 0, errors);
        Assert.Contains("The database is of this version.", output, StringComparison.Ordinal);
        await using var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", _settings);
        await console.Start();
    }

    [Fact]
    public async Task Whether_a_node_can_serve_is_asked_by_a_command()
    {
        var before = await FinishedProgram.Run(_settings, "", "health", _settings["ASPNETCORE_URLS"]);
        await using var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", _settings);
        await console.Start();

        var (code, output, _) = await FinishedProgram.Run(_settings, "", "health", _settings["ASPNETCORE_URLS"]);

        Assert.Equal((1, 0), (before.Code, code));
        Assert.Contains("does not answer", before.Errors, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"Healthy\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_is_not_opened_on_the_database_of_real_people()
    {
        var (code, output, errors) = await FinishedProgram.Run(_settings, "correct horse battery\n", "create-user", "root", "admin");
        Assert.True(code == 0, output + errors);

        Assert.Contains("  - The database holds people of its own (root), and in the demonstration anybody is administrator", await Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_console_on_the_file_of_one_that_runs()
    {
        await using var first = new ServerProcess("WebAssembly", "WarmTransfer is ready", _settings);
        await first.Start();
        (_settings["ASPNETCORE_URLS"], _settings["Simulator__Url"]) = (Url(FreePort.Take()), Url(FreePort.Take()));

        Assert.Contains("on which another WarmTransfer runs already", await Refused(), StringComparison.Ordinal);

        var (code, output, _) = await FinishedProgram.Run(_settings, "", "list-users");
        Assert.True(code == 0, output);
        Assert.Contains("supervisor1", output, StringComparison.Ordinal);
        await first.Kill();
        await using var next = new ServerProcess("WebAssembly", "WarmTransfer is ready", _settings);
        await next.Start();
    }

    [Fact]
    public async Task The_program_finds_its_own_files_from_any_folder()
    {
        var folder = Directory.CreateTempSubdirectory("warmtransfer-elsewhere-").FullName;
        await using (var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", _settings) { Folder = folder })
        {
            await console.Start();
            using var http = new HttpClient();
            Assert.Contains("<link", await http.GetStringAsync(_settings["ASPNETCORE_URLS"] + "/signin", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.DoesNotContain("Executed DbCommand", console.Output, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> Refused(params string[] arguments)
    {
        var (code, output, errors) = await FinishedProgram.Run(_settings, "", arguments);
        Assert.True(code == 1 && output == "", $"{code} {output}{errors}");
        Assert.StartsWith("WarmTransfer cannot start:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        return errors;
    }

    private TcpListener Taken(string setting)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _settings[setting] = Url(((IPEndPoint)listener.LocalEndpoint).Port);
        return listener;
    }

    private static string Url(int port) => $"http://127.0.0.1:{port}";
}
