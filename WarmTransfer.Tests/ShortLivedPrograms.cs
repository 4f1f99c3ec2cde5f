using System.Runtime.CompilerServices;

namespace WarmTransfer.Tests;

/// <summary>
/// Programs that tests start live for a minute, beside others: what makes code faster later, or a machine that it has for itself, only costs. They inherit it from here;
/// the benchmarks start the same programs as users do.
/// </summary>
internal static class ShortLivedPrograms
{
    [ModuleInitializer]
    public static void Prepare()
    {
        foreach (var name in new[] { "DOTNET_TieredPGO", "DOTNET_gcServer", "DOTNET_EnableWriteXorExecute" }) Environment.SetEnvironmentVariable(name, "0");
        // Calls, hexadecimal, after which a method is compiled anew; 30 of them are gone in the first seconds.
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountThreshold", "400");
    }
}
