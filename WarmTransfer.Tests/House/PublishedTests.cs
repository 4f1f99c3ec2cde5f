using System.Diagnostics;
using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.House;

/// <summary>What is shipped has nothing of what only developers need. Publishing takes over a minute, so CI does it once and says where.</summary>
public sealed class PublishedTests
{
    private static string Folder => Needs.Variable("WARMTRANSFER_PUBLISHED", "folder of a published program");

    [Fact]
    public void The_published_program_has_no_tools_of_design_time()
    {
        string[] files = [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file))];

        Assert.Contains("WarmTransfer.Web.dll", files);
        Assert.DoesNotContain(files, file => file.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || file.StartsWith("Humanizer", StringComparison.Ordinal)
            || file.StartsWith("Microsoft.Build", StringComparison.Ordinal) || file == "Microsoft.EntityFrameworkCore.Design.dll");
    }

    [Fact]
    public void Nothing_of_the_simulator_is_published()
    {
        string[] files = [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)];

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => file.Contains("simulator", StringComparison.OrdinalIgnoreCase) && !file.EndsWith("simulator-socket.js", StringComparison.Ordinal) && !IsPacked(file));
        Assert.DoesNotContain(files, file => file.Contains("BouncyCastle", StringComparison.OrdinalIgnoreCase));
        var manifest = File.ReadAllText(Path.Combine(Folder, "WarmTransfer.Web.deps.json"));
        Assert.Contains("WarmTransfer.Core", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("Simulator", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("BouncyCastle", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_program_that_is_asked_for_the_demonstration_says_how_to_have_it()
    {
        var (code, output, errors) = await FinishedProgram.Run(Command([]));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("  - Twilio:AccountSid is not set, and a published console brings no phone network of its own for the demonstration.", errors, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project WarmTransfer.Web", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_program_works_with_a_simulator_that_runs_by_itself()
    {
        var console = $"http://127.0.0.1:{FreePort.Take()}";
        await using var network = await NetworkProcess.Start(console, fallback: "");
        using var file = new Web.DatabaseFile();
        using var program = Process.Start(Command([$"--urls={console}", $"--Twilio:ApiBaseUrl={network.Url}", $"--Database:ConnectionString={file.ConnectionString}"]))!;
        try
        {
            await Says(program, "WarmTransfer is ready for a call");
            await network.Dial("+15550100001");
            await Web.Eventually.Holds("the caller is in a conference", () => network.State.Conferences is not [], () => $"{network.State}");
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static bool IsPacked(string file) => Path.GetFileName(file).StartsWith("simulator-socket.js", StringComparison.Ordinal);

    private static async Task Says(Process program, string line)
    {
        while (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } said)
            if (said.StartsWith(line, StringComparison.Ordinal)) return;
        Assert.Fail($"It ended: {await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    private static ProcessStartInfo Command(string[] arguments)
    {
        var command = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "WarmTransfer.Web.dll"), .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        (command.Environment["ASPNETCORE_ENVIRONMENT"], command.Environment["ASPNETCORE_URLS"]) = ("Development", $"http://127.0.0.1:{FreePort.Take()}");
        return command;
    }
}
