using System.Diagnostics;
using System.Reflection;

namespace WarmTransfer.Tests;

/// <summary>A program run to its end: the console's as an operator meets it, or another.</summary>
internal static class FinishedProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static Task<(int Code, string Output, string Errors)> Run(IReadOnlyDictionary<string, string> environment, string input, params string[] arguments) =>
        Run(Command(environment, arguments), input);

    /// <summary>It is killed when it takes longer than anything here may.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(ProcessStartInfo command, string input = "")
    {
        (command.RedirectStandardInput, command.RedirectStandardOutput, command.RedirectStandardError) = (true, true, true);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(command)!;
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Command(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var program = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WebAssembly").Value!;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}
