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

    /// <summary>Checks every validated setting, and whatever else is told to, before anything is opened. What is wrong with each is listed together.</summary>
    public static void Check(IServiceProvider services, params Action[] others)
    {
        Exception[] found = [.. others.Prepend(() => services.GetService<IStartupValidator>()?.Validate()).Select(Found).OfType<Exception>()];
        if (found is not []) throw new AggregateException(found);
    }

    private static Exception? Found(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Exception exception) when (FaultsIn(exception) is { Count: > 0 })
        {
            return exception;
        }
    }

    private static IReadOnlyList<string> FaultsIn(Exception exception) => exception switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        StartupFault fault => fault.Faults,
        // A number or a switch that cannot be read; the message names the setting.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => [unreadable.Message],
        AggregateException many when many.InnerExceptions.All(inner => FaultsIn(inner).Count > 0) => [.. many.InnerExceptions.SelectMany(FaultsIn)],
        _ => [],
    };
}
