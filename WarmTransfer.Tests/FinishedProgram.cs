using System.Diagnostics;
using System.Reflection;

namespace WarmTransfer.Tests;

/// <summary>The console's program as an operator meets it, run to its end.</summary>
internal static class FinishedProgram
{
    public static async Task<(int Code, string Output, string Errors)> Run(IReadOnlyDictionary<string, string> environment, string input, params string[] arguments)
    {
        using var process = Process.Start(Command(environment, arguments))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo Command(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var program = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WebAssembly").Value!;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}
