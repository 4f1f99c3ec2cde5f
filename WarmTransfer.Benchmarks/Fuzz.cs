using System.Diagnostics;

namespace WarmTransfer.Benchmarks;

/// <summary>What the test run asks ten thousand times, asked as often as one likes: the same tests, with what the heap holds after each.</summary>
internal static class Fuzz
{
    private const string Million = "1000000";

    public static async Task Run(string[] args)
    {
        var tests = Path.Combine(AppContext.BaseDirectory.Replace("WarmTransfer.Benchmarks", "WarmTransfer.Tests", StringComparison.Ordinal), "WarmTransfer.Tests.dll");
        if (!File.Exists(tests)) throw new InvalidOperationException($"There is no {tests}. Build the tests in the same configuration: dotnet build -c Release");
        var run = new ProcessStartInfo("dotnet", [tests, "-class", "*FuzzTests", "-showLiveOutput"]) { WorkingDirectory = AppContext.BaseDirectory };
        run.Environment["WARMTRANSFER_FUZZ"] = args is [var count, ..] ? count : Million;
        using var process = Process.Start(run)!;
        await process.WaitForExitAsync();
    }
}
