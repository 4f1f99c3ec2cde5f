using Microsoft.AspNetCore.Connections;
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
        OptionsValidationException invalid => [.. invalid.Failures.Select(failure => PlatformFaults.OfValidation(invalid.OptionsType, failure))],
        StartupFault fault => fault.Faults,
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => [PlatformFaults.OfBinding(unreadable.Message)],
        // Taken since it was looked at.
        IOException { InnerException: AddressInUseException } taken =>
            [new SettingFault("urls or Simulator:Url", $"is of no use: {taken.Message}", "End what has the port, or choose another one.").ToString()],
        AggregateException many when many.InnerExceptions.All(inner => FaultsIn(inner).Count > 0) => [.. many.InnerExceptions.SelectMany(FaultsIn)],
        _ => [],
    };
}
