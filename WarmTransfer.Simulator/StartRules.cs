namespace WarmTransfer.Simulator;

/// <summary>The simulator may not start like this; the message says what to change.</summary>
public sealed class SimulatorRefusedException(string message) : InvalidOperationException(message);

/// <summary>What must hold before a network without real security opens a port.</summary>
internal static class StartRules
{
    public static void Check(SimulatorOptions options, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !options.AllowInProduction)
            throw new SimulatorRefusedException(
                "The phone network simulator is a development tool and does not start outside Development. Set ASPNETCORE_ENVIRONMENT=Development, or Simulator:AllowInProduction=true if you mean it.");
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new SimulatorRefusedException($"Simulator:Url '{options.Url}' must be an absolute http URL, for example http://localhost:5090.");
        if (!url.IsLoopback && !options.AllowAnyAddress)
            throw new SimulatorRefusedException($"Simulator:Url '{options.Url}' is not a loopback address. Use localhost, or set Simulator:AllowAnyAddress=true to open it to others.");
    }
}
