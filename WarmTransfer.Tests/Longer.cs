using System.Globalization;

namespace WarmTransfer.Tests;

/// <summary>What is short in a test run, and as long as it has to be borne where an environment variable says so.</summary>
internal static class Longer
{
    public static TimeSpan Seconds(string variable, int inATestRun) =>
        TimeSpan.FromSeconds(Count(variable, inATestRun));

    public static int Count(string variable, int inATestRun) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) ? count : inATestRun;
}
