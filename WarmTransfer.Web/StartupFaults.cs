using Microsoft.Extensions.Options;

namespace WarmTransfer.Web;

/// <summary>Something an operator has to mend before the application can start.</summary>
internal sealed class StartupFault(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>Prints what keeps the application from starting, without a stack trace, and ends it with code 1.</summary>
internal static class StartupFaults
{
    public static async Task<int> RunAsync(Func<Task<int>> application, TextWriter errors)
    {
        try
        {
            return await application();
        }
        catch (Exception exception) when (FaultsIn(exception) is { Count: > 0 } faults)
        {
            await errors.WriteLineAsync("WarmTransfer cannot start:");
            foreach (var fault in faults)
                await errors.WriteLineAsync("  - " + fault);
            return 1;
        }
    }

    /// <summary>Checks every validated setting now, before a database is opened or a port is bound.</summary>
    public static void Check(IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    private static IReadOnlyList<string> FaultsIn(Exception exception) => exception switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        StartupFault fault => fault.Faults,
        AggregateException many when many.InnerExceptions.All(inner => FaultsIn(inner).Count > 0) => [.. many.InnerExceptions.SelectMany(FaultsIn)],
        _ => [],
    };
}
