using Microsoft.AspNetCore.Connections;

namespace WarmTransfer.Simulator;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = SimulatorApp.Build(args);
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Phone network simulator: {string.Join(", ", app.Urls)}"));
            await app.RunAsync();
            return 0;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{fault.Message} Choose another one with --Simulator:Url=http://localhost:<port>.");
            return 2;
        }
        catch (SimulatorRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
    }
}
